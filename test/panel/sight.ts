/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { choose, THEMES, violations } from './axe.ts';
import { more, type PanelTest, waitForText } from './steps.ts';

const accessible = (theme: string): PanelTest => {
  return async (workbench) => {
    await choose(workbench, theme);
    const view = await workbench.panel();
    await waitForText(view, /tasks placed/);
    assert.deepEqual(await violations(view), []);
    // With everything open that can be.
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.getByRole('button', { name: /^Try: .*dynamic/ }).click();
    await view.locator('.pairs .marked').first().waitFor();
    // All of api landed: its answer is gone, that of another service is not.
    await view.locator('.tray button', { hasText: 'worker' }).click();
    await view.locator('.details').waitFor();
    await view.locator('.what-if').getByRole('button', { name: 'web', exact: true }).click();
    const field = view.getByRole('combobox', { name: 'memberOf 1' }).first();
    await field.press('ArrowDown');
    await view.locator('.options [role="option"]').first().waitFor();
    await field.press('ArrowDown');
    assert.deepEqual(await violations(view), []);
    await field.press('Escape');
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.compare').waitFor({ state: 'detached' });
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('main').press('Escape');
    await more(view, 'Table');
    assert.deepEqual(await violations(view), []);
    await more(view, 'Table');
  };
};

/** Whether anything is wider than the panel. */
const overflows = (view: Frame) =>
  view.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : '';
  });

export const sightTests: Record<string, PanelTest> = {
  ...Object.fromEntries(
    THEMES.map((theme) => [`axe-core finds nothing, ${theme}`, accessible(theme)]),
  ),
  'a narrow panel and a large zoom break nothing': async ({ page, panel }) => {
    const view = await panel();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 1090, height: 800 });
    await page.waitForTimeout(300);
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('.tray button', { hasText: 'worker' }).click();
    await view.locator('.matrix').waitFor();
    const width = await view.evaluate(() => document.documentElement.clientWidth);
    assert.ok(width <= 400, `the panel is ${width} px wide`);
    assert.equal(await overflows(view), '');
    await page.setViewportSize({ width: 1800, height: 800 });
    // The editor gives the panel its new width some frames later.
    await view.waitForFunction(() => document.documentElement.clientWidth > 600);
    await view.evaluate(() => {
      document.documentElement.style.zoom = '2';
    });
    assert.equal(await overflows(view), '');
    await view.evaluate(() => {
      document.documentElement.style.zoom = '';
    });
    await view.locator('main').press('Escape');
    await view.getByRole('button', { name: 'What if …' }).click();
    if (size) await page.setViewportSize(size);
  },
  'without colours of ours tasks keep their outlines': async ({ page, panel }) => {
    const view = await panel();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const { border, motion } = await view
      .locator('button.task')
      .first()
      .evaluate((task) => {
        const { borderTopWidth, transitionDuration } = getComputedStyle(task);
        return { border: borderTopWidth, motion: transitionDuration };
      });
    assert.deepEqual([border, motion], ['1px', '0s']);
    await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  },
};
