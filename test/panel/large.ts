/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Opened, type PanelTest, waitForText } from './steps.ts';

const container = { name: 'c', image: 'i', cpu: 64, memory: 128 };

/** Opens the panel of a plan, alone. */
async function preview({ page, command, openFile, panel }: Opened, name: string) {
  await command('View: Close All Editors');
  await openFile(name);
  await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
  return panel();
}

const LARGE = 'large.stowage.json';
const HOSTILE = 'hostile.stowage.json';

const large = {
  containerInstances: [
    { instanceType: 'm5.large', count: 2000, availabilityZones: ['a', 'b', 'c'] },
  ],
  services: [
    {
      serviceName: 'web',
      desiredCount: 9000,
      taskDefinition: { family: 'w', containerDefinitions: [container] },
    },
  ],
};

const NAMES = [
  '<img src=x onerror=document.body.remove()>',
  '\u202eecivres\u2066',
  'long'.repeat(2500),
  '🚢👩‍👩‍👧‍👦',
];

const hostile = {
  containerInstances: NAMES.map((name) => ({
    instanceType: 'm5.large',
    count: 1,
    availabilityZone: name,
    attributes: { [name]: name },
  })),
  services: NAMES.map((serviceName) => ({
    serviceName,
    desiredCount: 90,
    taskDefinition: { family: 'w', containerDefinitions: [{ ...container, memory: 500 }] },
  })),
};

/** Writes the plans of these tests into the folder, before it is opened. */
export function writePlans(folder: string): void {
  for (const [name, plan] of Object.entries({ [LARGE]: large, [HOSTILE]: hostile })) {
    writeFileSync(join(folder, name), JSON.stringify(plan, null, 2));
  }
}

export const largeTests: Record<string, PanelTest> = {
  'thousands of instances become a heat map': async (workbench) => {
    const view = await preview(workbench, LARGE);
    await waitForText(view, /All 9,?000 tasks placed/);
    const map = view.getByRole('slider', { name: /Heat map/ });
    await map.focus();
    await map.press('ArrowDown');
    assert.match((await map.getAttribute('aria-valuetext')) ?? '', /m5\.large-\d+ .*tasks/);
    await map.press('Enter');
    await view.locator('.details .facts').waitFor();
    const drawn = await view.locator('canvas').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels = (canvas as HTMLCanvasElement)
        .getContext('2d')
        ?.getImageData(0, 0, width, height).data;
      return pixels?.some((value) => value > 0) ?? false;
    });
    assert.ok(drawn);
    await view.getByRole('searchbox').fill('m5.large-77');
    await view.locator('.zones.cards').waitFor();
    await view.locator('.task', { hasText: '×' }).first().waitFor();
  },
  'hostile names show as text and break no layout': async (workbench) => {
    const view = await preview(workbench, HOSTILE);
    await waitForText(view, /tasks placed/);
    await view.locator('.tray button').first().click();
    await view.locator('.matrix').waitFor();
    assert.equal(await view.locator('img').count(), 0);
    const [scroll, width] = await view.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth] as const;
    });
    assert.ok(scroll <= width, `${scroll} px wide in ${width} px`);
  },
  'a plan that is deleted is told of': async (workbench) => {
    const { folder, command, panel } = workbench;
    const view = await panel();
    await command('View: Focus First Editor Group');
    await command('View: Close Editor');
    rmSync(join(folder, HOSTILE));
    await waitForText(view, /no such file|no tasks/);
  },
};
