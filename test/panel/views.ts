/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import { root } from '../../scripts/vscode/paths.ts';
import { fleetOf, gridOf, openAlone, pictureOf, timelineOf } from './alone.ts';
import { choose, THEMES, violations } from './axe.ts';
import { more, type Opened, type PanelTest, waitForText } from './steps.ts';
import { DARK, LIGHT } from './themes.ts';

/** The widths of a panel in pixels: beside an editor on a laptop, a half and a whole window. */
const WIDTHS = [360, 520, 930];

const grid = (view: Frame) => view.getByRole('table', { name: /^Services and what disturbances/ });

/** Waits until the last column of the grid is there. */
async function filled(view: Frame): Promise<void> {
  await view.locator('.resilience[aria-busy="false"] .grid').waitFor();
}

const focusedName = (view: Frame) =>
  view.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** What stands in the place of the picture: the resilience grid, the cheapest instances. */
export const viewTests: Record<string, PanelTest> = {
  'the resilience grid fills in, and a cell opens its simulation': async ({ panel }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'Resilience', exact: true }).click();
    await filled(view);
    const table = grid(view);
    assert.equal(await table.getByRole('row').count(), 5);
    assert.equal(await table.getByRole('columnheader').count(), 9);
    // The same as the command line says.
    const cell = table.getByRole('button', {
      name: 'api, Availability Zone eu-west-1b fails: 2 tasks could not be placed',
    });
    assert.equal(await cell.innerText(), '−2');
    await cell.click();
    await view.locator('.time.stuck').waitFor();
    assert.equal(await view.locator('.chip bdi').innerText(), 'eu-west-1b fails');
    // The service of the row is the one that the strip shows.
    assert.equal(await view.getByRole('combobox', { name: 'Service' }).inputValue(), 'api');
    await view.locator('.instance', { hasText: 'm5.large-2' }).getByText('TERMINATED').waitFor();
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.time').waitFor({ state: 'detached' });
  },
  'another cell takes the place of what happened before': async ({ panel }) => {
    const view = await panel();
    for (const name of [
      /^web, Availability Zone eu-west-1a fails/,
      /^web, .* is set to DRAINING/,
    ]) {
      await view.getByRole('button', { name: 'Resilience', exact: true }).click();
      await filled(view);
      await grid(view).getByRole('button', { name }).click();
      await view.locator('.time').waitFor();
    }
    await view.locator('.chip', { hasText: 'drain m5.large-1' }).waitFor();
    assert.equal(await view.locator('.chip').count(), 1);
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.locator('.time').waitFor({ state: 'detached' });
    // The service is singled out no longer.
    await view.locator('.service-name', { hasText: 'web' }).click();
  },
  'the grid is one stop of the Tab key, and arrow keys move in it': async ({ panel, page }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'Resilience', exact: true }).click();
    await filled(view);
    const first = grid(view).getByRole('button').first();
    await first.focus();
    assert.match(await focusedName(view), /^logs, Availability Zone eu-west-1a fails/);
    await page.keyboard.press('ArrowDown');
    assert.match(await focusedName(view), /^web, Availability Zone eu-west-1a fails/);
    await page.keyboard.press('ArrowRight');
    assert.match(await focusedName(view), /^web, Availability Zone eu-west-1b fails/);
    const stops = await view
      .locator('.grid button')
      .evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex === 0).length);
    assert.equal(stops, 1);
    await view.getByRole('button', { name: 'Resilience', exact: true }).click();
  },
  'the cheapest instances stand beside those of the plan, and are tried': async ({ panel }) => {
    const view = await panel();
    await more(view, 'Cheapest instances');
    const table = view.getByRole('table', { name: 'Cheapest instances' });
    await table.waitFor();
    const rows = await table.getByRole('row').count();
    assert.ok(rows > 4, `${rows} rows`);
    assert.equal(await view.locator('.fleet-chart .point').count(), rows - 1);
    assert.match(await table.innerText(), /now, 20 of 23 tasks: 3 × m5\.large, 3 × c5\.large/);
    // What is pointed at in the table is marked in the chart.
    const row = table.getByRole('row').nth(2);
    await row.hover();
    await view.locator('.point.lit').waitFor();
    await table
      .getByRole('button', { name: /^Try: / })
      .first()
      .click();
    await waitForText(view, /All \d+ tasks placed, on \d+ of \d+ container/);
    assert.match(await view.locator('.chip bdi').innerText(), /^instances: \d+ × /);
    await view.getByRole('button', { name: 'Discard' }).click();
    await waitForText(view, /26 of 29 tasks placed/);
  },
  'what the fleets hold besides is chosen': async ({ panel }) => {
    const view = await panel();
    await more(view, 'Cheapest instances');
    await view.locator('.fleet[aria-busy="false"]').waitFor();
    const cheapest = () =>
      view.locator('.fleets tbody tr').nth(1).locator('.number').first().innerText();
    const before = await cheapest();
    await view.getByLabel('room after a zone fails').check();
    await view.locator('.fleet[aria-busy="true"]').waitFor();
    await view.locator('.fleet[aria-busy="false"]').waitFor();
    assert.ok(Number((await cheapest()).slice(1)) > Number(before.slice(1)));
    await view.getByLabel('room after a zone fails').uncheck();
    await more(view, 'Cheapest instances');
  },
  'axe-core finds nothing in the grid and in the fleets, in any theme': async (workbench) => {
    const view = await workbench.panel();
    for (const theme of THEMES) {
      await choose(workbench, theme);
      for (const [name, part] of [
        ['Resilience', '.resilience'],
        ['Cheapest instances', '.fleet'],
      ] as const) {
        await more(view, name);
        await view.locator(`${part}[aria-busy="false"]`).waitFor();
        assert.deepEqual(await violations(view), [], `${theme}, ${name}`);
      }
      await more(view, 'Cheapest instances');
    }
  },
  ...Object.fromEntries(
    WIDTHS.flatMap((width) =>
      Object.entries({ light: LIGHT, dark: DARK }).map(([name, theme]) => [
        `grid, fleets and moments fit into ${width} pixels, and axe-core finds nothing, ${name}`,
        (workbench: Opened) => allFit(workbench, width, theme),
      ]),
    ),
  ),
};

