import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { root } from './vscode/paths.ts';
import { openWorkbench } from './vscode/workbench.ts';

/* Takes the pictures of README from the real editor: the linted example, the panel in three themes. */

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Dark High Contrast',
};
const folder = join(root, 'docs', 'pictures');
const examples = join(root, 'examples');

await build();
mkdirSync(folder, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  const settings = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
  };
  const { page, command, openFile, panel, close } = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings },
  );
  await page.setViewportSize({ width: 1080, height: 640 });
  await openFile('mistakes.task-definition.json');
  await page.locator('.squiggly-error').first().waitFor();
  if (name === 'dark') await page.screenshot({ path: join(folder, 'editor-dark.png') });
  await command('View: Close All Editors');
  await page.setViewportSize({ width: 1130, height: 690 });
  await openFile('shop.stowage.json');
  await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
  const view = await panel();
  // A high contrast follows the system's light or dark unless it is chosen by hand.
  if (name === 'high-contrast') {
    await command('Preferences: Color Theme');
    await page.locator('.quick-input-widget input[type=text]').fill(theme);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  }
  await command('View: Toggle Primary Side Bar Visibility');
  // The sash between text and panel: the picture gets two thirds.
  const x = (await page.locator('.part.editor .split-view-view').last().boundingBox())?.x ?? 590;
  await page.mouse.move(x, 300);
  await page.mouse.down();
  await page.mouse.move(280, 300, { steps: 8 });
  await page.mouse.up();
  await view.locator('.tray button').first().click();
  await view.locator('.matrix').waitFor();
  await page.mouse.move(5, 400);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `panel-${name}.png`) });
  await close();
}
