/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Workbench } from '../../scripts/vscode/workbench.ts';

/** In this order, in one workbench that has the examples open. */
export const panelTests: Record<string, (workbench: Workbench) => Promise<void>> = {
  'the icon in the title of a plan opens the panel': async ({ page, openFile, panel }) => {
    await openFile('shop.stowage.json');
    await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
    const view = await panel();
    const text = await view.locator('main').innerText();
    assert.match(text, /\d+ of \d+ tasks placed/);
  },
  'a click on a task explains it, Escape closes the explanation': async ({ panel }) => {
    const view = await panel();
    const task = view.locator('[data-stop]').first();
    const before = await view.locator('main').innerText();
    await task.click();
    await view.waitForFunction((old) => document.querySelector('main')?.innerText !== old, before);
    await view.locator('main').press('Escape');
    await view.waitForFunction((old) => document.querySelector('main')?.innerText === old, before);
  },
  'nothing violates the content security policy': async ({ panel }) => {
    const view = await panel();
    const policy = await view.locator('meta[http-equiv]').getAttribute('content');
    assert.match(policy ?? '', /default-src 'none'/);
    const ran = await view.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.injected = "1"';
      document.body.append(script);
      return document.body.dataset.injected;
    });
    assert.equal(ran, undefined);
  },
  'the panel is there again after a reload of the window': async ({ page, command, panel }) => {
    const loaded = page.waitForEvent('domcontentloaded');
    await command('Developer: Reload Window');
    await loaded;
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
    const view = await panel();
    assert.match(await view.locator('main').innerText(), /\d+ of \d+ tasks placed/);
  },
};
