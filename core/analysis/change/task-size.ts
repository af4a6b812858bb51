import { groupLabel, requestsAt } from '../../plan/addresses.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import type { Json } from '../../text/edit.ts';
import { type Message, message } from '../../text/message.ts';
import type { Node } from '../../text/node.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';
import { type PlanFiles, set } from './files.ts';

/** What one task requires: CPU units, or MiB of memory. */
export interface TaskSize<K extends 'cpu' | 'memory'> {
  readonly kind: K;
  readonly group: string;
  readonly value: number;
}

export const cpu = sizeOf('cpu', {
  words: (params) => message('{service}: {amount} CPU units', params),
  advice: (params) => message('change CPU from {from} to {to} units', params),
});

export const memory = sizeOf('memory', {
  words: (params) => message('{service}: {amount} MiB', params),
  advice: (params) => message('change memory from {from} to {to} MiB', params),
});

function sizeOf<K extends 'cpu' | 'memory'>(
  kind: K,
  said: {
    words: (params: { service: string; amount: number }) => Message;
    advice: (params: { from: number; to: number }) => Message;
  },
): ChangeKind<TaskSize<K>> {
  return {
    kind,
    read: ({ group, value }) => (isText(group) && isAmount(value) ? { group, value } : undefined),
    words: ({ group, value: amount }) => said.words({ service: groupLabel(group), amount }),
    request: (request, { value }) => ({ ...request, task: { ...request.task, [kind]: value } }),
    advice: ({ value: to }, { request }) => said.advice({ from: request.task[kind], to }),
    async edits({ group, value }, files) {
      const [planned] = requestsAt(files.plan, group);
      if (planned) await write(planned, kind, value, files);
    },
  };
}

/**
 * One amount that decides takes the new value. Where several containers share it, the largest one
 * takes the difference, as far as it can.
 */
async function write(
  { requirements, request, taskDefinition }: PlannedRequest,
  kind: 'cpu' | 'memory',
  value: number,
  files: PlanFiles,
): Promise<void> {
  const code = kind === 'cpu' ? 'RESOURCE:CPU' : 'RESOURCE:MEMORY';
  const nodes = (requirements.nodes.get(code) ?? []).filter(
    (node) => node.kind === 'number' || node.kind === 'string',
  );
  const [largest] = [...nodes].sort((a, b) => Number(b.value) - Number(a.value));
  if (!largest) {
    const found = await files.at(taskDefinition);
    const first = found?.node.get('containerDefinitions').items()[0];
    if (found && first?.kind === 'object') {
      found.file.add(set(found.file.editor, first, kind, value));
    }
    return;
  }
  const file = await files.open(taskDefinition.uri);
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
function written(old: Node, value: number): Json {
  return old.kind === 'string' ? String(value) : value;
}
