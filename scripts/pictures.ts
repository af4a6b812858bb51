import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepPictures } from '../test/panel/kept-pictures.ts';
import { build } from './build.ts';
import { bare } from './pictures/bare.ts';
import { takeEditorPictures } from './pictures/editor.ts';
import { takeViewPictures } from './pictures/views.ts';
import { launchBrowser } from './vscode/browser.ts';
import { root } from './vscode/paths.ts';
import { openWorkbench } from './vscode/workbench.ts';

/*
 * Takes the pictures of README from the real editor: the linted example, the panel in three themes.
 * Before that those that the tests of the panel compare with.
 */

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Dark High Contrast',
};
const folder = join(root, 'docs', 'pictures');
const examples = join(root, 'examples');

await build();
mkdirSync(folder, { recursive: true });
await takeEditorPictures(folder);
const browser = await launchBrowser();
await keepPictures(browser);
await browser.close();
for (const [name, theme] of Object.entries(themes)) await takePanelPicture(name, theme);
await takeViewPictures(folder, themes);
await takeMistakesPicture();

/** The whole panel of the example: all zones, what could not be placed, and why. Sharp on any screen. */
async function takePanelPicture(name: string, theme: string): Promise<void> {
  const { page, command, openFile, panel, close } = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings: bare(theme) },
    { viewport: { width: 1120, height: 1040 }, deviceScaleFactor: 1.5 },
  );
  await openFile('shop.stowage.json');
  await command('Stowage: Preview Placement');
  const view = await panel();
  // A high contrast follows the system's light or dark unless it is chosen by hand.
  if (name === 'high-contrast') {
    await command('Preferences: Color Theme');
    await page.locator('.quick-input-widget input[type=text]').fill(theme);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  }
  await command('View: Toggle Primary Side Bar Visibility');
  await page.locator('.tab', { hasText: 'Placement:' }).click();
  // The panel takes the focus a moment later, from whatever has it then.
  await page.waitForTimeout(500);
  await command('View: Toggle Maximize Editor Group');
  await view.locator('.tray button').first().click();
  await view.locator('.matrix').waitFor();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `panel-${name}.png`) });
  await close();
}

/** A task definition with mistakes, as the editor underlines them. */
async function takeMistakesPicture(): Promise<void> {
  const settings = { 'workbench.colorTheme': themes.dark, 'editor.minimap.enabled': false };
  const { page, openFile, close } = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings: { ...settings, 'workbench.layoutControl.enabled': false } },
  );
  await page.setViewportSize({ width: 1080, height: 640 });
  await openFile('mistakes.task-definition.json');
  await page.locator('.squiggly-error').first().waitFor();
  await page.screenshot({ path: join(folder, 'editor-dark.png') });
  await close();
}
