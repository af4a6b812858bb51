import type { FleetItem, FleetType } from './demand.ts';

/** Instances of one type that hold the same tasks. */
export interface Filled {
  /** Index of the type. */
  readonly type: number;
  /** Tasks by index of the item. */
  readonly tasks: Int32Array;
  count: number;
}

/** How an instance is filled: the order in which tasks are tried. */
export type Rule = 'largest' | 'balanced' | 'valuable';

export const RULES: readonly Rule[] = ['balanced', 'largest', 'valuable'];

/** What packing works with. */
export interface Packing {
  readonly items: readonly FleetItem[];
  readonly types: readonly FleetType[];
  /** What one task of each item is worth: its share of the cheapest fleet. */
  readonly values: readonly number[];
}

/** Fills an empty instance of a type. @param left tasks by item that have no place yet */
export function fill(
  { items, types, values }: Packing,
  type: number,
  left: Int32Array,
  rule: Rule,
): Int32Array {
  const capacity = types[type]?.capacity ?? [];
  const room = [...capacity];
  const tasks = new Int32Array(items.length);
  const taken = new Set<string>();
  const candidates = items.flatMap((item, at) =>
    item.fits[type] === 1 && (left[at] ?? 0) > 0 ? [at] : [],
  );
  if (rule !== 'balanced') {
    const key = (at: number): number =>
      rule === 'valuable' ? (values[at] ?? 0) : share(items[at]?.needs ?? [], capacity);
    candidates.sort((a, b) => key(b) - key(a) || a - b);
  }
  for (;;) {
    const next = rule === 'balanced' ? balanced(items, candidates, room, capacity) : candidates[0];
    if (next === undefined) return tasks;
    const item = items[next];
    const fits = item ? howMany(item, room, taken) : 0;
    const rest = (left[next] ?? 0) - (tasks[next] ?? 0);
    // One at a time keeps the balance; in a fixed order all of them go at once.
    const count = Math.min(rest, rule === 'balanced' ? Math.min(1, fits) : fits);
    if (count > 0 && item) {
      tasks[next] = (tasks[next] ?? 0) + count;
      for (const [at, need] of item.needs.entries()) room[at] = (room[at] ?? 0) - need * count;
      if (item.alone !== undefined) taken.add(item.alone);
    }
    if (count === 0 || count === rest || rule !== 'balanced') {
      candidates.splice(candidates.indexOf(next), 1);
    }
  }
}

/** The largest share of any resource. */
function share(needs: readonly number[], capacity: readonly number[]): number {
  let most = 0;
  for (const [at, need] of needs.entries()) {
    if (need > 0) most = Math.max(most, need / (capacity[at] || 1));
  }
  return most;
}

/** Tasks of an item that still fit. */
function howMany(
  { needs, alone }: FleetItem,
  room: readonly number[],
  taken: ReadonlySet<string>,
): number {
  if (alone !== undefined) return taken.has(alone) || !fitsIn(needs, room) ? 0 : 1;
  let count = Number.MAX_SAFE_INTEGER;
  for (const [at, need] of needs.entries()) {
    if (need > 0) count = Math.min(count, Math.floor(((room[at] ?? 0) + 1e-9) / need));
  }
  return count;
}

function fitsIn(needs: readonly number[], room: readonly number[]): boolean {
  return needs.every((need, at) => need <= (room[at] ?? 0) + 1e-9);
}

/** The item whose needs go best with what is left of the instance. */
function balanced(
  items: readonly FleetItem[],
  candidates: readonly number[],
  room: readonly number[],
  capacity: readonly number[],
): number | undefined {
  let best: number | undefined;
  let most = -1;
  for (const at of candidates) {
    const needs = items[at]?.needs ?? [];
    let score = 0;
    for (const [resource, need] of needs.entries()) {
      const has = capacity[resource] ?? 0;
      if (has > 0) score += (need / has) * ((room[resource] ?? 0) / has);
    }
    if (score > most) {
      most = score;
      best = at;
    }
  }
  return best;
}

/** What the tasks of an instance are worth. */
export function worth(tasks: Int32Array, values: readonly number[]): number {
  let sum = 0;
  for (const [at, count] of tasks.entries()) sum += count * (values[at] ?? 0);
  return sum;
}

/** Whether an instance of a type takes all these tasks. */
export function holds({ items, types }: Packing, type: number, tasks: Int32Array): boolean {
  const room = [...(types[type]?.capacity ?? [])];
  const taken = new Set<string>();
  for (const [at, count] of tasks.entries()) {
    const item = items[at];
    if (count === 0 || !item) continue;
    if (item.fits[type] !== 1) return false;
    if (item.alone !== undefined) {
      if (count > 1 || taken.has(item.alone)) return false;
      taken.add(item.alone);
    }
    for (const [resource, need] of item.needs.entries()) {
      room[resource] = (room[resource] ?? 0) - need * count;
      if ((room[resource] ?? 0) < -1e-9) return false;
    }
  }
  return true;
}
