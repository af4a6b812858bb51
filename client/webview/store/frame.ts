import type { Picture, PictureInstance, PictureTask } from '../../../core/view/picture.ts';
import type {
  InstanceStep,
  LaunchedInstance,
  PictureTimeline,
} from '../../../core/view/timeline.ts';
import { type Spans, spansOf } from './spans.ts';

/**
 * The picture at a moment: the tasks that run or start then, each on its instance. What a picture has
 * beside these (sentence, totals) is that of the picture as it stands.
 * @param time seconds from the start
 */
export function frameAt(picture: Picture, timeline: PictureTimeline, time: number): Picture {
  const { launched } = timeline;
  const spans = spansOf(timeline, (launched.at(-1)?.index ?? picture.instances.length - 1) + 1);
  const statuses = statusesAt(timeline.instances, time);
  const instances = picture.instances.map((instance, index) => {
    const load = loadOf(picture, spans, index, time);
    return drawn(picture.groups, instance, load, statuses.get(index));
  });
  for (const one of launched) {
    const status = statuses.get(one.index);
    if (status === undefined || status === 'GONE') continue;
    const load = loadOf(picture, spans, one.index, time);
    instances.push(drawn(picture.groups, blank(one), load, status));
  }
  return { ...picture, instances, unplaced: [] };
}

/** An instance that was launched, before it has tasks. */
function blank({
  name,
  label,
  zone,
  type,
  capacityProvider,
  ...has
}: LaunchedInstance): PictureInstance {
  const amount = (registered: number) => ({ registered, remaining: registered });
  return {
    ...{ name, label, zone, type, status: 'ACTIVE', agentConnected: true, estimate: true },
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
    ...{ cpu: amount(has.cpu), memory: amount(has.memory), reserved: 0, attributes: -1 },
    ...{ devices: [], otherPorts: {}, taskCount: 0, tasks: [], counts: [] },
  };
}

/** What stands on an instance. */
interface Load {
  readonly tasks: PictureTask[];
  readonly counts: number[];
  cpu: number;
  memory: number;
  count: number;
}

function loadOf(picture: Picture, spans: Spans, instance: number, time: number): Load {
  const { group: groups, from, running, to, starts } = spans;
  const load: Load = { tasks: [], counts: [], cpu: 0, memory: 0, count: 0 };
  const end = starts[instance + 1] ?? 0;
  let at = starts[instance] ?? 0;
  while (at < end) {
    // Tasks of one group stand together.
    const group = groups[at] ?? -1;
    const { cpu = 0, memory = 0 } = picture.groups[group] ?? {};
    let count = 0;
    for (; at < end && groups[at] === group; at++) {
      const last = to[at] ?? -1;
      if ((from[at] ?? 0) > time || (last >= 0 && last <= time)) continue;
      count++;
      if (picture.detail === 'counts') continue;
      const began = running[at] ?? -1;
      // A task that starts is drawn like one to be placed, a RUNNING one like one that runs.
      const runs = began >= 0 && began <= time;
      const id = `instance ${instance}`;
      load.tasks.push({ id, group, copy: at, running: runs, cpu, memory });
    }
    if (count === 0) continue;
    load.counts.push(group, count);
    load.cpu += cpu * count;
    load.memory += memory * count;
    load.count += count;
  }
  return load;
}

const NO_TASKS: readonly PictureTask[] = [];

/** Devices with what the tasks of that moment take. */
function devicesWith(
  groups: Picture['groups'],
  { devices }: PictureInstance,
  counts: readonly number[],
): PictureInstance['devices'] {
  return devices.map((device) => {
    let used = 0;
    for (let at = 0; at < counts.length; at += 2) {
      used += (groups[counts[at] ?? -1]?.devices[device.label] ?? 0) * (counts[at + 1] ?? 0);
    }
    return { ...device, remaining: Math.max(0, device.registered - used) };
  });
}

function drawn(
  groups: Picture['groups'],
  instance: PictureInstance,
  load: Load,
  status: InstanceStep['status'] | undefined,
): PictureInstance {
  const gone = status === 'GONE';
  // Tasks that nothing in the plan describes stay for as long as their instance does.
  const others = gone ? NO_TASKS : instance.tasks.filter(({ group }) => group < 0);
  let { cpu, memory } = load;
  for (const task of others) {
    cpu += task.cpu;
    memory += task.memory;
  }
  return {
    ...instance,
    status: gone ? 'TERMINATED' : (status ?? instance.status),
    cpu: left(instance.cpu, cpu),
    memory: left(instance.memory, memory),
    devices: devicesWith(groups, instance, load.counts),
    tasks: others.length > 0 ? [...others, ...load.tasks] : load.tasks,
    counts: load.counts,
    taskCount: load.count + others.length,
  };
}

function left({ registered }: PictureInstance['cpu'], used: number): PictureInstance['cpu'] {
  return { registered, remaining: Math.max(0, registered - used) };
}

/** What each instance is by then, as far as it has changed. */
function statusesAt(
  steps: readonly InstanceStep[],
  time: number,
): ReadonlyMap<number, InstanceStep['status']> {
  const statuses = new Map<number, InstanceStep['status']>();
  for (const { time: at, instance, status } of steps) {
    if (at <= time) statuses.set(instance, status);
  }
  return statuses;
}
