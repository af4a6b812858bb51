/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { changeInWords, type PlanChange } from '../../core/analysis/change/changes.ts';
import { format } from '../../core/text/message.ts';
import { root } from '../../scripts/vscode/paths.ts';
import { type Alone, explanationOf, openAlone, pictureOf, timelineOf } from './alone.ts';
import { violations } from './axe.ts';
import type { PanelTest } from './steps.ts';
import { DARK, LIGHT } from './themes.ts';

/** The widths of a panel in pixels: beside an editor on a laptop, a half and a whole window. */
const WIDTHS = [360, 520, 930];

/** Pixels from the top within which the picture begins, and stops of the Tab key before it. */
const HIGHEST = 260;
const MOST_STOPS = 6;

const PLAN = 'shop.stowage.json';
const LOST: readonly PlanChange[] = [{ kind: 'loseZone', zone: 'eu-west-1b' }];
const DEPLOYED: readonly PlanChange[] = [
  { kind: 'event', event: 'deploy', target: 'web', value: 0 },
];

const MANY = JSON.stringify({
  containerInstances: [{ instanceType: 'm5.2xlarge', count: 12, availabilityZones: ['a', 'b'] }],
  services: Array.from({ length: 40 }, (_, number) => ({
    serviceName: `service-${number}`,
    desiredCount: 3,
    taskDefinition: {
      family: `f${number}`,
      containerDefinitions: [
        { name: 'c', image: 'i', cpu: 128, memory: number === 7 ? 40_000 : 256 },
      ],
    },
  })),
});

const read = (file: string) =>
  file === 'many' ? MANY : readFileSync(join(root, 'examples', file), 'utf8');

interface Scene {
  readonly width?: number;
  readonly plan?: string;
  readonly theme?: Record<string, string>;
  readonly changes?: readonly PlanChange[];
  /** What the answer to "why" is open for. */
  readonly selected?: string;
  readonly whatIf?: boolean;
  readonly timeline?: boolean;
}

/** Opens the panel with all that the host tells it. */
async function open(browser: Browser, scene: Scene): Promise<Alone> {
  const { width = 930, plan = PLAN, theme = LIGHT, changes = [], selected, whatIf } = scene;
  const kept = { changes, selected, whatIf, side: 'b' };
  const panel = await openAlone(browser, { theme, width, kept });
  const picture = await pictureOf(plan, read);
  await panel.tell({ type: 'picture', picture });
  if (changes.length > 0) {
    const file = { cluster: { instances: [] } } as never;
    const words = changes.map((change) => format(changeInWords(change, file)));
    const tried = await pictureOf(plan, read, { changes });
    const trial = { picture: tried, problems: [], broken: false, writable: true, words };
    await panel.tell({ type: 'trial', trial, changes: [...changes] });
    await panel.page.locator('.chip').first().waitFor();
  }
  if (scene.timeline) {
    const timeline = await timelineOf(plan, read, { changes });
    await panel.tell({ type: 'timeline', timeline, changes: [...changes] });
    await panel.page.locator('.time, .time-line').waitFor();
  }
  if (selected !== undefined) {
    const explanation = await explanationOf(plan, read, selected, { changes });
    await panel.tell({ type: 'explanation', task: selected, explanation });
    await panel.page.locator('.details').waitFor();
  }
  await panel.page.locator('.picture article, .picture .heat').first().waitFor();
  return panel;
}

/** Stops of the Tab key before the picture, by what they are called. */
async function stopsBefore(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const stops: string[] = [];
  while (stops.length < 30) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const active = document.activeElement;
      const name = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
      return active?.closest('.picture') ? undefined : name;
    });
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

const SCENES: Record<string, Scene> = {
  'the plan': {},
  'the plan with an answer': { selected: 'unplaced 2' },
  'a trial': { changes: LOST, timeline: true },
  'a trial with an answer and the form': {
    changes: LOST,
    timeline: true,
    selected: 'unplaced 2',
    whatIf: true,
  },
  'a deployment': { changes: DEPLOYED, timeline: true },
  'forty services': { plan: 'many' },
};

const beginsEarly = (scene: Scene): PanelTest => {
  return async (workbench) => {
    const browser = workbench.page.context().browser();
    assert.ok(browser);
    for (const width of WIDTHS) {
      const { page, close } = await open(browser, { ...scene, width });
      const top = await page
        .locator('.picture')
        .evaluate((picture) => picture.getBoundingClientRect().top + window.scrollY);
      const stops = await stopsBefore(page);
      const covered = await page.evaluate(() => {
        const dock = document.querySelector('.dock')?.getBoundingClientRect();
        const chosen = document.querySelector('.tray [aria-pressed="true"]');
        return dock !== undefined && (chosen?.getBoundingClientRect().bottom ?? 0) > dock.top + 1
          ? document.documentElement.clientWidth <= 760
          : false;
      });
      await close();
      assert.ok(top <= HIGHEST, `at ${width} pixels the picture begins at ${top}`);
      assert.ok(stops.length <= MOST_STOPS, `${width}: ${stops.join(' | ')}`);
      assert.equal(covered, false);
    }
  };
};

