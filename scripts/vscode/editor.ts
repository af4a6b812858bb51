import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY, editorTests, firstStepsTests } from '../../test/editor/editor.ts';
import { runInWorkbench } from './in-workbench.ts';
import type { Counts } from './suites.ts';

const TIMEOUT = 15_000;

/** Runs the tests of `test/editor`: what only a person would see. `dist/` must be built. */
export async function runEditorTests(): Promise<Counts> {
  const empty = (folder: string) => {
    for (const name of EMPTY) writeFileSync(join(folder, name), '');
  };
  // At VS Code's default settings, as people have them.
  const inExamples = await runInWorkbench(editorTests, TIMEOUT, empty, { trusted: true });
  const inEmpty = await runInWorkbench(firstStepsTests, TIMEOUT, 'empty', { trusted: true });
  return {
    passed: inExamples.passed + inEmpty.passed,
    failed: inExamples.failed + inEmpty.failed,
    skipped: inExamples.skipped + inEmpty.skipped,
  };
}
