import type { Picture, PictureInstance, PictureTask } from '../../core/placement/picture.ts';

/** A stretch of a track, in percent of the track. */
export interface Segment {
  readonly task: PictureTask;
  readonly left: number;
  readonly width: number;
}

/** The two tracks of an instance; their lengths are to scale between instances, in percent. */
export interface Tracks {
  readonly cpuLength: number;
  readonly memoryLength: number;
  readonly cpu: readonly Segment[];
  readonly memory: readonly Segment[];
}

/** The largest instance of a picture: the length of a full track. */
export interface Scale {
  readonly cpu: number;
  readonly memory: number;
}

/** Shortest track in percent: an instance must stay visible beside one that is a hundred times larger. */
const SHORTEST = 6;

export function scaleOf(instances: readonly PictureInstance[]): Scale {
  let cpu = 1;
  let memory = 1;
  for (const instance of instances) {
    cpu = Math.max(cpu, instance.cpu.registered);
    memory = Math.max(memory, instance.memory.registered);
  }
  return { cpu, memory };
}

/** Lays the tasks of an instance along its two tracks, in the same order in both. */
export function tracksOf(instance: PictureInstance, scale: Scale): Tracks {
  const length = (registered: number, whole: number) =>
    Math.max(SHORTEST, Math.min(100, (registered / whole) * 100));
  return {
    cpuLength: length(instance.cpu.registered, scale.cpu),
    memoryLength: length(instance.memory.registered, scale.memory),
    cpu: lay(instance.tasks, (task) => task.cpu, instance.cpu.registered),
    memory: lay(instance.tasks, (task) => task.memory, instance.memory.registered),
  };
}

function lay(
  tasks: readonly PictureTask[],
  size: (task: PictureTask) => number,
  registered: number,
): Segment[] {
  let left = 0;
  return tasks.map((task) => {
    const share = registered > 0 ? (size(task) / registered) * 100 : 0;
    const width = Math.max(0, Math.min(100 - left, share));
    const segment = { task, left, width };
    left += width;
    return segment;
  });
}

/** Instances by Availability Zone, zones in alphabetical order. */
export function zonesOf(picture: Picture): { zone: string; instances: PictureInstance[] }[] {
  const zones = new Map<string, PictureInstance[]>();
  for (const instance of picture.instances) {
    const list = zones.get(instance.zone);
    if (list) list.push(instance);
    else zones.set(instance.zone, [instance]);
  }
  return [...zones]
    .map(([zone, instances]) => ({ zone, instances }))
    .sort((a, b) => (a.zone < b.zone ? -1 : a.zone > b.zone ? 1 : 0));
}

/** How many different looks a group can have; further groups repeat them, told apart by their labels. */
export const LOOKS = 12;

/** The class that colours and hatches what belongs to a group. */
export function look(group: number): string {
  return group < 0 ? 'look-other' : `look-${group % LOOKS}`;
}
