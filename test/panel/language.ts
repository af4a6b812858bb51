/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loseZone } from '../../core/analysis/change/lose-zone.ts';
import { format, type Message } from '../../core/text/message.ts';
import { root } from '../../scripts/vscode/paths.ts';
import { openAlone, pictureOf } from './alone.ts';
import type { PanelTest } from './steps.ts';

const bundle: Record<string, string> = JSON.parse(
  readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'),
);

const say = (message: Message) =>
  format({ ...message, template: bundle[message.template] ?? message.template });

export const languageTests: Record<string, PanelTest> = {
  // VS Code from npm brings no Chinese; the host would hand over this very bundle.
  'with the Chinese bundle nothing of the panel is English': async ({ page, folder }) => {
    const browser = page.context().browser();
    assert.ok(browser);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const panel = await openAlone(browser, { language: 'zh-cn', bundle });
    await panel.tell({
      type: 'picture',
      picture: await pictureOf('shop.stowage.json', read, { say }),
    });
    await panel.page.getByRole('button', { name: '假设…' }).click();
    await panel.page.locator('.what-if').waitFor();
    const told = await panel.page.locator('main').innerText();
    assert.match(told, /已放置 29 个任务中的 26 个/);
    // Now with a zone lost, so that everything about a trial is there too.
    const zone = panel.page.locator('.zone', { hasText: 'eu-west-1b' });
    await zone.getByRole('button').first().click();
    const lost = { say, changes: [{ kind: 'loseZone', zone: 'eu-west-1b' }] } as const;
    const picture = await pictureOf('shop.stowage.json', read, lost);
    const words = lost.changes.map((change) => say(loseZone.words(change, {} as never)));
    const trial = { picture, problems: [], broken: false, writable: false, words };
    await panel.tell({ type: 'trial', trial, changes: [...lost.changes] });
    await panel.page.locator('.pairs').waitFor();
    const compared = await panel.page.locator('main').innerText();
    await panel.close();
    // Names, units and the words of ECS itself stay as they are.
    const english =
      /\b(?:tasks?|instances?|free|memory|why|copy|copies|service|group|all|none|file|trial|zone)\b/i;
    for (const text of [told, compared]) {
      assert.doesNotMatch(
        text.replace(
          /attribute:\S+|distinctInstance|instanceId|binpack \w+|availability-zone/g,
          '',
        ),
        english,
      );
    }
  },
};
