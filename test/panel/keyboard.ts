/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { focused, more, type PanelTest } from './steps.ts';

export const keyboardTests: Record<string, PanelTest> = {
  'arrow keys move through the picture, Enter explains, Escape leads back': async ({
    page,
    panel,
  }) => {
    const view = await panel();
    await view.locator('.zones [data-stop][tabindex="0"]').focus();
    assert.equal(await focused(view), 'instance 0');
    await page.keyboard.press('ArrowRight');
    assert.match((await focused(view)) ?? '', /^task 0 /);
    await page.keyboard.press('ArrowDown');
    assert.match((await focused(view)) ?? '', /^task 0 /);
    await page.keyboard.press('End');
    const last = await focused(view);
    assert.match(last ?? '', /^task /);
    await page.keyboard.press('Enter');
    await view.locator('.details .funnel').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await view.locator('.details').waitFor({ state: 'detached' });
    assert.equal(await focused(view), last);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await view.locator('.details .facts').waitFor();
    await page.keyboard.press('Escape');
  },
  'the picture is one stop of the Tab key': async ({ panel }) => {
    const view = await panel();
    assert.equal(await view.locator('.zones [data-stop][tabindex="0"]').count(), 1);
  },
  'the menu is left by Escape and by going elsewhere': async ({ page, panel }) => {
    const view = await panel();
    const menu = view.locator('details.menu');
    const open = () => menu.evaluate((each) => (each as HTMLDetailsElement).open);
    await menu.locator('summary').press('Enter');
    assert.equal(await open(), true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await open(), false);
    assert.equal(await view.evaluate(() => document.activeElement?.localName), 'summary');
    await menu.locator('summary').press('Enter');
    await view.getByRole('combobox', { name: 'Find instances' }).focus();
    assert.equal(await open(), false);
  },
  'siblings of a selected task stand out, all others fade': async ({ panel }) => {
    const view = await panel();
    const task = view.locator('.zones button.task', { hasText: 'api' }).first();
    await task.click();
    await view.locator('.task.sibling').first().waitFor();
    const labels = await view.locator('button.task.sibling').allInnerTexts();
    assert.deepEqual([...new Set(labels)], ['api']);
    assert.equal(await view.locator('button.task:not(.sibling):not(.faded)').count(), 0);
    await task.press('Escape');
  },
  'a table has the same for screen readers; filters apply to it': async ({ panel }) => {
    const view = await panel();
    await more(view, 'Table');
    assert.equal(await view.locator('.instances tbody tr').count(), 6);
    await view.getByRole('combobox', { name: 'Find instances' }).fill('c5');
    assert.equal(await view.locator('.instances tbody tr').count(), 3);
    await view.getByRole('combobox', { name: 'Find instances' }).fill('nothing');
    await view.getByRole('button', { name: 'Show all' }).click();
    await more(view, 'Table');
    await view.locator('.zones.cards').waitFor();
  },
};
