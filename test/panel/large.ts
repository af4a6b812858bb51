/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { choose, THEMES, violations } from './axe.ts';
import { FARGATE, HOSTILE, LARGE, PROVIDERS } from './plans.ts';
import { type PanelTest, preview, waitForText } from './steps.ts';

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
    await map.press('Escape');
  },
  'a heat map follows the theme, and axe-core finds nothing wrong with it': async (workbench) => {
    const view = await workbench.panel();
    const grounds: string[] = [];
    for (const theme of THEMES) {
      await choose(workbench, theme);
      await view.locator('.heat').waitFor();
      assert.deepEqual(await violations(view), [], theme);
      const pixel = await view.locator('canvas').evaluate((canvas) => {
        const context = (canvas as HTMLCanvasElement).getContext('2d');
        // In the middle of the first cell.
        return context?.getImageData(6, 28, 1, 1).data.join();
      });
      grounds.push(pixel ?? '');
    }
    assert.notEqual(grounds.at(0), grounds.at(-1), 'light and dark');
  },
  'two heat maps stand side by side, with what differs marked': async ({ panel }) => {
    const view = await panel();
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.getByRole('spinbutton', { name: 'Tasks' }).fill('8000');
    await waitForText(view, /All 8,?000 tasks placed/);
    assert.equal(await view.locator('.sides .heat').count(), 2);
    assert.match(await view.locator('.compare').innerText(), /\d{3,4} differ/);
    assert.deepEqual(await violations(view), []);
    const map = view.getByRole('slider', { name: /Heat map/ }).last();
    await map.focus();
    await map.press('Home');
    for (let tries = 0; tries < 60; tries++) {
      if (/differs/.test((await map.getAttribute('aria-valuetext')) ?? '')) break;
      await map.press('ArrowRight');
    }
    assert.match(
      (await map.getAttribute('aria-valuetext')) ?? '',
      /differs from the file \(−\d web\)/,
    );
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  'what is searched for among thousands is drawn large': async ({ panel }) => {
    const view = await panel();
    await view.getByRole('combobox', { name: 'Find instances' }).fill('m5.large-77');
    await view.locator('.zones.cards').waitFor();
    await view.locator('.task', { hasText: '×' }).first().waitFor();
  },
  'a plan for Fargate alone has its lane, and nothing that is for instances': async (workbench) => {
    const view = await preview(workbench, FARGATE);
    await waitForText(view, /All 5 tasks run on Fargate/);
    const lane = await view.locator('.lane').innerText();
    assert.match(lane, /web\s+5 × 0\.5 vCPU, 1 GiB\s+subnet-a\s+3\s+subnet-b\s+2/);
    assert.equal(await view.locator('.copies .swatch').count(), 5);
    assert.deepEqual(await view.locator('.toolbar').getByRole('button').allInnerTexts(), []);
    assert.equal(await view.locator('.zones, select').count(), 0);
    assert.deepEqual(await violations(view), []);
    await view.locator('.lane').dblclick();
    await workbench.page.locator('.statusbar-item', { hasText: /\(\d+ selected\)/ }).waitFor();
  },
  'copies that capacity providers share are changed as a whole': async (workbench) => {
    const view = await preview(workbench, PROVIDERS);
    await waitForText(view, /All 20 tasks placed/);
    await view.getByRole('button', { name: 'What if …' }).click();
    const copies = view.getByRole('spinbutton', { name: 'Tasks' });
    assert.equal(await copies.count(), 1);
    assert.equal(await copies.inputValue(), '20');
    assert.match(await view.locator('.shares').innerText(), /general: 8\s*spot: 12/);
    await copies.fill('24');
    await waitForText(view, /All 24 tasks placed/);
    await view.locator('.shares', { hasText: /general: 9\s*spot: 15/ }).waitFor();
    await view.getByRole('button', { name: 'Discard' }).click();
    await view.getByRole('button', { name: 'What if …' }).click();
  },
  'a task that runs already leads to its instance': async (workbench) => {
    const view = await preview(workbench, 'shop-live.stowage.json');
    await view.locator('button.task.running', { hasText: 'web' }).first().click();
    await view.locator('.details .facts').waitFor();
    await waitForText(view, /This task runs already; the preview does not move it/);
    assert.ok((await view.locator('.task.sibling').count()) > 1);
    await view.locator('main').press('Escape');
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
