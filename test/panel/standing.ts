/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { PanelTest } from './steps.ts';

const place = async (what: Locator) => {
  const { x, y, height } = (await what.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  return { x, y, bottom: y + height };
};

/** Where things are while the answer to "why" is shown. */
export const standingTests: Record<string, PanelTest> = {
  'what is clicked stays where it is, and in sight': async ({ page, panel }) => {
    const view = await panel();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 2000, height: 900 });
    await view.waitForFunction(() => document.documentElement.clientWidth > 760);
    for (const which of [
      view.locator('.instance-name').first(),
      view.locator('[data-task]').last(),
    ]) {
      await which.scrollIntoViewIfNeeded();
      const before = await place(which);
      await which.click();
      await view.locator('.dock .details').waitFor();
      assert.deepEqual(await place(which), before);
      // Nothing lies over it.
      await which.click({ trial: true });
      await view.locator('main').press('Escape');
      await view.locator('.details').waitFor({ state: 'detached' });
    }
    if (size) await page.setViewportSize(size);
  },
  'on a narrow screen the answer is a sheet that covers nothing of it': async ({ page, panel }) => {
    const view = await panel();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 1090, height: 800 });
    await view.waitForFunction(() => document.documentElement.clientWidth <= 400);
    const last = view.locator('article.instance').last();
    await last.locator('.instance-name').click();
    const sheet = view.locator('.dock');
    await sheet.waitFor();
    assert.equal(await sheet.evaluate((one) => getComputedStyle(one).position), 'fixed');
    assert.ok((await place(last)).bottom <= (await place(sheet)).y);
    await view.locator('main').press('Escape');
    if (size) await page.setViewportSize(size);
  },
};
