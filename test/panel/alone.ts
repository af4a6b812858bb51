/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventsOf, type PlanChange } from '../../core/analysis/change/changes.ts';
import { onFargate } from '../../core/analysis/fleet/fargate.ts';
import { searchingFleets } from '../../core/analysis/fleet/search.ts';
import { simulationInput } from '../../core/analysis/over-time/input.ts';
import { ResilienceGrid } from '../../core/analysis/resilience/grid.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { format, type Message } from '../../core/text/message.ts';
import type { PictureFleet } from '../../core/view/fleet.ts';
import { draw } from '../../core/view/model/draw.ts';
import { drawFleet } from '../../core/view/model/fleet.ts';
import { Links } from '../../core/view/model/links.ts';
import type { Placed } from '../../core/view/model/placed.ts';
import { drawingColumn } from '../../core/view/model/resilience.ts';
import { drawTimeline } from '../../core/view/model/timeline.ts';
import { explain } from '../../core/view/model/why.ts';
import type { Explanation, Picture } from '../../core/view/picture.ts';
import type { GridColumn } from '../../core/view/resilience.ts';
import type { PictureTimeline } from '../../core/view/timeline.ts';
import { finish } from '../../core/work.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import { root } from '../../scripts/vscode/paths.ts';

/** The panel's page without VS Code around it, as far as the panel can tell. */
export interface Alone {
  readonly page: Page;
  /** Tells the panel what the host would. */
  tell(message: HostMessage): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly language?: string;
  readonly bundle?: Record<string, string>;
  /** VS Code's variables for a theme, by name without `--vscode-`. */
  readonly theme?: Record<string, string>;
  readonly width?: number;
  /** What the panel kept. */
  readonly kept?: object;
}

export async function openAlone(browser: Browser, options: Options): Promise<Alone> {
  const { language = 'en', bundle = {}, theme = {}, width = 900, kept = {} } = options;
  const file = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.setContent(
    `<html lang="${language}"><title>Stowage</title><body data-plan="x"><div id="root"></div></body></html>`,
  );
  const variables = Object.entries(theme).map(([name, value]) => `--vscode-${name}: ${value};`);
  await page.addStyleTag({ content: `:root { ${variables.join(' ')} } ${file('webview.css')}` });
  await page.evaluate(
    ([texts, state]) => {
      document.body.dataset.bundle = texts;
      const getState = () => JSON.parse(state ?? '{}') as unknown;
      const postMessage = ({ type }: { type: string }) => {
        if (type === 'ready') document.body.dataset.ready = '';
      };
      Object.assign(window, {
        acquireVsCodeApi: () => ({ postMessage, getState, setState() {} }),
      });
    },
    [JSON.stringify(bundle), JSON.stringify(kept)],
  );
  await page.evaluate(file('webview.js'));
  await page.locator('body[data-ready]').waitFor();
  return {
    page,
    tell: (message) =>
      page.evaluate((text) => window.postMessage(JSON.parse(text), '*'), JSON.stringify(message)),
    close: () => context.close(),
  };
}

const SAY = (message: Message) => format(message);

interface Tried {
  readonly say?: typeof SAY;
  readonly changes?: readonly PlanChange[];
}

/** A plan with changes tried, and what comes of it. */
async function placedWith(
  name: string,
  read: (file: string) => string,
  changes: readonly PlanChange[],
): Promise<Placed> {
  const workspace: PlanWorkspace = {
    read: async (uri) => ({ text: read(uri) }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  };
  const file = await readPlan(name, workspace);
  const plan = changes.length > 0 ? (await tryChanges(file, changes, workspace)).plan : file;
  const requests = plan.requests.map(({ request }) => request);
  return { plan, result: place(plan.cluster, requests, { seed: plan.seed }) };
}

/** The picture of a plan as the server draws it, with changes tried. */
export async function pictureOf(
  name: string,
  read: (file: string) => string,
  { say = SAY, changes = [] }: Tried = {},
): Promise<Picture> {
  return draw(await placedWith(name, read, changes), say, new Links(), true);
}

/** What the server answers about an id of the picture. */
export async function explanationOf(
  name: string,
  read: (file: string) => string,
  id: string,
  { say = SAY, changes = [] }: Tried = {},
): Promise<Explanation | undefined> {
  const answering = { say, links: new Links(), shouldStop: () => false };
  return explain(await placedWith(name, read, changes), id, answering);
}

/** What happens over time with a plan as the server tells it, with changes tried. */
export async function timelineOf(
  name: string,
  read: (file: string) => string,
  { say = SAY, changes = [] }: Tried = {},
): Promise<PictureTimeline> {
  const written = changes.filter((change) => eventsOf([change]).length === 0);
  const { plan } = await placedWith(name, read, written);
  const simulation = simulate(simulationInput(plan, { events: eventsOf(changes) }));
  return drawTimeline(plan, simulation, say);
}

/** The columns of the resilience grid of a plan, in order, as the server draws them. */
export async function gridOf(
  name: string,
  read: (file: string) => string,
  { say = SAY, changes = [] }: Tried = {},
): Promise<GridColumn[]> {
  const { plan, result } = await placedWith(name, read, changes);
  const grid = new ResilienceGrid(plan, result);
  return grid.disturbances.map((_, column) => finish(drawingColumn(grid, column, say)));
}

/** The cheapest instances for a plan as the server draws them. */
export async function fleetOf(
  name: string,
  read: (file: string) => string,
  { say = SAY, changes = [] }: Tried = {},
): Promise<PictureFleet> {
  const placed = await placedWith(name, read, changes);
  const search = finish(searchingFleets(placed.plan));
  return drawFleet(placed, { search, fargate: onFargate(placed.plan, search.demand) }, say);
}