/** Runs a test in a panel of its own. */
const alone = (scene: Scene, test: (panel: Alone) => Promise<void>): PanelTest => {
  return async (workbench) => {
    const browser = workbench.page.context().browser();
    assert.ok(browser);
    const panel = await open(browser, scene);
    try {
      await test(panel);
    } finally {
      await panel.close();
    }
  };
};

const running = (page: Page) => page.locator('.zones button.task.running', { hasText: 'web' });
const starting = (page: Page) =>
  page.locator('.zones button.task:not(.running)', { hasText: 'web' });

export const firstSightTests: Record<string, PanelTest> = {
  ...Object.fromEntries(
    Object.entries(SCENES).map(([name, scene]) => [
      `${name}: the picture begins near the top, after a few stops of the Tab key`,
      beginsEarly(scene),
    ]),
  ),
  'script and style of the panel are small': async () => {
    const size = ['webview.js', 'webview.css'].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(root, 'dist', name))).length,
      0,
    );
    assert.ok(size <= 80 * 1024, `${size} bytes compressed`);
  },
  'the playhead goes from event to event by keys, and the picture is that of its moment': alone(
    { changes: DEPLOYED, timeline: true },
    async ({ page }) => {
      const playhead = page.getByRole('slider', { name: /^Moment/ });
      await playhead.focus();
      await page.keyboard.press('Home');
      await page.locator('.moment', { hasText: /^0 s: / }).waitFor();
      assert.deepEqual([await running(page).count(), await starting(page).count()], [8, 0]);
      await page.getByRole('button', { name: 'Peak', exact: true }).click();
      assert.deepEqual([await running(page).count(), await starting(page).count()], [8, 8]);
      await playhead.focus();
      await page.keyboard.press('End');
      assert.deepEqual([await running(page).count(), await starting(page).count()], [8, 0]);
      const before = await playhead.getAttribute('aria-valuetext');
      await page.keyboard.press('ArrowLeft');
      assert.notEqual(await playhead.getAttribute('aria-valuetext'), before);
      await page.getByRole('button', { name: 'As planned' }).click();
      await page.locator('.figures').waitFor();
    },
  ),
  'the playhead is moved by the pointer': alone(
    { changes: DEPLOYED, timeline: true },
    async ({ page }) => {
      const box = await page.getByRole('slider', { name: /^Moment/ }).boundingBox();
      assert.ok(box);
      const value = async () =>
        Number(await page.getByRole('slider', { name: /^Moment/ }).getAttribute('aria-valuenow'));
      await page.mouse.move(box.x + 2, box.y + 20);
      await page.mouse.down();
      assert.ok((await value()) <= 1);
      await page.mouse.move(box.x + box.width - 1, box.y + 20);
      assert.ok((await value()) >= 79, `${await value()}`);
      await page.mouse.up();
    },
  ),
  'the events are a table, and each leads to its moment': alone(
    { changes: LOST, timeline: true },
    async ({ page }) => {
      await page.locator('.time-line button').click();
      const table = page.getByRole('region', { name: 'Events' }).getByRole('table');
      assert.match(await table.innerText(), /eu-west-1b is lost/);
      const row = table.getByRole('row', { name: /web: 3 tasks healthy/ });
      await row.getByRole('button').click();
      assert.equal(await row.getAttribute('aria-current'), 'true');
      // The instances of the zone are still there, and nothing runs on them.
      const gone = page.locator('.instance', { hasText: 'TERMINATED' });
      assert.equal(await gone.count(), 2);
      assert.equal(await gone.locator('button.task').count(), 0);
      assert.match(await page.locator('.time-sentence').innerText(), /^api is stuck/);
    },
  ),
  'of forty services those that matter have colours, and the list is searched': alone(
    { plan: 'many' },
    async ({ page }) => {
      const coloured = () =>
        page.locator('.legend .swatch:not(.look-other)').evaluateAll((all) => all.length);
      assert.equal(await coloured(), 1);
      const zones = await page.locator('.picture').boundingBox();
      await page.getByPlaceholder('Find one of 40 services').fill('service-12');
      const service = page.locator('.service-name', { hasText: 'service-12' });
      assert.equal(await page.locator('.service-name').count(), 1);
      await service.click();
      assert.equal(await service.getAttribute('aria-pressed'), 'true');
      await page.mouse.move(5, 5);
      const siblings = page.locator('.zones button.task.sibling');
      assert.equal(await siblings.count(), 3);
      assert.deepEqual(await page.locator('.picture').boundingBox(), zones);
      await service.click();
      await page.mouse.move(5, 5);
      assert.equal(await siblings.count(), 0);
    },
  ),
  ...Object.fromEntries(
    Object.entries({ light: LIGHT, dark: DARK }).map(([name, theme]) => [
      `axe-core finds nothing in timeline and list, ${name}`,
      alone({ theme, changes: LOST, timeline: true, selected: 'unplaced 2' }, async ({ page }) => {
        assert.deepEqual(await violations(page.mainFrame()), []);
        await page.locator('.time-line button').click();
        assert.deepEqual(await violations(page.mainFrame()), []);
      }),
    ]),
  ),
};
