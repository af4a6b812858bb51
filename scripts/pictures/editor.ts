import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../vscode/paths.ts';
import { openWorkbench, type Workbench } from '../vscode/workbench.ts';

/** A task definition that someone is writing. */
const BEGUN = `{
  "family": "checkout",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "512",
  "memory": "2048",
  "containerDefinitions": [
    {
      "name": "checkout",
      "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/checkout:1.4.0",
      "essential": true,
      
    }
  ]
}
`;
const FILE = 'checkout.task-definition.json';

/** What is shown of the window: the editor without the bars around it. */
const SIZE = { width: 900, height: 560 };

/**
 * Takes the pictures of what the editor shows while someone writes: completion, hover, inlay hints and code
 * lenses, an explanation, the walkthrough. `dist/` must be built.
 * @param folder where the pictures go
 */
export async function takeEditorPictures(folder: string): Promise<void> {
  const examples = mkdtempSync(join(tmpdir(), 'stowage-pictures-'));
  cpSync(join(root, 'examples'), examples, { recursive: true });
  writeFileSync(join(examples, FILE), BEGUN);
  const settings = {
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.activityBar.location': 'hidden',
    'workbench.statusBar.visible': false,
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'window.menuBarVisibility': 'hidden',
    'breadcrumbs.enabled': false,
    'editor.minimap.enabled': false,
    'editor.guides.indentation': false,
  };
  const workbench = await openWorkbench(
    { folder: examples, extensionDevelopmentPath: root },
    { trusted: true, settings },
  );
  const { page, command, close } = workbench;
  const save = (name: string) => page.screenshot({ path: join(folder, `${name}.png`) });
  try {
    await page.setViewportSize(SIZE);
    await command('View: Toggle Primary Side Bar Visibility');
    await completion(workbench);
    await save('completion');
    await page.keyboard.press('Escape');
    await hintsAndLenses(workbench);
    await save('hints-and-lenses');
    await hover(workbench);
    await save('hover');
    await page.keyboard.press('Escape');
    await explanation(workbench);
    await save('explanation');
    await walkthrough(workbench);
    await save('walkthrough');
  } finally {
    await close();
    rmSync(examples, { recursive: true, force: true });
  }
}

/** The keys of a container, with what AWS says about the first. */
async function completion({ page, openFile }: Workbench): Promise<void> {
  await openFile(FILE);
  await goTo(page, 12, 7);
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row.focused').waitFor();
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details').waitFor();
  await page.waitForTimeout(500);
}

/** The first lines of a task definition that a plan places. */
async function hintsAndLenses({ page, openFile }: Workbench): Promise<void> {
  await openFile('web.task-definition.json');
  await page.locator('.codelens-decoration', { hasText: 'fit' }).waitFor();
  await page.locator('.view-line', { hasText: 'vCPU' }).waitFor();
  await page.waitForTimeout(500);
}

/** A constraint expression in words, with what it selects. */
async function hover({ page, openFile }: Workbench): Promise<void> {
  await openFile('shop.stowage.json');
  const lines = readFileSync(join(root, 'examples/shop.stowage.json'), 'utf8').split('\n');
  const number = lines.findIndex((each) => each.includes('m5.*'));
  await goTo(page, number + 1, (lines[number]?.indexOf('m5.*') ?? 0) + 1);
  await page.locator('.codelens-decoration', { hasText: 'of 7 placed' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover', { hasText: 'Selects' }).first().waitFor();
  await page.waitForTimeout(500);
}

/** A task definition in words, beside it. */
async function explanation({ page, command, openFile }: Workbench): Promise<void> {
  await openFile('web.task-definition.json');
  await command('Stowage: Explain This Task Definition');
  await page.locator('.tab', { hasText: 'Explanation' }).waitFor();
  await page.waitForTimeout(3000);
}

/** The steps for someone new, the third of them open. */
async function walkthrough({ page, command }: Workbench): Promise<void> {
  await command('View: Close All Editor Groups');
  await command('Stowage: Get Started');
  await page.locator('.step-title', { hasText: 'Write your own' }).click();
  await page.waitForTimeout(1500);
}

async function goTo(page: Workbench['page'], line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input[type=text]').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
