import { instanceType } from '../../ecs/instance-types.ts';
import { isReservedPort } from '../../ecs/reserved-ports.ts';
import type { ContainerInstance, HostPort, HostPorts } from '../../placement/model.ts';
import { DEVICES, RESOURCES, type Resource, type Resources } from '../../placement/resources.ts';
import type { State } from '../../placement/state.ts';
import { message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { cut, LONGEST_LABEL } from '../escape.ts';
import type { PictureDevice, PictureGroup, PictureInstance } from '../picture.ts';
import { shortName } from '../picture-id.ts';
import { countsOf, countTasks } from './counts.ts';
import type { Links } from './links.ts';
import type { Placed, Say } from './placed.ts';
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
  links: Links,
  drawing: Drawing,
): PictureInstance[] {
  const tasks = tasksByInstance(result, groups);
  const needs = needsOf(result);
  return result.cluster.instances.map((instance, index) => ({
    ...drawInstance(instance, index, needs, drawing),
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
  drawing: Drawing,
): Work<PictureInstance[]> {
  const counts = countTasks(result, groups);
  const needs = needsOf(result);
  const drawn: PictureInstance[] = [];
  for (const [index, instance] of result.cluster.instances.entries()) {
    if (index % PAUSE === 0) yield 0;
    const own = counts[index] ?? [];
    let taskCount = 0;
    for (let at = 1; at < own.length; at += 2) taskCount += own[at] ?? 0;
    const common = drawInstance(instance, index, needs, drawing);
    drawn.push(Object.assign(common, { taskCount, tasks: [], counts: own }));
  }
  return drawn;
}

/** What all instances of a picture are drawn with. */
interface Drawing {
  readonly state: State;
  readonly attributes: AttributeSets;
  readonly say: Say;
}

function drawInstance(
  instance: ContainerInstance,
  index: number,
  needs: Needs,
  { state, attributes, say }: Drawing,
): Omit<PictureInstance, 'tasks' | 'taskCount' | 'counts'> {
  const { registered } = instance;
  const { available } = state;
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
    cpu: { registered: registered.cpu, remaining: available.cpu[index] ?? 0 },
    memory: { registered: registered.memory, remaining: available.memory[index] ?? 0 },
    reserved: Math.max(0, machine - registered.memory),
    attributes: attributes.indexOf(instance.attributes),
    devices: devicesOf(registered, needs, (name) => available[name][index] ?? 0, say),
    otherPorts: otherPortsOf(instance.usedPorts, needs),
  };
}

/** What services require of instances besides CPU and memory. */
interface Needs {
  readonly devices: ReadonlySet<Resource>;
  readonly ports: readonly HostPort[];
}

function needsOf({ outcomes }: Placed['result']): Needs {
  const devices = new Set<Resource>();
  const ports = new Map<string, HostPort>();
  for (const { request } of outcomes) {
    for (const name of DEVICES) if (request.task[name] > 0) devices.add(name);
    for (const one of request.task.hostPorts) ports.set(portName(one), one);
  }
  return { devices, ports: [...ports.values()] };
}

function portName({ port, protocol }: HostPort): string {
  return `${port}/${protocol}`;
}

/** Ports that a service requires and that were in use before anything was placed. */
function otherPortsOf(used: HostPorts, { ports }: Needs): PictureInstance['otherPorts'] {
  const others: Record<string, 'agent' | 'other'> = {};
  for (const one of ports) {
    if (!used[one.protocol].has(one.port)) continue;
    others[portName(one)] = isReservedPort(one.port) ? 'agent' : 'other';
  }
  return others;
}

/** Devices are shown where they matter: where a service or a task takes them, where there are GPUs. */
function devicesOf(
  registered: Resources,
  needs: Needs,
  availableOf: (name: Resource) => number,
  say: Say,
): PictureDevice[] {
  const devices: PictureDevice[] = [];
  for (const name of DEVICES) {
    const all = registered[name];
    const remaining = availableOf(name);
    const matters = name === 'gpu' || needs.devices.has(name) || remaining < all;
    if (!Number.isFinite(all) || all === 0 || !matters) continue;
    const { short, inUse } = RESOURCES[name];
    const text = say(message(inUse, { used: all - remaining, all }));
    devices.push({ label: short, text, registered: all, remaining });
  }
  return devices;
}
