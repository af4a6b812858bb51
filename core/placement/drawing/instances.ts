import { instanceType } from '../../ecs/instance-types.ts';
import { stateBefore } from '../explain/replay.ts';
import type { ContainerInstance, PlacementResult } from '../model.ts';
import type { PictureAmount, PictureGroup, PictureInstance, PictureTask } from '../picture.ts';
import type { State } from '../state.ts';
import type { Placed } from './draw.ts';
import { cut, LONGEST_LABEL } from './escape.ts';
import { shortName } from './ids.ts';
import type { Links } from './links.ts';
import { runningTasks, tasksByInstance } from './tasks.ts';

/** Longest value of an attribute that instances are grouped by. */
const LONGEST_VALUE = 200;

/** The sets of attributes in a picture; instances of one group share theirs. */
export class AttributeSets {
  readonly sets: Record<string, string>[] = [];
  private readonly known = new Map<ReadonlyMap<string, string>, number>();
  private readonly byText = new Map<string, number>();

  indexOf(attributes: ReadonlyMap<string, string>): number {
    const before = this.known.get(attributes);
    if (before !== undefined) return before;
    // Capabilities have no value: there is nothing to group by.
    const own = [...attributes]
      .filter(([, value]) => value !== '' && value.length <= LONGEST_VALUE)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const text = JSON.stringify(own);
    let index = this.byText.get(text);
    if (index === undefined) {
      index = this.sets.push(Object.fromEntries(own)) - 1;
      this.byText.set(text, index);
    }
    this.known.set(attributes, index);
    return index;
  }
}

/** The state after the last copy of the last request. */
export function finalState(result: PlacementResult): State {
  const outcome = result.outcomes.length - 1;
  return stateBefore(result, { outcome, copy: result.outcomes[outcome]?.placed.length ?? 0 });
}

/** Every instance with its tasks and a link to its description. */
export function drawDetailed(
  { plan, result }: Placed,
  groups: readonly PictureGroup[],
  attributes: AttributeSets,
  links: Links,
): PictureInstance[] {
  const tasks = tasksByInstance(result, groups);
  const state = finalState(result);
  return result.cluster.instances.map((instance, index) => ({
    ...drawInstance(instance, index, state, attributes),
    taskCount: tasks[index]?.length ?? 0,
    tasks: tasks[index] ?? [],
    counts: countsOf(tasks[index] ?? []),
    ...links.to(plan.instancePlaces[index]),
  }));
}

/** Every instance with its tasks counted by group. */
export function drawCounted(
  { result }: Placed,
  groups: readonly PictureGroup[],
  attributes: AttributeSets,
): PictureInstance[] {
  const state = finalState(result);
  const counts = result.cluster.instances.map((instance, index) => {
    const own = new Map<number, number>();
    if (instance.runningTasksCount > 0) {
      for (const { group } of runningTasks(instance, index, groups)) {
        own.set(group, (own.get(group) ?? 0) + 1);
      }
    }
    return own;
  });
  for (const [outcome, { placed }] of result.outcomes.entries()) {
    for (const index of placed) counts[index]?.set(outcome, (counts[index].get(outcome) ?? 0) + 1);
  }
  return result.cluster.instances.map((instance, index) => {
    const pairs = [...(counts[index] ?? [])];
    return {
      ...drawInstance(instance, index, state, attributes),
      taskCount: pairs.reduce((sum, [, count]) => sum + count, 0),
      tasks: [],
      counts: pairs.flat(),
    };
  });
}

function countsOf(tasks: readonly PictureTask[]): number[] {
  const counts = new Map<number, number>();
  for (const { group } of tasks) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].flat();
}

function drawInstance(
  instance: ContainerInstance,
  index: number,
  state: State,
  attributes: AttributeSets,
): Omit<PictureInstance, 'tasks' | 'taskCount' | 'counts'> {
  const { registered } = instance;
  const eni = amount(registered.eni, state.eni[index]);
  const gpu = amount(registered.gpu, state.gpu[index]);
  const awsvpc = eni && eni.remaining < eni.registered;
  const machine = instanceType(instance.instanceType ?? '')?.memoryMiB ?? 0;
  return {
    name: instance.name,
    label: cut(shortName(instance.name), LONGEST_LABEL),
    zone: instance.availabilityZone ?? '',
    type: instance.instanceType ?? '',
    ...(instance.capacityProvider ? { capacityProvider: instance.capacityProvider } : {}),
    status: instance.status,
    agentConnected: instance.agentConnected,
    estimate: instance.estimate,
    cpu: { registered: registered.cpu, remaining: state.cpu[index] ?? 0 },
    memory: { registered: registered.memory, remaining: state.memory[index] ?? 0 },
    reserved: Math.max(0, machine - registered.memory),
    attributes: attributes.indexOf(instance.attributes),
    // Shown where they matter: where tasks take network interfaces, where there are GPUs.
    ...(awsvpc ? { eni } : {}),
    ...(gpu && gpu.registered > 0 ? { gpu } : {}),
  };
}

function amount(registered: number, remaining: number | undefined): PictureAmount | undefined {
  return Number.isFinite(registered) && remaining !== undefined
    ? { registered, remaining }
    : undefined;
}
