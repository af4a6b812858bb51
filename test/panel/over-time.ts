/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { discard, type PanelTest, waitForText } from './steps.ts';

const chips = (view: Frame) => view.locator('.chip bdi').allInnerTexts();

/** Leaves the trial of something that happens: there is nothing to compare, so no two pictures. */
async function leave(view: Frame): Promise<void> {
  await view.getByRole('button', { name: 'Discard' }).click();
  await view.locator('.time, .time-line').waitFor({ state: 'detached' });
}

/** What happens over time, begun where it happens. */
export const overTimeTests: Record<string, PanelTest> = {
  'a deployment of a service takes one step, and is written as an event of the plan': async (
    workbench,
  ) => {
    const { page, panel, command } = workbench;
    const view = await panel();
    await view.locator('.legend li', { hasText: 'web' }).hover();
    await view.getByRole('button', { name: 'Deploy: web' }).click();
    await view
      .locator('.time-sentence', { hasText: /^web: the deployment completes in/ })
      .waitFor();
    assert.deepEqual(await chips(view), ['deploy web']);
    assert.equal(await view.locator('.compare').count(), 0);
    await view.getByRole('button', { name: 'Write to plan' }).click();
    await waitForText(view, /Written to the plan/);
    // The plan has the event now, and with it the timeline.
    await view.locator('.chip').waitFor({ state: 'detached' });
    await view
      .locator('.time-sentence', { hasText: /^web: the deployment completes in/ })
      .waitFor();
    await page.locator('.tab.dirty', { hasText: 'shop.stowage.json' }).waitFor();
    await command('View: Focus First Editor Group');
    await page.keyboard.press('Control+z');
    await view.locator('.time').waitFor({ state: 'detached' });
  },
  'an instance is drained and terminated from its answer': async ({ panel }) => {
    const view = await panel();
    await view.locator('.instance-name', { hasText: 'c5.large-1' }).click();
    await view.locator('.details').getByRole('button', { name: 'Drain' }).click();
    await view.locator('.time').waitFor();
    assert.deepEqual(await chips(view), ['drain c5.large-1']);
    await view.locator('.instance', { hasText: 'c5.large-1' }).getByText('DRAINING').waitFor();
    await view.locator('.details').getByRole('button', { name: 'Terminate' }).click();
    await view.locator('.chip').nth(1).waitFor();
    assert.deepEqual(await chips(view), ['drain c5.large-1', 'terminate c5.large-1']);
    await view.getByRole('button', { name: 'End', exact: true }).click();
    await view.locator('.instance', { hasText: 'c5.large-1' }).getByText('TERMINATED').waitFor();
    await leave(view);
    await view.locator('main').press('Escape');
  },
  'a zone fails and is restored': async ({ panel }) => {
    const view = await panel();
    const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
    await zone.getByRole('button', { name: /^Fail and restore/ }).click();
    await view.locator('.time').waitFor();
    assert.deepEqual(await chips(view), ['eu-west-1b fails', 'eu-west-1b is restored after 600 s']);
    await view.locator('.events tr', { hasText: 'eu-west-1b is back' }).waitFor();
    await leave(view);
  },
  'what a failed zone comes to over time is said in a line, which opens the timeline': async ({
    panel,
  }) => {
    const view = await panel();
    const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
    await zone.getByRole('button', { name: /^What if it fails/ }).click();
    await view.locator('.pairs').waitFor();
    const line = view.locator('.time-line button');
    await line.filter({ hasText: /^api is stuck after/ }).click();
    await view.locator('.time').waitFor();
    await view.locator('.instance', { hasText: 'm5.large-2' }).getByText('TERMINATED').waitFor();
    await view.getByRole('button', { name: 'As planned' }).click();
    await view.locator('.pairs').waitFor();
    await discard(view);
  },
};
