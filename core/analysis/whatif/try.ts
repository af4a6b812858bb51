import type { Plan } from '../../plan/plan.ts';
import { readPlan } from '../../plan/read-plan.ts';
import type { Trees } from '../../plan/trees.ts';
import type { PlanWorkspace } from '../../plan/workspace.ts';
import { applyEdits } from '../../text/edit.ts';
import type { Message } from '../../text/message.ts';
import { applied, type PlanChange } from '../change/changes.ts';
import type { FileEdits } from '../change/files.ts';
import { editsFor } from './edits.ts';

/** A plan with changes made to it, and the edits that would write them. */
export interface Tried {
  readonly plan: Plan;
  readonly edits: FileEdits;
  /** Why some of the changes cannot be written beside the others; those are not tried either. */
  readonly conflicts: readonly Message[];
}

/**
 * The plan as it would be read after the changes were written: what is tried is what "Write to plan"
 * writes. Nothing is written here.
 */
export async function tryChanges(
  plan: Plan,
  changes: readonly PlanChange[],
  workspace: PlanWorkspace,
  trees?: Pick<Trees, 'get'>,
): Promise<Tried> {
  const { edits, conflicts } = await editsFor(plan, changes, workspace);
  const read = edits.size > 0 ? await readPlan(plan.uri, edited(workspace, edits), trees) : plan;
  return { plan: applied(read, changes), edits, conflicts };
}

/** The workspace as if the edits were made. */
function edited(workspace: PlanWorkspace, edits: FileEdits): PlanWorkspace {
  return {
    async read(uri) {
      const file = await workspace.read(uri);
      const own = edits.get(uri);
      return own && 'text' in file ? { text: applyEdits(file.text, own) } : file;
    },
    resolve: (base, relative) => workspace.resolve(base, relative),
    findTaskDefinition: (family, revision) => workspace.findTaskDefinition(family, revision),
    pause: async () => workspace.pause?.(),
  };
}
