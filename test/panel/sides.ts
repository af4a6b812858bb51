/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { discard, focused, lose, type PanelTest } from './steps.ts';

export const sideTests: Record<string, PanelTest> = {
  'the same instance stands beside itself, what differs is marked on both sides': async ({
    panel,
  }) => {
    const view = await panel();
    await lose(view);
    const rows = await view.locator('.pair:not(.heads)').evaluateAll((pairs) =>
      pairs.map((pair) =>
        [...pair.children].map((half) => {
          const name = half.querySelector('.instance-name')?.textContent ?? half.textContent;
          const marked = [...half.querySelectorAll('button.marked')];
          return `${name}: ${marked.map((task) => task.textContent).join(', ')}`;
        }),
      ),
    );
    assert.deepEqual(rows, [
      ['m5.large-1: ', 'm5.large-1: + web'],
      ['c5.large-1: ', 'c5.large-1: + web'],
      ['m5.large-2: − logs, − web, − api, − worker, − worker', 'not in the what-if: '],
      ['c5.large-2: − logs, − web, − web, − api', 'not in the what-if: '],
      ['m5.large-3: ', 'm5.large-3: + web'],
      ['c5.large-3: ', 'c5.large-3: '],
    ]);
    const label = view.locator('button.marked').first();
    assert.match((await label.getAttribute('aria-label')) ?? '', /only in the what-if$/);
    await discard(view);
  },
  'only what differs is shown when that is asked for': async ({ panel }) => {
    const view = await panel();
    await lose(view);
    await view.getByRole('button', { name: '5 differ' }).click();
    assert.equal(await view.locator('.pair:not(.heads)').count(), 5);
    await discard(view);
    assert.equal(await view.locator('.instance').count(), 6);
  },
  'arrow keys go from the file to the trial and stay on their side': async ({ page, panel }) => {
    const view = await panel();
    await lose(view);
    const side = () =>
      view.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.side);
    await view.locator('.pairs [data-stop][tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    assert.deepEqual([await side(), await focused(view)], ['b', 'instance 0']);
    await page.keyboard.press('ArrowDown');
    assert.deepEqual([await side(), await focused(view)], ['b', 'instance 2']);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await side(), 'a');
    await discard(view);
  },
  'each side is explained by its own plan': async ({ panel }) => {
    const view = await panel();
    await lose(view);
    const half = (side: string) => view.locator(`.instance[data-side="${side}"]`).first();
    await half('a').locator('.instance-name').click();
    await view.locator('.details h3', { hasText: 'Runs 5 tasks' }).waitFor();
    await half('b').locator('.instance-name').click();
    await view.locator('.details h3', { hasText: 'Runs 6 tasks' }).waitFor();
    await view.locator('main').press('Escape');
    await discard(view);
  },
  'where there is no room they stand below one another': async ({ page, panel }) => {
    const view = await panel();
    const size = page.viewportSize();
    await lose(view);
    const columns = () =>
      view
        .locator('.pair:not(.heads)')
        .first()
        .evaluate((pair) => getComputedStyle(pair).gridTemplateColumns.split(' ').length);
    await page.setViewportSize({ width: 2000, height: 860 });
    await view.waitForFunction(() => document.documentElement.clientWidth > 760);
    assert.equal(await columns(), 2);
    await page.setViewportSize({ width: 1000, height: 860 });
    await view.waitForFunction(() => document.documentElement.clientWidth < 760);
    assert.equal(await columns(), 1);
    if (size) await page.setViewportSize(size);
    await discard(view);
  },
};
