/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { type PanelTest, waitForText } from './steps.ts';

/** Counts what a person does: clicks, and fields filled. */
class Steps {
  taken = 0;

  async click(what: Locator): Promise<void> {
    this.taken++;
    await what.click();
  }
}

/** What a new user asks, with the steps that the answer takes at the most. */
export const taskTests: Record<string, PanelTest> = {
  '"why does api not land?" is answered without a step, its remedy shown after two': async ({
    panel,
  }) => {
    const view = await panel();
    const steps = new Steps();
    const row = view.locator('.tray li', { hasText: 'api' });
    assert.match(await row.innerText(), /2 × api\s+6 instances have port 8080\/tcp in use/);
    assert.equal(steps.taken, 0);
    await steps.click(row.locator('button'));
    await view.locator('.matrix').waitFor();
    await steps.click(view.getByRole('button', { name: /^Try: .*dynamic/ }));
    await waitForText(view, /28 of 29 tasks placed/);
    assert.equal(steps.taken, 2);
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('main').press('Escape');
  },
  '"how many instances do I need?" takes two steps': async ({ panel }) => {
    const view = await panel();
    const steps = new Steps();
    await steps.click(view.getByRole('button', { name: 'What if …' }));
    await steps.click(view.getByRole('button', { name: 'How many do I need?' }).first());
    await waitForText(view, /All tasks are placed with 5/);
    assert.equal(steps.taken, 2);
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  '"what if eu-west-1b fails?" takes one step': async ({ panel }) => {
    const view = await panel();
    const steps = new Steps();
    const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
    await steps.click(zone.getByRole('button', { name: 'What if it fails?' }));
    await waitForText(view, /20 of 27 tasks placed/);
    await view.locator('.pairs').waitFor();
    assert.equal(steps.taken, 1);
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.zones').waitFor();
  },
};
