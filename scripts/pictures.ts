import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { root } from './vscode/paths.ts';
import { openWorkbench } from './vscode/workbench.ts';

/* Takes the pictures of README from the real editor: the linted example, the panel in three themes. */

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
};
const folder = join(root, 'docs', 'pictures');
const examples = join(root, 'examples');

await build();
mkdirSync(folder, { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  const settings = { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false };
  const { page, openFile, panel, close } = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings },
  );
  await page.setViewportSize({ width: 1080, height: 640 });
  await openFile('mistakes.task-definition.json');
  await page.locator('.squiggly-error').first().waitFor();
  if (name === 'dark') await page.screenshot({ path: join(folder, 'editor-dark.png') });
  await openFile('shop.stowage.json');
  await page.locator('.editor-actions [aria-label^="Preview Placement"]').first().click();
  const view = await panel();
  await view.locator('[data-stop]').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `panel-${name}.png`) });
  await close();
}
