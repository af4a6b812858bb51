/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import { format, type Message } from '../../core/text/message.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import type { Picture } from '../../core/view/picture.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import { root } from '../../scripts/vscode/paths.ts';

/** The panel's page without VS Code around it, as far as the panel can tell. */
export interface Alone {
  readonly page: Page;
  /** Tells the panel what the host would. */
  tell(message: HostMessage): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly language?: string;
  readonly bundle?: Record<string, string>;
  /** VS Code's variables for a theme, by name without `--vscode-`. */
  readonly theme?: Record<string, string>;
  readonly width?: number;
  /** What the panel kept. */
  readonly kept?: object;
}

export async function openAlone(browser: Browser, options: Options): Promise<Alone> {
  const { language = 'en', bundle = {}, theme = {}, width = 900, kept = {} } = options;
  const file = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.setContent(
    `<html lang="${language}"><body data-plan="x"><div id="root"></div></body></html>`,
  );
  const variables = Object.entries(theme).map(([name, value]) => `--vscode-${name}: ${value};`);
  await page.addStyleTag({ content: `:root { ${variables.join(' ')} } ${file('webview.css')}` });
  await page.evaluate(
    ([texts, state]) => {
      document.body.dataset.bundle = texts;
      const getState = () => JSON.parse(state ?? '{}') as unknown;
      const postMessage = ({ type }: { type: string }) => {
        if (type === 'ready') document.body.dataset.ready = '';
      };
      Object.assign(window, {
        acquireVsCodeApi: () => ({ postMessage, getState, setState() {} }),
      });
    },
    [JSON.stringify(bundle), JSON.stringify(kept)],
  );
  await page.evaluate(file('webview.js'));
  await page.locator('body[data-ready]').waitFor();
  return {
    page,
    tell: (message) =>
      page.evaluate((text) => window.postMessage(JSON.parse(text), '*'), JSON.stringify(message)),
    close: () => context.close(),
  };
}

const SAY = (message: Message) => format(message);

/** The picture of a plan as the server draws it, with changes tried. */
export async function pictureOf(
  name: string,
  read: (file: string) => string,
  { say = SAY, changes = [] }: { say?: typeof SAY; changes?: readonly PlanChange[] } = {},
): Promise<Picture> {
  const workspace: PlanWorkspace = {
    read: async (uri) => ({ text: read(uri) }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  };
  const plan = await readPlan(name, workspace);
  const tried = changes.length > 0 ? (await tryChanges(plan, changes, workspace)).plan : plan;
  const requests = tried.requests.map(({ request }) => request);
  const result = place(tried.cluster, requests, { seed: tried.seed });
  return draw({ plan: tried, result }, say, new Links(), true);
}
