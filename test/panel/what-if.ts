/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { more, type PanelTest, waitForText } from './steps.ts';

const unfold = (view: Frame, name: string) =>
  view.locator('.what-if').getByRole('button', { name, exact: true });

export const whatIfTests: Record<string, PanelTest> = {
  'what if a zone fails: one click': async ({ panel }) => {
    const view = await panel();
    const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
    await zone.getByRole('button', { name: 'What if it fails?' }).click();
    await view.locator('.compare').waitFor();
    await view.getByRole('button', { name: 'B: what-if' }).click();
    assert.equal(await view.locator('.zones .zone-title').count(), 2);
    await view.getByRole('button', { name: 'A: file' }).click();
    assert.equal(await view.locator('.zones .zone-title').count(), 3);
    await view.getByRole('button', { name: 'Side by side' }).click();
    assert.equal(await view.getByRole('button', { name: 'Write to plan' }).isDisabled(), true);
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.compare').waitFor({ state: 'detached' });
  },
  'advice is tried in the picture first': async ({ panel }) => {
    const view = await panel();
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.getByRole('button', { name: /^Try: .*dynamic/ }).click();
    await waitForText(view, /28 of 29 tasks placed/);
    assert.match(await view.locator('.figures summary').innerText(), /26 \/ 29 → 28 \/ 29/);
    await view.locator('.figures summary').click();
    assert.match(await view.locator('.totals').innerText(), /26 \/ 29\s+28 \/ 29\s+\+2/);
    await view.locator('.figures summary').click();
    await view.getByRole('button', { name: 'Discard' }).click();
    await waitForText(view, /26 of 29 tasks placed/);
    await view.locator('main').press('Escape');
  },
  'how many instances do I need': async ({ panel }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.getByRole('button', { name: 'How many do I need?' }).first().click();
    await waitForText(view, /All tasks are placed with 5/);
    await view.locator('.fields').getByRole('button', { name: 'Try', exact: true }).click();
    await waitForText(view, /All \d+ tasks placed/);
    await view.getByRole('button', { name: 'Discard' }).click();
  },
  'a constraint is checked as it is typed': async ({ panel }) => {
    const view = await panel();
    await unfold(view, 'web').click();
    const field = view.getByRole('combobox', { name: 'memberOf 1' });
    await field.focus();
    const top = async () => (await field.boundingBox())?.y;
    const still = await top();
    await field.fill('attribute:stack = prod');
    await view.locator('.problems').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    // What is wrong is neither shown as if it were meant nor written.
    assert.match(await view.locator('h1').innerText(), /26 of 29/);
    assert.equal(await view.getByRole('button', { name: 'Write to plan' }).isDisabled(), true);
    await waitForText(view, /Can't write yet: /);
    const moved = Math.abs(((await top()) ?? 0) - (still ?? 0));
    assert.ok(moved <= 1, `the form moved by ${moved} pixels`);
    await field.fill('attribute:stack == prod');
    await view.locator('.problems').waitFor({ state: 'detached' });
    assert.equal(await field.getAttribute('aria-invalid'), 'false');
    assert.equal(await view.getByRole('button', { name: 'Write to plan' }).isDisabled(), false);
    await view.getByRole('button', { name: 'Discard' }).click();
  },
  'a constraint is completed by keyboard from what the plan has': async ({ page, panel }) => {
    const view = await panel();
    const field = view.getByRole('combobox', { name: 'memberOf 1' });
    const offered = view.locator('.what-if').getByRole('option');
    await field.click();
    await field.pressSequentially('st');
    await offered.filter({ hasText: /^attribute:stack$/ }).waitFor();
    for (let tries = 0; tries < 9; tries++) {
      await page.keyboard.press('ArrowDown');
      const active = await field.getAttribute('aria-activedescendant');
      if ((await view.locator(`[id="${active}"]`).innerText()) === 'attribute:stack') break;
    }
    await page.keyboard.press('Enter');
    await offered.filter({ hasText: /^==$/ }).waitFor();
    assert.equal(await field.inputValue(), 'attribute:stack ');
    await field.pressSequentially('== ');
    await offered.filter({ hasText: /^prod$/ }).waitFor();
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    await offered.first().waitFor({ state: 'hidden' });
    await field.pressSequentially('p');
    await offered.filter({ hasText: 'prod' }).click();
    assert.equal(await field.inputValue(), 'attribute:stack == prod ');
    await view.locator('.problems').waitFor({ state: 'detached' });
    await view.getByRole('button', { name: 'Discard' }).click();
    await unfold(view, 'web').click();
  },
  'what was tried is written as an edit that undo takes back': async (workbench) => {
    const { page, panel, command } = workbench;
    const view = await panel();
    const web = view.locator('fieldset', { hasText: 'web' });
    await web.getByRole('spinbutton', { name: 'Tasks' }).fill('4');
    await waitForText(view, /22 of 25 tasks placed/);
    await view.getByRole('button', { name: 'Write to plan' }).click();
    await waitForText(view, /Written to the plan/);
    await view.locator('.compare').waitFor({ state: 'detached' });
    await waitForText(view, /22 of 25 tasks placed/);
    await page.locator('.tab.dirty', { hasText: 'shop.stowage.json' }).waitFor();
    await command('View: Focus First Editor Group');
    await page.keyboard.press('Control+z');
    await waitForText(view, /26 of 29 tasks placed/);
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  'a file beside the plan that is written to is named, until something else is done': async (
    workbench,
  ) => {
    const { page, panel, command } = workbench;
    const view = await panel();
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.getByRole('button', { name: /^Write: .*dynamic/ }).click();
    await waitForText(view, /Written to api\.task-definition\.json\. Use Undo/);
    await waitForText(view, /28 of 29 tasks placed/);
    // Nothing of it is left to be explained.
    await view.locator('.details').waitFor({ state: 'detached' });
    await more(view, 'Table');
    assert.equal(await view.locator('.said').innerText(), '');
    await more(view, 'Table');
    await command('View: Focus First Editor Group');
    await workbench.openFile('api.task-definition.json');
    await page.keyboard.press('Control+z');
    await waitForText(view, /26 of 29 tasks placed/);
    await command('View: Close Editor');
  },
  'what is no amount is told of, and what was tried before stays': async ({ page, panel }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'What if …' }).click();
    const web = view.locator('fieldset', { hasText: 'web' });
    const copies = web.getByRole('spinbutton', { name: 'Tasks' });
    await copies.fill('4');
    await waitForText(view, /22 of 25 tasks placed/);
    await copies.fill('-3');
    await waitForText(view, /Enter a whole number/);
    assert.equal(await copies.getAttribute('aria-invalid'), 'true');
    assert.match(await view.locator('h1').innerText(), /22 of 25/);
    await page.keyboard.press('Tab');
    assert.equal(await copies.inputValue(), '4');
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.compare').waitFor({ state: 'detached' });
  },
  'a type that is half typed takes no machines away': async ({ panel }) => {
    const view = await panel();
    const type = view.getByRole('textbox', { name: 'Type' }).first();
    await type.fill('m5.larg');
    await view.locator('.problems', { hasText: 'm5.larg' }).waitFor();
    assert.equal(await type.getAttribute('aria-invalid'), 'true');
    assert.equal(await view.locator('.instance').count(), 6);
    await type.fill('m5.xlarge');
    await view.locator('.problems').waitFor({ state: 'detached' });
    await view.locator('.pairs').waitFor();
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  'a shuffle tells whether chance decides': async ({ panel }) => {
    const view = await panel();
    await more(view, 'Shuffle');
    await waitForText(view, /other seeds/);
  },
};
