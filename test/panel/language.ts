/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw } from '../../core/placement/drawing/draw.ts';
import { Links } from '../../core/placement/drawing/links.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/placement/plan/read-plan.ts';
import { format, type Message } from '../../core/text/message.ts';
import { root } from '../../scripts/vscode/paths.ts';
import type { PanelTest } from './steps.ts';

const bundle: Record<string, string> = JSON.parse(
  readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'),
);

/** The picture of the example in Chinese, as the server draws it with the bundle. */
async function picture(folder: string) {
  const plan = await readPlan('shop.stowage.json', {
    read: async (uri) => ({ text: readFileSync(join(folder, uri), 'utf8') }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  });
  const requests = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, requests, { seed: plan.seed });
  const say = ({ template, params }: Message) =>
    format({ template: bundle[template] ?? template, params });
  return draw({ plan, result }, say, new Links());
}

export const languageTests: Record<string, PanelTest> = {
  // VS Code from npm brings no Chinese; the host would hand over this very bundle.
  'with the Chinese bundle nothing of the panel is English': async ({ page, folder }) => {
    const file = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');
    const context = await page.context().browser()?.newContext();
    assert.ok(context);
    const panel = await context.newPage();
    await panel.setContent('<html lang="zh-cn"><body data-plan="x"><div id="root"></div>');
    await panel.addStyleTag({ content: file('webview.css') });
    await panel.evaluate((texts) => {
      document.body.dataset.bundle = texts;
      Object.assign(window, {
        acquireVsCodeApi: () => ({ postMessage() {}, getState() {}, setState() {} }),
      });
    }, JSON.stringify(bundle));
    await panel.evaluate(file('webview.js'));
    await panel.evaluate(
      (shown) => window.postMessage({ type: 'picture', picture: JSON.parse(shown) }, '*'),
      JSON.stringify(await picture(folder)),
    );
    await panel.getByRole('button', { name: '假设…' }).click();
    await panel.locator('.what-if').waitFor();
    const text = await panel.locator('main').innerText();
    await context.close();
    assert.match(text, /已放置 29 个任务中的 26 个/);
    // Names, units and the words of ECS itself stay as they are.
    const words = /\b(?:tasks?|instances?|free|memory|why|copy|copies|service|group|all|none)\b/i;
    assert.doesNotMatch(
      text.replace(/attribute:\S+|distinctInstance|instanceId|binpack \w+/g, ''),
      words,
    );
  },
};
