import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY, editorTests, firstStepsTests } from '../../test/editor/editor.ts';
import { runInWorkbench } from './in-workbench.ts';
import type { Counts } from './suites.ts';

const TIMEOUT = 30_000;

/**
 * Runs the tests of `test/editor` in the examples: what only a person would see, at VS Code's default
 * settings, as people have them. `dist/` must be built.
 */
export function runEditorTests(): Promise<Counts> {
  const empty = (folder: string) => {
    for (const name of EMPTY) writeFileSync(join(folder, name), '');
  };
  return runInWorkbench(editorTests, TIMEOUT, empty, { trusted: true });
}

/** Runs those that begin with an empty folder. */
export function runFirstStepsTests(): Promise<Counts> {
  return runInWorkbench(firstStepsTests, TIMEOUT, 'empty', { trusted: true });
}
