import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { root } from '../../scripts/vscode/paths.ts';
import { type Alone, openAlone, pictureOf } from './alone.ts';
import { DARK, LIGHT } from './themes.ts';

/** A part of the panel of which a picture is kept. */
export interface Scene {
  readonly name: string;
  readonly theme: Record<string, string>;
  readonly width: number;
  readonly plan: string;
  readonly changes?: readonly PlanChange[];
  /** What of it is looked at. */
  readonly part: string;
}

const LOST: readonly PlanChange[] = [{ kind: 'loseZone', zone: 'eu-west-1b' }];

export const SCENES: readonly Scene[] = [
  { name: 'cards', theme: LIGHT, width: 900, plan: 'shop.stowage.json', part: '.zones' },
  {
    name: 'side-by-side',
    theme: LIGHT,
    width: 900,
    plan: 'shop.stowage.json',
    changes: LOST,
    part: '.pairs',
  },
  { name: 'narrow', theme: DARK, width: 400, plan: 'shop.stowage.json', part: '.zones' },
  { name: 'rows', theme: DARK, width: 700, plan: 'rows', part: '.zones' },
  { name: 'heat-map', theme: LIGHT, width: 700, plan: 'cells', part: '.heat' },
  { name: 'fargate', theme: LIGHT, width: 700, plan: 'fargate', part: '.fargate' },
];

const task = (cpu: number, memory: number) => ({
  family: 'f',
  containerDefinitions: [{ name: 'c', image: 'i', cpu, memory }],
});

const cluster = (count: number) => ({
  containerInstances: [
    { instanceType: 'm5.large', count, availabilityZones: ['a', 'b'] },
    { instanceType: 'c5.xlarge', count, availabilityZones: ['a', 'b'], status: 'DRAINING' },
  ],
  services: Array.from({ length: 5 }, (_, number) => ({
    serviceName: `s${number}`,
    desiredCount: count * 2,
    taskDefinition: task(100 + 50 * number, 300 + 150 * number),
    placementStrategy: [{ type: 'binpack', field: number % 2 ? 'memory' : 'cpu' }],
  })),
});

const subnets = ['subnet-a', 'subnet-b'];
const fargate = (serviceName: string, desiredCount: number) => ({
  serviceName,
  launchType: 'FARGATE',
  desiredCount,
  networkConfiguration: { awsvpcConfiguration: { subnets } },
  taskDefinition: {
    family: 'f',
    cpu: '512',
    memory: '1024',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'c', image: 'i' }],
  },
});

const PLANS: Record<string, unknown> = {
  rows: cluster(31),
  cells: cluster(300),
  fargate: { services: [fargate('web', 5), fargate('api', 40)] },
};

const read = (file: string) =>
  file in PLANS ? JSON.stringify(PLANS[file]) : readFileSync(join(root, 'examples', file), 'utf8');

/** What is as large as its words goes, also what stands above; other words are only out of sight. */
const WORDLESS = `
  header, .toolbar, .figures, .tray, .side > * { display: none; }
  .tag, .zone h2 > .count, .zone-acts, .heat-head, .lane-head > .count, .lane-zones .number { display: none; }
  h2, h3, bdi, .track-label, .track-free, .count, .absent, .heads { visibility: hidden; }
`;

/** Opens the panel with a scene, its words out of sight: fonts differ from machine to machine. */
export async function openScene(browser: Browser, scene: Scene): Promise<Alone> {
  const { theme, width, plan, changes = [], part } = scene;
  const panel = await openAlone(browser, { theme, width, kept: { changes } });
  await panel.tell({ type: 'picture', picture: await pictureOf(plan, read) });
  if (changes.length > 0) {
    const picture = await pictureOf(plan, read, { changes });
    await panel.tell({
      type: 'trial',
      trial: { picture, problems: [], broken: false, writable: false, words: ['eu-west-1b fails'] },
      changes: [...changes],
    });
  }
  await panel.page.locator(part).waitFor();
  await panel.page.addStyleTag({ content: WORDLESS });
  return panel;
}
