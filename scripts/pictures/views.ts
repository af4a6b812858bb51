import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../vscode/paths.ts';
import { openWorkbench, type Workbench } from '../vscode/workbench.ts';
import { bare } from './bare.ts';

/** Something that the panel shows besides the placement of a plan. */
interface View {
  readonly name: string;
  readonly plan: string;
  /** What is done in the panel until it is to be seen. */
  readonly show: (view: Frame) => Promise<void>;
}

/** Three instances that have room for a part of a deployment. */
const ROLLING = JSON.stringify({
  containerInstances: [
    {
      instanceType: 'm5.large',
      count: 3,
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    },
  ],
  services: [
    { serviceName: 'web', desiredCount: 6, taskDefinition: task('web', 640, 2000) },
    { serviceName: 'jobs', desiredCount: 3, taskDefinition: task('jobs', 256, 1500) },
  ],
});

function task(family: string, cpu: number, memory: number): object {
  return { family, containerDefinitions: [{ name: family, image: `${family}:1`, cpu, memory }] };
}

const VIEWS: readonly View[] = [
  {
    name: 'deployment',
    plan: 'rolling.stowage.json',
    async show(view) {
      await view.locator('.legend li', { hasText: 'web' }).hover();
      await view.getByRole('button', { name: 'Deploy: web' }).click();
      await view.locator('.time.stuck').waitFor();
    },
  },
  {
    name: 'zone-loss',
    plan: 'shop.stowage.json',
    async show(view) {
      const zone = view.locator('.zone', { hasText: 'eu-west-1b' });
      await zone.getByRole('button', { name: /^Fail and restore/ }).click();
      await view.locator('.time').waitFor();
    },
  },
  {
    name: 'day',
    plan: 'day.stowage.json',
    async show(view) {
      await view.locator('.time').waitFor();
      await view.getByRole('button', { name: 'Peak', exact: true }).click();
    },
  },
  {
    name: 'resilience',
    plan: 'shop.stowage.json',
    show: (view) => inMenu(view, 'Resilience', '.resilience'),
  },
  {
    name: 'fleet',
    plan: 'shop.stowage.json',
    show: (view) => inMenu(view, 'Cheapest instances', '.fleet'),
  },
];

async function inMenu(view: Frame, name: string, part: string): Promise<void> {
  await view.locator('.menu summary').click();
  await view.locator('.menu').getByRole('button', { name, exact: true }).click();
  await view.locator(`${part}[aria-busy="false"]`).waitFor();
}

const WIDE = { width: 1000, height: 640 };
const NARROW = { width: 420, height: 720 };

/**
 * Takes the pictures of a deployment that gets stuck, a zone that fails, a day with auto scaling, the
 * resilience grid and the cheapest instances: in light and dark, and narrow. `dist/` must be built.
 * @param folder where the pictures go
 */
export async function takeViewPictures(
  folder: string,
  themes: { readonly light: string; readonly dark: string },
): Promise<void> {
  const examples = mkdtempSync(join(tmpdir(), 'stowage-pictures-'));
  cpSync(join(root, 'examples'), examples, { recursive: true });
  writeFileSync(join(examples, 'rolling.stowage.json'), ROLLING);
  try {
    for (const view of VIEWS) {
      await take(examples, view, themes.light, WIDE, join(folder, `${view.name}-light.png`));
      await take(examples, view, themes.dark, WIDE, join(folder, `${view.name}-dark.png`));
      await take(examples, view, themes.light, NARROW, join(folder, `${view.name}-narrow.png`));
    }
  } finally {
    rmSync(examples, { recursive: true, force: true });
  }
}

async function take(
  examples: string,
  { plan, show }: View,
  theme: string,
  size: typeof WIDE,
  path: string,
): Promise<void> {
  // Opened wide, so that its tabs and commands are at hand.
  const workbench = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings: bare(theme) },
    { viewport: WIDE, deviceScaleFactor: 1 },
  );
  const { page, command, close } = workbench;
  const view = await alone(workbench, plan);
  await page.setViewportSize(size);
  await show(view);
  await command('Notifications: Clear All Notifications');
  await page.mouse.move(5, 5);
  await page.waitForTimeout(800);
  await page.screenshot({ path });
  await close();
}

/** The panel of a plan with the window for itself. */
async function alone({ page, command, openFile, panel }: Workbench, plan: string): Promise<Frame> {
  await openFile(plan);
  await command('Stowage: Preview Placement');
  const view = await panel();
  await view.locator('.stage').waitFor();
  await command('View: Toggle Primary Side Bar Visibility');
  await page.locator('.tab', { hasText: 'Placement:' }).click();
  await page.waitForTimeout(500);
  await command('View: Toggle Maximize Editor Group');
  return view;
}
