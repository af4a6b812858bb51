/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { discard, focused, lose, more, type PanelTest, waitForText } from './steps.ts';

const chips = (view: Frame) => view.locator('.chip bdi').allInnerTexts();

export const trialTests: Record<string, PanelTest> = {
  'what is tried is told, and each of it can be taken back': async ({ panel }) => {
    const view = await panel();
    await lose(view);
    await view.getByRole('button', { name: 'What if …' }).click();
    const web = view.locator('fieldset', { hasText: 'web' });
    await web.getByRole('spinbutton', { name: 'Tasks' }).fill('12');
    await view.locator('.chip', { hasText: 'web' }).waitFor();
    assert.deepEqual(await chips(view), ['eu-west-1b fails', 'web: 12 tasks']);
    assert.equal(await view.locator('.tray h2').innerText(), 'Not placed in the what-if');
    await view.getByRole('button', { name: 'Remove eu-west-1b fails' }).click();
    assert.deepEqual(await chips(view), ['web: 12 tasks']);
    await waitForText(view, /30 of 33 tasks placed/);
    await view.getByRole('button', { name: 'Remove web: 12 tasks' }).click();
    await waitForText(view, /26 of 29 tasks placed/);
    assert.equal(await view.locator('.tray h2').innerText(), 'Not placed');
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  'the sentence and what becomes of the trial stay in view': async ({ panel }) => {
    const view = await panel();
    await lose(view);
    await view.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    assert.ok(await view.evaluate(() => window.scrollY > 100));
    for (const part of ['h1', '.lead .primary', '.chips']) {
      const top = await view.locator(part).evaluate((each) => each.getBoundingClientRect().top);
      assert.ok(top >= 0 && top < 200, `${part} stands at ${top}`);
    }
    await discard(view);
  },
  'advice for a trial is added to what is tried': async ({ panel }) => {
    const view = await panel();
    await lose(view);
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view
      .getByRole('button', { name: /^Write all changes, including: add/ })
      .first()
      .waitFor();
    const before = await view.locator('h1').innerText();
    await view
      .getByRole('button', { name: /^Try: add/ })
      .first()
      .click();
    await view.locator('.chip').nth(1).waitFor();
    const [first, second] = await chips(view);
    assert.equal(first, 'eu-west-1b fails');
    assert.match(second ?? '', /^\d+ more × \S+$/);
    await view.waitForFunction((old) => document.querySelector('h1')?.innerText !== old, before);
    await discard(view);
    await view.locator('main').press('Escape');
  },
  'an answer is gone when the picture no longer has what it is about': async ({ panel }) => {
    const view = await panel();
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.getByRole('button', { name: /^Try: .*dynamic/ }).click();
    await waitForText(view, /28 of 29 tasks placed/);
    await view.locator('.details').waitFor({ state: 'detached' });
    await discard(view);
  },
  'from one answer to another and back, with the focus': async ({ page, panel }) => {
    const view = await panel();
    const title = view.locator('.details h2');
    const onTitle = () =>
      view.waitForFunction(() => document.activeElement?.matches('.details h2') ?? false);
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.locator('.matrix .link', { hasText: 'm5.large-1' }).press('Enter');
    await title.filter({ hasText: 'm5.large-1' }).waitFor();
    await onTitle();
    await view.getByRole('button', { name: '‹ Back' }).press('Enter');
    await title.filter({ hasText: 'api' }).waitFor();
    await onTitle();
    assert.equal(await view.getByRole('button', { name: '‹ Back' }).count(), 0);
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    assert.equal(await focused(view), 'unplaced 2');
  },
  'Escape in a field keeps the focus there, and discarding keeps it in the panel': async ({
    page,
    panel,
  }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('.tray button', { hasText: 'api' }).click();
    await view.locator('.details').waitFor();
    const web = view.locator('fieldset', { hasText: 'web' });
    const copies = web.getByRole('spinbutton', { name: 'Tasks' });
    await copies.fill('9');
    await view.locator('.compare').waitFor();
    await page.keyboard.press('Escape');
    await view.locator('.details').waitFor({ state: 'detached' });
    assert.ok(await copies.evaluate((each) => each === document.activeElement));
    await view.getByRole('button', { name: 'Discard' }).press('Enter');
    await view.locator('.compare').waitFor({ state: 'detached' });
    await view.waitForFunction(() => document.activeElement?.textContent === 'What if …');
    await page.keyboard.press('Enter');
    await view.locator('.what-if').waitFor({ state: 'detached' });
  },
  'a table of both has what only the file has; the file alone has no marks of the trial': async ({
    panel,
  }) => {
    const view = await panel();
    await lose(view);
    await more(view, 'Table');
    const rows = view.locator('.instances tbody tr');
    assert.equal(await rows.count(), 6);
    assert.equal(await rows.filter({ hasText: 'only in the file' }).count(), 2);
    assert.equal(
      await view.locator('.switch [aria-pressed="true"]').getAttribute('aria-label'),
      'A|B: both in one table',
    );
    await view.getByRole('button', { name: 'B: what-if' }).click();
    assert.equal(await rows.count(), 4);
    await more(view, 'Table');
    await view.getByRole('button', { name: 'A: file' }).click();
    await view.locator('.zones .instance').nth(5).waitFor();
    assert.deepEqual(await view.locator('.tag.more').allInnerTexts(), []);
    await view.getByRole('button', { name: 'Side by side' }).click();
    await discard(view);
  },
  'instances are found by zone and by type': async ({ panel }) => {
    const view = await panel();
    const search = view.getByRole('combobox', { name: 'Find instances' });
    await search.fill('zone:eu-west-1b');
    assert.equal(await view.locator('.instance').count(), 2);
    await search.fill('zone:eu-west-1b type:c5');
    assert.deepEqual(await view.locator('.instance-name').allInnerTexts(), ['c5.large-2']);
    await search.fill('service:worker');
    assert.equal(await view.locator('.instance').count(), 3);
    await search.fill('');
    assert.equal(await view.locator('.instance').count(), 6);
  },
  'what a shuffle tells can be closed': async ({ panel }) => {
    const view = await panel();
    await more(view, 'Shuffle');
    await view.locator('.shuffle').getByRole('button', { name: 'Close' }).click();
    await view.locator('.shuffle').waitFor({ state: 'detached' });
    await view.waitForFunction(() => document.activeElement?.matches('.menu summary') ?? false);
  },
};
