/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.ts';

/** A workbench, and the folder that is open in it. */
export type Opened = Workbench & { readonly folder: string };

export type PanelTest = (workbench: Opened) => Promise<void>;

/** Waits until the panel's text fits. */
export async function waitForText(view: Frame, pattern: RegExp): Promise<void> {
  const seen = () => view.locator('main, .waiting').first().innerText();
  await view
    .waitForFunction(
      (source) =>
        new RegExp(source).test(document.querySelector<HTMLElement>('#root')?.innerText ?? ''),
      pattern.source,
    )
    .catch(async (error) => {
      throw new Error(`${pattern} is not in: ${await seen()}`, { cause: error });
    });
}

/** Opens the panel of a plan, alone. */
export async function preview({ page, command, openFile, panel }: Opened, name: string) {
  await command('View: Close All Editors');
  await openFile(name);
  await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
  return panel();
}

/** Puts the cursor of the left editor behind the first occurrence of a text in a file. */
export async function cursorAt(workbench: Opened, file: string, text: string): Promise<void> {
  const { page, command, openFile, folder } = workbench;
  await command('View: Focus First Editor Group');
  await openFile(file);
  const before = readFileSync(join(folder, file), 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  await page.keyboard.press('Control+g');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`:${lines.length}:${(lines.at(-1)?.length ?? 0) + text.length + 1}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * Opens the light bulb at the cursor and picks an action. Pressed before the editor has the focus, or
 * before the actions for what has just been drawn are known, the keys open nothing: then once more.
 */
export async function pickAction({ page }: Opened, text: string): Promise<void> {
  const row = page.locator('.action-widget .monaco-list-row', { hasText: text });
  for (let tries = 0; tries < 5; tries++) {
    await page.keyboard.press('Control+.');
    const there = await row.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (there) return row.click();
    await page.keyboard.press('Escape');
  }
  throw new Error(`No action "${text}" is offered.`);
}

/** The text of the element that has the focus in the panel. */
export function focused(view: Frame): Promise<string | undefined> {
  return view.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.id);
}

/** Chooses what stands in the menu of the toolbar. */
export async function more(view: Frame, name: string): Promise<void> {
  await view.locator('.menu summary').click();
  await view.locator('.menu').getByRole('button', { name, exact: true }).click();
}

/** Groups the instances by something else. */
export async function groupBy(view: Frame, value: string): Promise<void> {
  await view.locator('.menu summary').click();
  await view.getByRole('combobox', { name: 'Group by' }).selectOption(value);
  await view.locator('.menu summary').click();
}

/** Tries what a failure of a zone of the example does. */
export async function lose(view: Frame): Promise<void> {
  const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
  await zone.getByRole('button', { name: 'What if it fails?' }).click();
  await view.locator('.pairs').waitFor();
}

/** Discards what is tried, and waits for the picture of the file alone. */
export async function discard(view: Frame): Promise<void> {
  await view.getByRole('button', { name: 'Discard' }).click();
  await view.locator('.compare').waitFor({ state: 'detached' });
  await view.locator('.zones').waitFor();
}
