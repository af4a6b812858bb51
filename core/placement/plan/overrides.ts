import type { TaskDefinition } from '../../ecs/task-definition.ts';
import { parseTaskCpu, parseTaskMemory } from '../../ecs/units.ts';
import type { Node } from '../../text/node.ts';
import type { Requirements } from '../requirements.ts';
import type { ReadTask } from './task-definitions.ts';

/** The amounts of run-task's `overrides` in place of the task definition's. Source: API reference. */
export function withOverrides(task: ReadTask, overrides: Node): Requirements {
  const { definition, requirements } = task;
  if (!overrides.exists) return requirements;
  const cpu = amount(overrides.get('cpu'), parseTaskCpu) ?? definition.cpu;
  const memory = amount(overrides.get('memory'), parseTaskMemory) ?? definition.memory;
  return {
    ...requirements,
    task: {
      ...requirements.task,
      cpu: cpu ?? sum(definition, overrides, ['cpu']),
      memory: memory ?? sum(definition, overrides, ['memoryReservation', 'memory']),
    },
  };
}

/** Each container's first amount above 0, its override before its own. */
function sum(definition: TaskDefinition, overrides: Node, names: readonly string[]): number {
  let total = 0;
  for (const container of definition.containers) {
    const own = overrides
      .get('containerOverrides')
      .items()
      .find((item) => item.get('name').string === container.name);
    const values = names.map((name) => own?.get(name).number ?? container.node.get(name).number);
    total += values.find((value) => value !== undefined && value > 0) ?? 0;
  }
  return total;
}

function amount(node: Node, parse: (text: string) => number | undefined): number | undefined {
  return node.number ?? (node.string === undefined ? undefined : parse(node.string));
}
