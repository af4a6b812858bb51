import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { parseTaskCpu, parseTaskMemory } from '../../ecs/units.ts';
import { MISSING, type Node } from '../../text/node.ts';
import type { Requirements } from '../requirements.ts';
import type { ReadTask } from './task-definitions.ts';

/** The amounts of run-task's `overrides` in place of the task definition's. Source: API reference. */
export function withOverrides(task: ReadTask, overrides: Node): Requirements {
  const { definition, requirements } = task;
  if (!overrides.exists) return requirements;
  // Windows containers ignore the task level.
  const whole = definition.windows ? MISSING : overrides;
  const own = definition.windows ? undefined : definition;
  const cpu = amount(whole.get('cpu'), parseTaskCpu) ?? own?.cpu;
  const memory = amount(whole.get('memory'), parseTaskMemory) ?? own?.memory;
  return {
    ...requirements,
    task: {
      ...requirements.task,
      cpu: cpu ?? sum(definition, overrides, ['cpu']),
      memory: memory ?? sum(definition, overrides, ['memoryReservation', 'memory']),
      gpu: gpus(definition, overrides),
    },
  };
}

/** Each container's first amount above 0, its override before its own. */
function sum(definition: TaskDefinition, overrides: Node, names: readonly string[]): number {
  let total = 0;
  for (const { name, node } of definition.containers) {
    const own = overrideOf(overrides, name);
    const values = names.map((each) => own.get(each).number ?? node.get(each).number);
    total += values.find((value) => value !== undefined && value > 0) ?? 0;
  }
  return total;
}

function gpus(definition: TaskDefinition, overrides: Node): number {
  let total = 0;
  for (const { name, node } of definition.containers) {
    const own = overrideOf(overrides, name).get('resourceRequirements');
    for (const item of (own.exists ? own : node.get('resourceRequirements')).items()) {
      if (item.get('type').string === 'GPU')
        total += Math.max(0, Number(item.get('value').value) || 0);
    }
  }
  return total;
}

function overrideOf(overrides: Node, container: string | undefined): Node {
  const list = overrides.get('containerOverrides').items();
  return list.find((item) => item.get('name').text === container) ?? MISSING;
}

function amount(node: Node, parse: (text: string) => number | undefined): number | undefined {
  return node.number ?? (node.string === undefined ? undefined : parse(node.string));
}
