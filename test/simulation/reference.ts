/*
 * A second simulator, as slow and obvious as possible, of one service on one instance: second by second,
 * from the documented rules of a rolling update alone.
 */

export interface RefCase {
  readonly desired: number;
  readonly min: number;
  readonly max: number;
  /** Tasks that the instance has room for. */
  readonly slots: number;
  readonly interval: number;
  readonly start: number;
  readonly healthy: number;
  readonly stop: number;
  readonly stoppingCounts: boolean;
  /** When the new revision is deployed. */
  readonly at: number;
}

interface RefTask {
  readonly isNew: boolean;
  onHost: boolean;
  runningAt: number;
  stopAt: number;
}

export interface RefResult {
  /** Times and counts. */
  readonly starts: readonly (readonly [number, number])[];
  readonly stops: readonly (readonly [number, number])[];
  readonly completed: number | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;

export function reference(one: RefCase, until: number): RefResult {
  const { desired, min, max, slots } = one;
  const least = Math.ceil((desired * min) / 100);
  const most = Math.floor((desired * max) / 100);
  const tasks: RefTask[] = Array.from({ length: desired }, () => {
    return { isNew: false, onHost: true, runningAt: -1000, stopAt: NEVER };
  });
  const starts: [number, number][] = [];
  const stops: [number, number][] = [];
  for (let t = 0; t <= until; t++) {
    const ended = (task: RefTask): boolean => t >= task.stopAt + one.stop;
    const wanted = (task: RefTask): boolean => task.stopAt === NEVER;
    const isHealthy = (task: RefTask): boolean =>
      wanted(task) && t >= task.runningAt + (task.isNew ? one.healthy : 0);
    const settle = (): void => {
      // A task that was told to stop before the host had room for it is gone.
      for (const task of tasks) {
        if (task.onHost || !wanted(task)) continue;
        const used = tasks.filter((other) => other.onHost && !ended(other)).length;
        if (used >= slots) break;
        task.onHost = true;
        task.runningAt = t + one.start;
      }
    };
    settle();
    if (t % one.interval !== 0 || t < one.at) continue;
    const old = tasks.filter((task) => !task.isNew && wanted(task));
    const count = Math.min(old.length, Math.max(0, tasks.filter(isHealthy).length - least));
    for (const task of old.slice(0, count)) task.stopAt = t;
    if (count > 0) stops.push([t, count]);
    const live = tasks.filter(
      (task) => wanted(task) || (one.stoppingCounts && !ended(task)),
    ).length;
    const free = slots - tasks.filter(wanted).length;
    const fresh = tasks.filter((task) => task.isNew && wanted(task)).length;
    const more = Math.max(0, Math.min(desired - fresh, most - live, free));
    for (let copy = 0; copy < more; copy++) {
      tasks.push({ isNew: true, onHost: false, runningAt: NEVER, stopAt: NEVER });
    }
    if (more > 0) starts.push([t, more]);
    settle();
    const up = tasks.filter((task) => task.isNew && t >= task.runningAt).length;
    const gone = tasks.every((task) => task.isNew || ended(task));
    if (up >= desired && gone) return { starts, stops, completed: t };
  }
  return { starts, stops, completed: undefined };
}