const SHOP = 'shop.stowage.json';
const LOST: readonly PlanChange[] = [
  { kind: 'event', event: 'loseAvailabilityZone', target: 'eu-west-1b', value: 0 },
];
const read = (file: string) => readFileSync(join(root, 'examples', file), 'utf8');

/** Opens each of them alone in a width: nothing stands out to the side, and axe-core finds nothing. */
async function allFit({ page }: Opened, width: number, theme: Record<string, string>) {
  const browser = page.context().browser();
  assert.ok(browser);
  const picture = await pictureOf(SHOP, read);
  const timeline = await timelineOf(SHOP, read, { changes: LOST });
  const tried = await pictureOf(SHOP, read, { changes: LOST });
  const trial = { picture: tried, problems: [], broken: false, writable: true, words: ['b fails'] };
  const fleet = await fleetOf(SHOP, read);
  const columns = await gridOf(SHOP, read);
  const told: Record<string, readonly HostMessage[]> = {
    resilience: columns.map((column) => ({ type: 'resilience', column, changes: [] })),
    fleet: [{ type: 'fleet', fleet, options: [], changes: [] }],
    picture: [
      { type: 'trial', trial, changes: [...LOST] },
      { type: 'timeline', timeline, changes: [...LOST] },
    ],
  };
  for (const [shows, messages] of Object.entries(told)) {
    const changes = shows === 'picture' ? LOST : [];
    const panel = await openAlone(browser, { theme, width, kept: { shows, changes } });
    await panel.tell({ type: 'picture', picture });
    for (const message of messages) await panel.tell(message);
    await panel.page.locator('.grid, .fleet-chart, .time').first().waitFor();
    assert.deepEqual(await violations(panel.page.mainFrame()), [], `${shows}, ${width}`);
    const over = await panel.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    assert.ok(over <= 0, `${shows} is ${over} pixels too wide`);
    const canvases = panel.page.locator('.thumbnail canvas');
    assert.equal(await canvases.count(), shows === 'picture' ? 4 : 0);
    await panel.close();
  }
}
