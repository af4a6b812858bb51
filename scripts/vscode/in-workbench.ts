import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.ts';
import type { ServerOptions } from './server.ts';
import type { Counts } from './suites.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What a person does, and what is then to be seen. */
export type WorkbenchTest = (workbench: Workbench & { readonly folder: string }) => Promise<void>;

/**
 * Runs tests one after the other in a workbench with the examples open, or with an empty folder.
 * @param timeout milliseconds until something that does not appear is missing
 * @param prepare adds files to the folder before it is opened; `empty` leaves the examples out
 */
export async function runInWorkbench(
  tests: Readonly<Record<string, WorkbenchTest>>,
  timeout: number,
  prepare: ((folder: string) => void) | 'empty',
  server: ServerOptions = { trusted: true },
): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'stowage-examples-'));
  if (prepare !== 'empty') {
    cpSync(join(root, 'examples'), folder, { recursive: true });
    prepare(folder);
  }
  const workbench = await openWorkbench({ folder, extensionDevelopmentPath: root }, server);
  workbench.page.setDefaultTimeout(timeout);
  try {
    for (const [name, test] of Object.entries(tests)) {
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
