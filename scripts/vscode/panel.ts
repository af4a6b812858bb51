import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panelTests, writePlans } from '../../test/panel/panel.ts';
import { root } from './paths.ts';
import type { Counts } from './suites.ts';
import { openWorkbench } from './workbench.ts';

/** Milliseconds until something that does not appear is missing. */
const TIMEOUT = 30_000;

/** Runs the tests of `test/panel`: what only a person would see. `dist/` must be built. */
export async function runPanelTests(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'stowage-examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  writePlans(folder);
  const workbench = await openWorkbench({ folder, extensionDevelopmentPath: root });
  workbench.page.setDefaultTimeout(TIMEOUT);
  try {
    for (const [name, test] of Object.entries(panelTests)) {
      try {
        await test({ ...workbench, folder });
        counts.passed++;
        console.log(`  ✓ ${name}`);
      } catch (error) {
        counts.failed++;
        console.log(`  ✗ ${name}\n${error instanceof Error ? error.stack : error}`);
      }
    }
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return counts;
}
