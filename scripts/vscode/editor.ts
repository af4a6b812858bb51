import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY, editorTests } from '../../test/editor/editor.ts';
import { root } from './paths.ts';
import type { Counts } from './suites.ts';
import { openWorkbench } from './workbench.ts';

/** Milliseconds until something that does not appear is missing. */
const TIMEOUT = 15_000;

/** Runs the tests of `test/editor`: what only a person would see. `dist/` must be built. */
export async function runEditorTests(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'stowage-editor-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  for (const name of EMPTY) writeFileSync(join(folder, name), '');
  // Words of other files would stand among the suggestions.
  const settings = { 'editor.wordBasedSuggestions': 'off' };
  const workbench = await openWorkbench(
    { folder, extensionDevelopmentPath: root },
    { trusted: true, settings },
  );
  workbench.page.setDefaultTimeout(TIMEOUT);
  try {
    for (const [name, test] of Object.entries(editorTests)) {
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
