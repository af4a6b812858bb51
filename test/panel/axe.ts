import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { Opened } from './steps.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const THEMES = ['Light Modern', 'Dark High Contrast', 'Dark Modern'] as const;

/** What axe-core finds wrong in the panel. */
export async function violations(view: Frame): Promise<string[]> {
  await view.evaluate(axe);
  return view.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const found = await checker.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

/** Changes VS Code's theme. */
export async function choose({ page, command }: Opened, theme: string): Promise<void> {
  await command('Preferences: Color Theme');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(theme);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: theme }).first().click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
