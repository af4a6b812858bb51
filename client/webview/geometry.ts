import type { Picture, PictureInstance, PictureTask } from '../../core/view/picture.ts';

/** A stretch of a track, in percent of the track: one task, or the tasks of one group. */
export interface Segment {
  readonly task: PictureTask;
  /** Tasks that it stands for. */
  readonly count: number;
  /** The ids of all of them, where they have ids of their own. */
  readonly ids: readonly string[];
  readonly left: number;
  readonly width: number;
}

/** The two tracks of an instance; their lengths are to scale between instances, in percent. */
export interface Tracks {
  readonly cpuLength: number;
  readonly memoryLength: number;
  /** The part of the machine's memory that is not registered, in percent of the same space. */
  readonly reservedLength: number;
  /** Whether a track is longer than its scale says, so that it can be seen at all. */
  readonly cpuStretched: boolean;
  readonly memoryStretched: boolean;
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
    memory = Math.max(memory, instance.memory.registered + instance.reserved);
  }
  return { cpu, memory };
}

/** Lays the tasks of an instance along its two tracks, in the same order in both. */
export function tracksOf(
  instance: PictureInstance,
  scale: Scale,
  groups: Picture['groups'] = [],
): Tracks {
  const share = (registered: number, whole: number) => Math.min(100, (registered / whole) * 100);
  const cpuShare = share(instance.cpu.registered, scale.cpu);
  const memoryShare = share(instance.memory.registered, scale.memory);
  const pieces = piecesOf(instance, groups);
  const memoryLength = Math.max(SHORTEST, memoryShare);
  return {
    cpuLength: Math.max(SHORTEST, cpuShare),
    cpuStretched: cpuShare < SHORTEST,
    memoryStretched: memoryShare < SHORTEST,
    memoryLength,
    reservedLength: Math.min(100 - memoryLength, (instance.reserved / scale.memory) * 100),
    cpu: lay(pieces, (task) => task.cpu, instance.cpu.registered),
    memory: lay(pieces, (task) => task.memory, instance.memory.registered),
  };
}

interface Piece {
  readonly task: PictureTask;
  readonly count: number;
}

/** The tasks; where only their counts were sent, one piece for each group. */
function piecesOf(instance: PictureInstance, groups: Picture['groups']): Piece[] {
  if (instance.tasks.length > 0) return instance.tasks.map((task) => ({ task, count: 1 }));
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < instance.counts.length; at += 2) {
    const group = instance.counts[at] ?? -1;
    const count = instance.counts[at + 1] ?? 0;
    const size = groups[group] ?? { cpu: 0, memory: 0 };
    const id = `group ${group} ${instance.name}`;
    const { cpu, memory } = size;
    const task = { id, group, copy: 0, running: false, cpu: cpu * count, memory: memory * count };
    pieces.push({ task, count });
  }
  return pieces;
}

function lay(
  pieces: readonly Piece[],
  size: (task: PictureTask) => number,
  registered: number,
): Segment[] {
  let left = 0;
  return pieces.map(({ task, count }) => {
    const share = registered > 0 ? (size(task) / registered) * 100 : 0;
    const width = Math.max(0, Math.min(100 - left, share));
    const segment = { task, count, ids: [task.id], left, width };
    left += width;
    return segment;
  });
}

/**
 * Neighbours that are alike and too small for themselves, put together.
 * @param length pixels of the track; nothing is put together while it is not known
 * @param smallest pixels from which a segment stands for itself
 * @param kind what must be the same of those that are put together
 */
export function joinSmall(
  segments: readonly Segment[],
  length: number,
  smallest: number,
  kind: (task: PictureTask) => string,
): readonly Segment[] {
  if (length <= 0) return segments;
  const joined: Segment[] = [];
  // The kind of the last one, if that is small.
  let before: string | undefined;
  for (const segment of segments) {
    const small = (segment.width / 100) * length < smallest;
    const own = small ? kind(segment.task) : undefined;
    const last = joined.at(-1);
    if (last && own !== undefined && own === before)
      joined[joined.length - 1] = join(last, segment);
    else joined.push(segment);
    before = own;
  }
  return joined;
}

function join(one: Segment, other: Segment): Segment {
  const cpu = one.task.cpu + other.task.cpu;
  const memory = one.task.memory + other.task.memory;
  return {
    task: { ...one.task, cpu, memory },
    count: one.count + other.count,
    ids: [...one.ids, ...other.ids],
    left: one.left,
    width: one.width + other.width,
  };
}

/** How many different looks a group can have; further groups repeat them, told apart by their labels. */
export const LOOKS = 12;

/** By group: the number of its look; a group without one is neutral. */
export type Looks = ReadonlyMap<number, number>;

/** The class that colours and hatches what belongs to a group. */
export function look(group: number, looks?: Looks): string {
  const number = lookNumber(group, looks);
  return number < 0 ? 'look-other' : `look-${number}`;
}

/** Which of the looks a group has; -1 for the neutral one. */
export function lookNumber(group: number, looks?: Looks): number {
  const own = looks ? (looks.get(group) ?? -1) : group;
  return own < 0 ? -1 : own % LOOKS;
}
