import type { Picture, PictureInstance } from '../../core/view/picture.ts';

/** Nobody has it; the agent reserves it; something has it that is not in the picture. */
export const FREE = -2;
export const AGENT = -3;
export const OTHER = -1;

/** One of a countable resource of an instance: the group that has it, or one of the numbers above. */
export interface Slot {
  readonly group: number;
  /** The task that has it runs already. */
  readonly running: boolean;
  /** What it is called, where each has a name of its own. */
  readonly name?: string;
}

/** A countable resource of an instance: network interfaces, GPUs, the host ports that services require. */
export interface SlotTrack {
  readonly label: string;
  readonly slots: readonly Slot[];
  readonly free: number;
  /** No task that needs one more can be placed here. */
  readonly full: boolean;
}

/** Ports that have a place of their own; more do not fit. */
const MOST_PORTS = 8;

/** The static host ports that the services of a picture require, each once. */
export function portsOf({ groups }: Pick<Picture, 'groups'>): readonly string[] {
  return [...new Set(groups.flatMap(({ ports }) => ports))].slice(0, MOST_PORTS);
}

/**
 * The countable resources of an instance. Those of which nothing is left come first: they keep a further
 * task away, whatever CPU and memory are available.
 */
export function slotTracks(
  instance: PictureInstance,
  groups: Picture['groups'],
  ports: readonly string[],
): readonly SlotTrack[] {
  const tracks = instance.devices.map((device) => deviceTrack(instance, groups, device));
  const named = portTrack(instance, groups, ports);
  if (named) tracks.push(named);
  return tracks.sort((a, b) => Number(b.full) - Number(a.full));
}

function deviceTrack(
  instance: PictureInstance,
  groups: Picture['groups'],
  { label, registered, remaining }: PictureInstance['devices'][number],
): SlotTrack {
  const slots: Slot[] = [];
  const used = registered - remaining;
  for (const { group, running } of instance.tasks) {
    const count = groups[group]?.devices[label] ?? 0;
    for (let at = 0; at < count && slots.length < used; at++) {
      slots.push({ group, running });
    }
  }
  while (slots.length < used) slots.push({ group: OTHER, running: true });
  while (slots.length < registered) slots.push({ group: FREE, running: false });
  return { label, slots, free: remaining, full: remaining <= 0 };
}

function portTrack(
  { tasks, otherPorts }: PictureInstance,
  groups: Picture['groups'],
  ports: readonly string[],
): SlotTrack | undefined {
  if (ports.length === 0) return undefined;
  const slots = ports.map((name): Slot => {
    const task = tasks.find(({ group }) => groups[group]?.ports.includes(name));
    if (task) return { group: task.group, running: task.running, name };
    const other = otherPorts[name];
    return {
      group: other === undefined ? FREE : other === 'agent' ? AGENT : OTHER,
      running: true,
      name,
    };
  });
  const free = slots.filter(({ group }) => group === FREE).length;
  return { label: 'Ports', slots, free, full: free === 0 };
}

/** The share of a device that is in use, from 0 to 1, of the one of which the least is left. */
export function devicesInUse({ devices }: PictureInstance): number {
  return devices.reduce(
    (most, { registered, remaining }) =>
      registered > 0 ? Math.max(most, (registered - remaining) / registered) : most,
    0,
  );
}
