/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { groupBy, type PanelTest, waitForText } from './steps.ts';

export const openingTests: Record<string, PanelTest> = {
  'the icon in the title of a plan opens the panel': async ({ page, openFile, panel }) => {
    await openFile('shop.stowage.json');
    await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
    const view = await panel();
    const text = await view.locator('main').innerText();
    assert.match(text, /\d+ of \d+ tasks placed/);
  },
  'a click on a task explains it, Escape closes the explanation': async ({ panel }) => {
    const view = await panel();
    await view.locator('[data-task]').first().click();
    await view.locator('.details .funnel').waitFor();
    await view.locator('main').press('Escape');
    await view.locator('.details').waitFor({ state: 'detached' });
  },
  'what could not be placed: a matrix with the deciding column first': async ({ panel }) => {
    const view = await panel();
    await view.locator('.tray button', { hasText: 'api' }).click();
    const matrix = view.locator('.matrix');
    await matrix.waitFor();
    assert.equal(await matrix.locator('thead th').nth(1).innerText(), 'Ports');
    // All lack the same, in all zones.
    assert.equal(await matrix.locator('tbody tr').count(), 1);
    assert.match(await view.locator('.passed').innerText(), /CPU/);
    await view.locator('.details .close').click();
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
  'messages that do not fit the protocol are ignored': async ({ panel }) => {
    const view = await panel();
    const before = await view.locator('main').innerText();
    await view.evaluate(() => {
      for (const message of [{ type: 'picture' }, { type: 'run' }, 'x', null, { type: 'trial' }]) {
        window.postMessage(message, '*');
      }
    });
    await view.waitForTimeout(200);
    assert.equal(await view.locator('main').innerText(), before);
  },
};

export const reloadTests: Record<string, PanelTest> = {
  'after a reload of the window the panel is there, as it was': async (workbench) => {
    const { page, command, panel } = workbench;
    const before = await panel();
    await groupBy(before, 'type');
    await before.locator('.zone-title', { hasText: 'c5.large' }).waitFor();
    const zone = before.locator('.zone', { hasText: 'c5.large' });
    await zone.locator('.instance-name').first().click();
    await before.getByRole('button', { name: 'What if …' }).click();
    await before.locator('.details').waitFor();
    const loaded = page.waitForEvent('domcontentloaded');
    await command('Developer: Reload Window');
    await loaded;
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
    const view = await panel();
    await waitForText(view, /\d+ of \d+ tasks placed/);
    await view.locator('.zone-title', { hasText: 'c5.large' }).waitFor();
    await view.locator('.details h2', { hasText: 'c5.large' }).waitFor();
    await view.locator('.what-if').waitFor();
    await view.getByRole('button', { name: 'What if …' }).click();
    await view.locator('main').press('Escape');
    await groupBy(view, 'zone');
  },
  'a trial under way is tried again after a reload, and can still be discarded': async (
    workbench,
  ) => {
    const { page, command, panel } = workbench;
    const before = await panel();
    await before.getByRole('button', { name: 'What if …' }).click();
    const web = before.locator('fieldset', { hasText: 'web' });
    await web.getByRole('spinbutton', { name: 'Tasks' }).fill('4');
    await waitForText(before, /22 of 25 tasks placed/);
    const loaded = page.waitForEvent('domcontentloaded');
    await command('Developer: Reload Window');
    await loaded;
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor();
    const view = await panel();
    await waitForText(view, /22 of 25 tasks placed/);
    const again = view.locator('fieldset', { hasText: 'web' });
    assert.equal(await again.getByRole('spinbutton', { name: 'Tasks' }).inputValue(), '4');
    await view.getByRole('button', { name: 'Discard' }).click();
    await waitForText(view, /26 of 29 tasks placed/);
    await view.getByRole('button', { name: 'What if …' }).click();
  },
};
