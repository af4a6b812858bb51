import { instanceType } from '../../ecs/instance-types.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import type { State } from '../../placement/state.ts';
import type { Work } from '../../work.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import type { PictureAmount, PictureGroup, PictureInstance } from '../picture.ts';
import { shortName } from '../picture-id.ts';
import { countsOf, countTasks } from './counts.ts';
import type { Placed } from './draw.ts';
import type { Links } from './links.ts';
import { tasksByInstance } from './tasks.ts';

/** Longest value of an attribute that instances are grouped by. */
const LONGEST_VALUE = 200;

/** Instances between two pauses. */
const PAUSE = 1024;

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

/** Every instance with its tasks and a link to its description. */
export function drawDetailed(
  { plan, result }: Placed,
  groups: readonly PictureGroup[],
  attributes: AttributeSets,
  links: Links,
  state: State,
): PictureInstance[] {
  const tasks = tasksByInstance(result, groups);
  return result.cluster.instances.map((instance, index) => ({
    ...drawInstance(instance, index, state, attributes),
    taskCount: tasks[index]?.length ?? 0,
    tasks: tasks[index] ?? [],
    counts: countsOf(tasks[index] ?? []),
    ...links.to(plan.instancePlaces[index]),
  }));
}

/** Every instance with its tasks counted by group. */
export function* drawCounted(
  { result }: Placed,
  groups: readonly PictureGroup[],
  attributes: AttributeSets,
  state: State,
): Work<PictureInstance[]> {
  const counts = countTasks(result, groups);
  const drawn: PictureInstance[] = [];
  for (const [index, instance] of result.cluster.instances.entries()) {
    if (index % PAUSE === 0) yield 0;
    const own = counts[index] ?? [];
    let taskCount = 0;
    for (let at = 1; at < own.length; at += 2) taskCount += own[at] ?? 0;
    const common = drawInstance(instance, index, state, attributes);
    drawn.push(Object.assign(common, { taskCount, tasks: [], counts: own }));
  }
  return drawn;
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
