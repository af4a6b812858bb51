/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { cursorAt, type PanelTest, pickAction } from './steps.ts';

export const problemTests: Record<string, PanelTest> = {
  'a problem in the plan leads to what could not be placed': async (workbench) => {
    const { page, command } = workbench;
    await command('View: Close All Editors');
    await cursorAt(workbench, 'shop.stowage.json', '"worker');
    await page.locator('.squiggly-warning').first().waitFor();
    await pickAction(workbench, 'Show why worker could not be placed');
    const view = await workbench.panel();
    await view.locator('.details h2', { hasText: 'worker' }).waitFor();
    const pressed = view.locator('.tray button[aria-pressed="true"]');
    assert.match(await pressed.innerText(), /1 × worker/);
    await view.locator('main').press('Escape');
  },
  'in a panel that is open already, too': async (workbench) => {
    const view = await workbench.panel();
    await cursorAt(workbench, 'shop.stowage.json', '"./api');
    await pickAction(workbench, 'Show why api could not be placed');
    await view.locator('.details h2', { hasText: 'api' }).waitFor();
    await view.locator('main').press('Escape');
  },
};
