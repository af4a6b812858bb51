import type { Page } from 'playwright-core';
import type { Workbench } from '../../scripts/vscode/workbench.ts';

/** A workbench, and the folder that is open in it. */
export type Opened = Workbench & { readonly folder: string };

export type EditorTest = (workbench: Opened) => Promise<void>;

/** Suggestions that are looked through for one label. */
const MOST = 80;

const FOCUSED = '.suggest-widget.visible .monaco-list-row.focused';

/** The label of the suggestion that Enter would take. */
async function focusedLabel(page: Page): Promise<string | undefined> {
  const label = page.locator(`${FOCUSED} .label-name`).first();
  return (await label.textContent().catch(() => null)) ?? undefined;
}

/** Asks for suggestions and takes one by its label, with the keyboard alone. */
export async function take(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+Space');
  await page.locator(FOCUSED).waitFor();
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < MOST; i++) {
    const focused = await focusedLabel(page);
    if (focused === label) {
      await page.keyboard.press('Enter');
      await page
        .locator('.suggest-widget.visible')
        .waitFor({ state: 'hidden' })
        .catch(() => {});
      return;
    }
    seen.push(focused);
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${label} is not among ${seen.join(', ')}`);
}

/** Types text in place of what a stop of the snippet holds. */
export async function fill(page: Page, ...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
    await dismiss(page);
  }
}

/** Milliseconds in which suggestions for what was typed appear. */
const SOON = 700;

/** Closes the suggestions that typing brings: the next Tab is for the snippet, as people see before they press it. */
async function dismiss(page: Page): Promise<void> {
  const shown = page.locator('.suggest-widget.visible');
  const appeared = await shown.waitFor({ timeout: SOON }).then(
    () => true,
    () => false,
  );
  if (!appeared) return;
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
}

/** Goes behind what was written, so many lines down, and begins the next member. */
export async function next(page: Page, linesDown = 0): Promise<void> {
  await leave(page);
  for (let i = 0; i < linesDown; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type(',');
  await page.keyboard.press('Enter');
}

/** Ends the suggestions and the snippet that are still there. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}
