import type { Plan } from '../../plan/plan.ts';
import type { PlanWorkspace } from '../../plan/workspace.ts';
import type { Message } from '../../text/message.ts';
import { addEdits, type PlanChange } from '../change/changes.ts';
import { type FileEdits, PlanFiles } from '../change/files.ts';
import { Merged } from './merged.ts';

/** The edits that write changes, and why some of the changes cannot be written beside the others. */
export interface WrittenChanges {
  readonly edits: FileEdits;
  readonly conflicts: readonly Message[];
}

/**
 * The edits that write changes into the plan and the files that it refers to, as small as can be.
 * What cannot be written (a zone that fails, an amount that nothing in a file says) has none. Edits never
 * overlap: a change that writes another value where an earlier one writes is left out, and is a conflict.
 */
export async function editsFor(
  plan: Plan,
  changes: readonly PlanChange[],
  workspace: PlanWorkspace,
): Promise<WrittenChanges> {
  const all = new Merged();
  const files = new PlanFiles(plan, workspace);
  for (const change of changes) {
    await addEdits(change, files);
    all.add(files.take());
  }
  await files.finish();
  all.add(files.take());
  return all;
}
