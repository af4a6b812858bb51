import { readDocument } from '../../notations/read-document.ts';
import type { Place } from '../../plan/finding.ts';
import type { Plan, PlannedRequest } from '../../plan/plan.ts';
import type { PlanWorkspace } from '../../plan/workspace.ts';
import type { Edit, Json } from '../../text/edit.ts';
import type { Node } from '../../text/node.ts';
import {
  type At,
  type Open,
  type Opened,
  set,
  setList,
  type WrittenChanges,
} from './file-edits.ts';
import { Merged } from './merged.ts';
import { nodeAt } from './place-node.ts';
import type { PlanChange } from './plan-change.ts';
import { instanceEdits, trunkingEdits } from './pool-edits.ts';

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
  let edits = new Map<string, Edit[]>();
  const files = new Map<string, Opened | undefined>();
  const open = async (uri: string): Promise<Opened | undefined> => {
    if (files.has(uri)) return files.get(uri);
    const file = await workspace.read(uri);
    const document = readDocument('text' in file ? file.text : '');
    const add = (more: readonly Edit[]) => {
      edits.set(uri, [...(edits.get(uri) ?? []), ...more]);
    };
    const opened =
      'text' in file ? { document, editor: document.notation.editor(document), add } : undefined;
    files.set(uri, opened);
    return opened;
  };
  const at = async (place: Place | undefined) => {
    const file = place && (await open(place.uri));
    const node = place && file ? nodeAt(file.document.root, place) : undefined;
    return file && node && node.kind !== 'missing' ? { file, node } : undefined;
  };
  for (const change of changes) {
    edits = new Map();
    if (change.kind === 'seed') {
      const file = await open(plan.uri);
      file?.add(set(file.editor, file.document.root, 'seed', change.value));
    } else if ('pool' in change || 'like' in change) {
      await instanceEdits(plan, change, open, at);
    } else if (change.kind !== 'lose') {
      const planned = plan.requests[change.group];
      if (planned && change.kind === 'trunking') await trunkingEdits(plan, planned, at);
      else if (planned) await requestEdits(planned, change, open, at);
    }
    all.add(edits);
  }
  return all;
}

async function requestEdits(
  planned: PlannedRequest,
  change: Extract<PlanChange, { group: number }>,
  open: Open,
  at: At,
): Promise<void> {
  switch (change.kind) {
    case 'copies': {
      const owner = await at(planned.place);
      const key = planned.request.kind === 'service' ? 'desiredCount' : 'count';
      return owner?.file.add(set(owner.file.editor, owner.node, key, change.value));
    }
    case 'minimumHealthyPercent': {
      const owner = await at(planned.place);
      const old = owner?.node.get('deploymentConfiguration');
      const { kind: key, value } = change;
      return owner?.file.add(
        old?.kind === 'object'
          ? set(owner.file.editor, old, key, value)
          : set(owner.file.editor, owner.node, 'deploymentConfiguration', { [key]: value }),
      );
    }
    case 'strategy': {
      const owner = await at(planned.place);
      const list = change.strategy.map((item): Json => ({ ...item }));
      return owner?.file.add(setList(owner.file.editor, owner.node, 'placementStrategy', list));
    }
    case 'constraints': {
      const owner = await at(planned.place);
      const list = change.constraints.map((item): Json => ({ ...item }));
      return owner?.file.add(setList(owner.file.editor, owner.node, 'placementConstraints', list));
    }
    case 'cpu':
    case 'memory':
      return amountEdits(planned, change, open, at);
    case 'dynamicPorts': {
      const file = await open(planned.taskDefinition.uri);
      const ports = [...planned.requirements.nodes]
        .filter(([key]) => key.startsWith('RESOURCE:PORTS'))
        .flatMap(([, nodes]) => nodes);
      return file?.add(
        [...new Set(ports)]
          .map((node) => (node.kind === 'object' ? node.get('hostPort') : node))
          .filter((node) => node.kind === 'number' || node.kind === 'string')
          .map((node) => file.editor.replace(node, 0)),
      );
    }
    case 'taskConstraint': {
      const found = await at(planned.taskDefinition);
      const list = found?.node.get('placementConstraints').items() ?? [];
      const old = list.find((item) => item.get('expression').text === change.expression);
      if (!found || !old) return;
      const { editor } = found.file;
      if (change.to === '') found.file.add(editor.remove(old));
      else found.file.add([editor.replace(old.get('expression'), change.to)]);
    }
  }
}

/**
 * One amount that decides takes the new value. Where several containers share it, the largest one
 * takes the difference, as far as it can.
 */
async function amountEdits(
  { requirements, request, taskDefinition }: PlannedRequest,
  { kind, value }: { kind: 'cpu' | 'memory'; value: number },
  open: Open,
  at: At,
): Promise<void> {
  const code = kind === 'cpu' ? 'RESOURCE:CPU' : 'RESOURCE:MEMORY';
  const nodes = (requirements.nodes.get(code) ?? []).filter(
    (node) => node.kind === 'number' || node.kind === 'string',
  );
  const [largest] = [...nodes].sort((a, b) => Number(b.value) - Number(a.value));
  if (!largest) {
    const found = await at(taskDefinition);
    const first = found?.node.get('containerDefinitions').items()[0];
    if (found && first?.kind === 'object') {
      found.file.add(set(found.file.editor, first, kind, value));
    }
    return;
  }
  const file = await open(taskDefinition.uri);
  if (!file) return;
  const own = nodes.length === 1 ? value : Number(largest.value) + value - request.task[kind];
  const amount = Math.max(kind === 'memory' ? 6 : 0, own);
  file.add([file.editor.replace(largest, written(largest, amount))]);
  // A reservation above the limit would be refused: the limit follows.
  const limit = largest.asMember?.name === 'memoryReservation' && largest.parent?.get('memory');
  if (limit && limit.kind === 'number' && Number(limit.value) < amount) {
    file.add([file.editor.replace(limit, amount)]);
  }
}

/** As the old value is written: ECS takes task-level amounts as strings. */
export function written(old: Node, value: number): Json {
  return old.kind === 'string' ? String(value) : value;
}
