import type { TaskDefinition } from '../ecs/task-definition.ts';
import { MAX_AMOUNT, parseTaskCpu, parseTaskMemory } from '../ecs/units.ts';
import { numberOf, type Requirements } from '../placement/requirements.ts';
import { MISSING, type Node } from '../text/node.ts';
import type { Reading, Source } from './reading.ts';
import type { ReadTask } from './task-definitions.ts';

/**
 * The amounts of run-task's `overrides` in place of the task definition's; what is no amount is reported
 * and passed over. Source: API reference, TaskOverride.
 */
export function withOverrides(reading: Reading, task: ReadTask, source: Source): Requirements {
  const { definition, requirements } = task;
  const { node: overrides } = source;
  if (!overrides.exists) return requirements;
  // Windows containers ignore the task level.
  const whole = definition.windows ? MISSING : overrides;
  const own = definition.windows ? MISSING : definition.node;
  const level = (name: 'cpu' | 'memory'): number | undefined => {
    const parse = name === 'cpu' ? parseTaskCpu : parseTaskMemory;
    const node = whole.get(name);
    const amount = node.number ?? (node.string === undefined ? undefined : parse(node.string));
    if (amount !== undefined && amount > 0) return capped(reading, { ...source, node }, amount);
    if (node.exists && !node.isUnknown) refuse(reading, { ...source, node });
    const given = definition[name];
    return own.get(name).exists && given !== 0 ? requirements.task[name] : undefined;
  };
  const amounts = new Amounts(reading, definition, source);
  return {
    ...requirements,
    task: {
      ...requirements.task,
      cpu: level('cpu') ?? amounts.sum(['cpu']),
      memory: level('memory') ?? amounts.sum(['memoryReservation', 'memory']),
      gpu: gpus(reading, definition, source),
    },
  };
}

function refuse(reading: Reading, source: Source): void {
  const template = '{value} is not a valid amount; the value of the task definition is used.';
  const value = String(source.node.value ?? source.node.kind);
  reading.report('plan-negative-amount', 'error', source, template, { value });
}

/** The amount, or `MAX_AMOUNT` in place of a larger one, which is reported. */
function capped(reading: Reading, source: Source, amount: number): number {
  if (amount <= MAX_AMOUNT) return amount;
  reading.tooMany(source, String(source.node.value), MAX_AMOUNT);
  return MAX_AMOUNT;
}

/** What the containers ask for, each with its override before its own. */
class Amounts {
  private readonly reading: Reading;
  private readonly definition: TaskDefinition;
  private readonly source: Source;

  constructor(reading: Reading, definition: TaskDefinition, source: Source) {
    this.reading = reading;
    this.definition = definition;
    this.source = source;
  }

  /** The first amount above 0 of each container. */
  sum(names: readonly string[]): number {
    let total = 0;
    for (const { name, node } of this.definition.containers) {
      const own = overrideOf(this.source.node, name);
      total +=
        names.map((each) => this.of(own.get(each), node.get(each))).find((one) => one > 0) ?? 0;
    }
    return total;
  }

  private of(override: Node, own: Node): number {
    const amount = numberOf(override);
    if (amount >= 0) return capped(this.reading, { ...this.source, node: override }, amount);
    if (override.exists && !override.isUnknown) {
      refuse(this.reading, { ...this.source, node: override });
    }
    return Math.min(MAX_AMOUNT, numberOf(own));
  }
}

function gpus(reading: Reading, definition: TaskDefinition, source: Source): number {
  let total = 0;
  for (const { name, node } of definition.containers) {
    const own = overrideOf(source.node, name).get('resourceRequirements');
    for (const item of (own.exists ? own : node.get('resourceRequirements')).items()) {
      if (item.get('type').string !== 'GPU') continue;
      const value = item.get('value');
      const amount = Math.max(0, numberOf(value) || 0);
      // That of the task definition is reported there.
      total += own.exists
        ? capped(reading, { ...source, node: value }, amount)
        : Math.min(MAX_AMOUNT, amount);
    }
  }
  return total;
}

function overrideOf(overrides: Node, container: string | undefined): Node {
  const list = overrides.get('containerOverrides').items();
  return list.find((item) => item.get('name').text === container) ?? MISSING;
}
