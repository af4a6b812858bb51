import type { TaskDefinition } from '../ecs/task-definition.ts';
import { MIB_PER_GB, UNITS_PER_VCPU } from '../ecs/units.ts';
import type { Subject } from '../lint/subject.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node } from '../text/node.ts';

/** A few words that the editor shows behind a place of the text. */
export interface Hint {
  readonly kind: 'units' | 'sums' | 'hostPort' | 'networkMode';
  readonly offset: number;
  readonly label: Message;
}

/** What the numbers of a task amount to, and what is in force where nothing is written. */
export function hintsOf(subject: Subject): Hint[] {
  return subject.tasks.flatMap((task) => [
    ...unitHints(task),
    ...sumHints(task),
    ...hostPortHints(task),
    ...networkModeHints(task),
  ]);
}

function hint(
  kind: Hint['kind'],
  offset: number,
  template: string,
  params: Message['params'],
): Hint {
  return { kind, offset, label: message(template, params) };
}

function unitHints(task: TaskDefinition): Hint[] {
  const hints: Hint[] = [];
  const cpu = (node: Node, units: number | undefined) => {
    // Who wrote "1 vCPU" needs no translation.
    if (!units || /vcpu/i.test(node.text ?? '')) return;
    hints.push(
      hint('units', node.end, '{amount} vCPU', { amount: rounded(units / UNITS_PER_VCPU) }),
    );
  };
  const memory = (node: Node, mib: number | undefined) => {
    if (!mib || mib < MIB_PER_GB || /gb/i.test(node.text ?? '')) return;
    hints.push(hint('units', node.end, '{amount} GiB', { amount: rounded(mib / MIB_PER_GB) }));
  };
  cpu(task.node.get('cpu'), task.cpu);
  memory(task.node.get('memory'), task.memory);
  for (const { node } of task.containers) {
    cpu(node.get('cpu'), node.get('cpu').number);
    memory(node.get('memory'), node.get('memory').number);
    memory(node.get('memoryReservation'), node.get('memoryReservation').number);
  }
  return hints;
}

/** `containers 768 of 1024` behind the task level, where the containers say something. */
function sumHints(task: TaskDefinition): Hint[] {
  const { node, containers, cpu, memory } = task;
  const sum = (of: (container: Node) => number) =>
    containers.reduce((total, container) => total + of(container.node), 0);
  const cpuSum = sum((container) => container.get('cpu').number ?? 0);
  const memorySum = sum(
    (container) =>
      container.get('memoryReservation').number || (container.get('memory').number ?? 0),
  );
  const hints: Hint[] = [];
  if (cpu !== undefined && cpuSum > 0) {
    const params = { sum: cpuSum, all: cpu };
    hints.push(hint('sums', node.get('cpu').end, 'containers use {sum} of {all} units', params));
  }
  if (memory !== undefined && memorySum > 0) {
    const params = { sum: memorySum, all: memory };
    hints.push(hint('sums', node.get('memory').end, 'containers use {sum} of {all} MiB', params));
  }
  return hints;
}

function hostPortHints(task: TaskDefinition): Hint[] {
  const mode = task.effectiveNetworkMode;
  if (mode !== 'bridge' && mode !== 'host') return [];
  return task.containers.flatMap(({ node }) =>
    node
      .get('portMappings')
      .items()
      .flatMap((mapping) => {
        const containerPort = mapping.get('containerPort');
        const port = containerPort.number;
        const host = mapping.get('hostPort');
        if (port === undefined || (host.exists && host.number !== 0)) return [];
        const at = host.exists ? host.end : containerPort.end;
        return mode === 'host'
          ? [hint('hostPort', at, 'host port {port}', { port })]
          : [hint('hostPort', at, 'dynamic host port', {})];
      }),
  );
}

function networkModeHints(task: TaskDefinition): Hint[] {
  const { node } = task;
  const mode = task.effectiveNetworkMode;
  const after = node.get('requiresCompatibilities').exists
    ? node.get('requiresCompatibilities')
    : node.get('family');
  if (!task.whole || !node.lacks('networkMode') || !mode || !after.exists || task.fargate)
    return [];
  return [hint('networkMode', after.end, 'network mode {mode}', { mode })];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
