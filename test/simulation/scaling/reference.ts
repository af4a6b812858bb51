/*
 * A second simulator of scaling, as slow and obvious as possible, written from the documented rules alone:
 * second by second, one service with one target tracking policy on instances of one Auto Scaling group
 * with managed scaling. Tasks start and stop at once, instances take some time.
 */

export interface RefScaling {
  readonly tasks: number;
  readonly min: number;
  readonly max: number;
  /** Percent. */
  readonly target: number;
  /** A step curve, time in seconds and percent of one task. */
  readonly load: readonly (readonly [number, number])[];
  readonly scaleInCooldown: number;
  readonly perInstance: number;
  readonly instances: number;
  readonly groupMax: number;
  readonly capacityTarget: number;
  readonly launch: number;
  readonly warmup: number;
  readonly scaleInWait: number;
  readonly until: number;
}

export interface RefScalingResult {
  readonly desired: readonly (readonly [number, number])[];
  readonly group: readonly (readonly [number, number])[];
}

const HIGH = 3;
const LOW = 15;

export function referenceScaling(one: RefScaling): RefScalingResult {
  let desired = one.tasks;
  let groupDesired = one.instances;
  const desiredChanges: [number, number][] = [];
  const groupChanges: [number, number][] = [];
  /** Tasks on each instance that is there, and when the others come. */
  const instances: number[] = Array.from({ length: one.instances }, () => 0);
  const coming: { readonly at: number; readonly launched: number }[] = [];
  const metric: (number | undefined)[] = [];
  const reservation: number[] = [];
  let sum = 0;
  let runningSum = 0;
  let low = 0;
  let lastChange = Number.NEGATIVE_INFINITY;
  let fulfilled = true;
  let grewAt = Number.NEGATIVE_INFINITY;
  let launchedAt = Number.NEGATIVE_INFINITY;
  const running = (): number => instances.reduce((all, tasks) => all + tasks, 0);
  const loadAt = (t: number): number => one.load.findLast(([time]) => time <= t)?.[1] ?? 0;
  /** Tasks go where most are already, so that instances become empty. */
  const place = (): void => {
    while (running() < desired) {
      const free = instances.flatMap((tasks, at) => (tasks < one.perInstance ? [at] : []));
      const [best] = free.sort((a, b) => (instances[b] ?? 0) - (instances[a] ?? 0) || a - b);
      if (best === undefined) return;
      instances[best] = (instances[best] ?? 0) + 1;
    }
  };
  place();
  for (let t = 1; t <= one.until; t++) {
    // The second that has just passed.
    sum += loadAt(t - 1);
    runningSum += running();
    for (const ready of coming.filter(({ at }) => at === t)) {
      coming.splice(coming.indexOf(ready), 1);
      instances.push(0);
    }
    if (t % 60 === 0) {
      metric.push(runningSum > 0 ? sum / runningSum : undefined);
      const average = runningSum / 60;
      sum = 0;
      runningSum = 0;
      const waiting = desired - running();
      const needed =
        instances.filter((tasks) => tasks > 0).length + Math.ceil(waiting / one.perInstance);
      const n = instances.length;
      const percent = n === 0 ? (needed === 0 ? 100 : 200) : (needed / n) * 100;
      reservation.push(percent);
      const wantedInstances =
        n === 0 ? (needed === 0 ? 0 : 2) : Math.ceil((needed * 100) / one.capacityTarget - 1e-9);
      const newest = metric.at(-1);
      const high =
        metric.length >= HIGH && metric.slice(-HIGH).every((value) => (value ?? 0) > one.target);
      const isLow =
        metric.length >= LOW &&
        metric.slice(-LOW).every((value) => value !== undefined && value < one.target * 0.9 - 1e-9);
      // Service auto scaling.
      const needs = Math.ceil((average * (newest ?? 0)) / one.target - 1e-9);
      if (high && newest !== undefined && desired < one.max) {
        const next = Math.min(one.max, Math.max(desired, needs));
        if (next > desired) {
          desired = next;
          desiredChanges.push([t, next]);
          lastChange = t;
          fulfilled = false;
        }
      } else if (
        isLow &&
        newest !== undefined &&
        fulfilled &&
        t >= lastChange + one.scaleInCooldown
      ) {
        const next = Math.max(one.min, needs);
        if (next < desired) {
          desired = next;
          desiredChanges.push([t, next]);
          lastChange = t;
        }
      }
      // Managed scaling sees what was measured before the desired count changed.
      const threshold = one.capacityTarget >= 100 ? one.capacityTarget : one.capacityTarget * 0.9;
      low = percent < threshold - 1e-9 ? low + 1 : 0;
      if (percent > one.capacityTarget) {
        const next = Math.min(one.groupMax, wantedInstances);
        if (next > groupDesired && t >= launchedAt + one.warmup) {
          for (let more = groupDesired; more < next; more++) {
            coming.push({ at: t + one.launch, launched: t });
          }
          launchedAt = t;
          grewAt = t;
          groupDesired = next;
          groupChanges.push([t, next]);
        }
      } else if (low >= LOW && t >= grewAt + one.scaleInWait) {
        const most = Math.max(1, Math.floor((groupDesired - 1) / 2));
        const next = Math.max(wantedInstances, groupDesired - most, 0);
        let gone = 0;
        for (let left = groupDesired - next; left > 0; left--) {
          const empty = instances.indexOf(0);
          if (empty < 0) break;
          instances.splice(empty, 1);
          gone++;
        }
        if (gone > 0) {
          groupDesired -= gone;
          groupChanges.push([t, groupDesired]);
        }
      }
    }
    // The scheduler.
    while (running() > desired) {
      const last = instances
        .flatMap((tasks, at) => (tasks > 0 ? [at] : []))
        .sort((a, b) => (instances[a] ?? 0) - (instances[b] ?? 0))[0];
      if (last === undefined) break;
      instances[last] = (instances[last] ?? 0) - 1;
    }
    place();
    if (running() === desired && !fulfilled) {
      fulfilled = true;
      lastChange = t;
    }
  }
  return { desired: desiredChanges, group: groupChanges };
}
