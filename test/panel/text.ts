/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { cursorAt, type PanelTest, waitForText } from './steps.ts';

export const textTests: Record<string, PanelTest> = {
  'the cursor in the text highlights the service in the picture': async (workbench) => {
    const view = await workbench.panel();
    await cursorAt(workbench, 'shop.stowage.json', '"serviceName": "worker"');
    await view.locator('.task.sibling').first().waitFor();
    const labels = await view.locator('button.task.sibling').allInnerTexts();
    assert.deepEqual([...new Set(labels)], ['worker']);
    await cursorAt(workbench, 'shop.stowage.json', '"cluster"');
    await view.locator('.task.sibling').first().waitFor({ state: 'detached' });
  },
  'the cursor in a task definition does the same': async (workbench) => {
    const view = await workbench.panel();
    await cursorAt(workbench, 'web.task-definition.json', '"family"');
    await view.locator('.task.sibling').first().waitFor();
    const labels = await view.locator('button.task.sibling').allInnerTexts();
    assert.deepEqual([...new Set(labels)], ['web']);
  },
  'so does the cursor in a container of it': async (workbench) => {
    const view = await workbench.panel();
    await cursorAt(workbench, 'worker.task-definition.json', '"image"');
    await view.locator('.task.sibling', { hasText: 'worker' }).first().waitFor();
    await cursorAt(workbench, 'api.service.json', '"desiredCount"');
    await view.locator('.task.sibling', { hasText: 'api' }).first().waitFor();
    const labels = await view.locator('button.task.sibling').allInnerTexts();
    assert.deepEqual([...new Set(labels)], ['api']);
  },
  'a double click in the picture reveals the line': async ({ page, panel }) => {
    const view = await panel();
    await view.evaluate(() => window.scrollTo(0, 0));
    // Slow enough for the answer to the first click to come between.
    const task = view.locator('.zones button.task', { hasText: 'worker' }).first();
    await task.dblclick({ delay: 60 });
    await page.locator('.tab.active[data-resource-name="shop.stowage.json"]').waitFor();
    await page.locator('.statusbar-item', { hasText: /Ln (?:3[5-9]|4\d)/ }).waitFor();
  },
  'an unsaved edit changes the picture': async (workbench) => {
    const { page, panel } = workbench;
    await cursorAt(workbench, 'shop.stowage.json', '"desiredCount": 8');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('2');
    const view = await panel();
    await waitForText(view, /20 of 23 tasks placed/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await waitForText(view, /26 of 29 tasks placed/);
  },
};
