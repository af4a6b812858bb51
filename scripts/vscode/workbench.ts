import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { type WorkbenchOptions, workbenchAddress } from './address.ts';
import { launchBrowser } from './browser.ts';
import { type ServerOptions, startServer } from './server.ts';

/** VS Code in a headless browser, as a person has it. */
export interface Workbench {
  readonly page: Page;
  /** Runs a command of the palette by its title. */
  command(title: string): Promise<void>;
  /** Opens a file of the folder by its name, in an editor that stays. */
  openFile(name: string): Promise<void>;
  /** The document of the only panel that is visible: a frame in a frame. */
  panel(): Promise<Frame>;
  close(): Promise<void>;
}

/** Starts a server and opens its workbench. */
export async function openWorkbench(
  options: WorkbenchOptions,
  serverOptions: ServerOptions = { trusted: true },
  pageOptions: BrowserContextOptions = {},
): Promise<Workbench> {
  const server = await startServer(serverOptions);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, ...pageOptions });
  await page.goto(workbenchAddress(server, options));
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor();

  const quickInput = async (text: string, pick: string) => {
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input[type=text]');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: pick }).first();
    // Commands are there once their extension is known, which the workbench does not wait for.
    for (let tries = 0; tries < 20; tries++) {
      await input.fill(text);
      const found = await row.waitFor({ timeout: 1000 }).then(
        () => true,
        () => false,
      );
      if (found) break;
      await input.fill('');
    }
    await row.click();
  };
  return {
    page,
    command: (title) => quickInput(`>${title}`, title),
    async openFile(name) {
      await quickInput(name, name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator('.editor-instance .view-lines').first().waitFor();
    },
    async panel() {
      for (let tries = 0; tries < 300; tries++) {
        for (const frame of page.frames()) {
          if (await frame.$('body[data-plan] main').catch(() => null)) return frame;
        }
        await page.waitForTimeout(100);
      }
      throw new Error('No panel has appeared.');
    },
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
