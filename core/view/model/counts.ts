import type { PlacementResult } from '../../placement/model.ts';
import type { PictureGroup, PictureTask } from '../picture.ts';

/** The tasks counted by group: its index and how many, one pair after the other. */
export function countsOf(tasks: readonly PictureTask[]): number[] {
  const counts = new Map<number, number>();
  for (const { group } of tasks) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].flat();
}

/** `countsOf` for every instance, without making its tasks. */
export function countTasks(
  { cluster, outcomes }: PlacementResult,
  groups: readonly PictureGroup[],
): number[][] {
  const byName = new Map<string, number>();
  for (const [index, { name }] of groups.entries()) if (!byName.has(name)) byName.set(name, index);
  const pairs = cluster.instances.map((instance): number[] => {
    const own: number[] = [];
    let others = instance.runningTasksCount;
    for (const [name, count] of instance.groups) {
      const group = byName.get(name);
      if (group === undefined || count === 0) continue;
      own.push(group, count);
      others -= count;
    }
    if (others > 0) own.push(-1, others);
    return own;
  });
  const running = pairs.map(({ length }) => length);
  const copies = new Int32Array(cluster.instances.length);
  for (const [group, { placed }] of outcomes.entries()) {
    for (const index of placed) copies[index] = (copies[index] ?? 0) + 1;
    for (const index of placed) {
      const count = copies[index] ?? 0;
      if (count > 0) add(pairs[index] ?? [], group, count, running[index] ?? 0);
      copies[index] = 0;
    }
  }
  return pairs;
}

/** Groups come one after the other: only among the running ones can theirs be there before. */
function add(pairs: number[], group: number, count: number, running: number): void {
  for (let at = 0; at < running; at += 2) {
    if (pairs[at] !== group) continue;
    pairs[at + 1] = (pairs[at + 1] ?? 0) + count;
    return;
  }
  pairs.push(group, count);
}
