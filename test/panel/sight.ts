/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { type Opened, type PanelTest, waitForText } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong in the panel. */
async function violations(view: Frame): Promise<string[]> {
  await view.evaluate(axe);
  return view.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const found = await checker.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

async function choose({ page, command }: Opened, theme: string): Promise<void> {
  await command('Preferences: Color Theme');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(theme);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

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
    await view.locator('.compare').waitFor();
    await view.locator('.details').waitFor();
    assert.deepEqual(await violations(view), []);
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.compare').waitFor({ state: 'detached' });
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('main').press('Escape');
    await view.getByRole('button', { name: 'Table' }).click();
    assert.deepEqual(await violations(view), []);
    await view.getByRole('button', { name: 'Table' }).click();
  };
};

/** Whether anything is wider than the panel. */
const overflows = (view: Frame) =>
  view.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : '';
  });

export const sightTests: Record<string, PanelTest> = {
  'axe-core finds nothing, light': accessible('Light Modern'),
  'axe-core finds nothing, high contrast': accessible('Dark High Contrast'),
  'axe-core finds nothing, dark': accessible('Dark Modern'),
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
