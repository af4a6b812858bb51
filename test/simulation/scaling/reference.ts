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
const NEVER = Number.NEGATIVE_INFINITY;

type Changes = (readonly [number, number])[];

/** What the second simulator knows at a second. */
class Reference {
  readonly desiredChanges: Changes = [];
  readonly groupChanges: Changes = [];
  private readonly one: RefScaling;
  private desired: number;
  private groupDesired: number;
  /** Tasks on each instance that is there, and when the others come. */
  private readonly instances: number[];
  private readonly coming: number[] = [];
  private readonly metric: (number | undefined)[] = [];
  private load = 0;
  private taskSeconds = 0;
  private low = 0;
  private lastChange = NEVER;
  private fulfilled = true;
  private grewAt = NEVER;
  private launchedAt = NEVER;

  constructor(one: RefScaling) {
    this.one = one;
    this.desired = one.tasks;
    this.groupDesired = one.instances;
    this.instances = Array.from({ length: one.instances }, () => 0);
    this.place();
  }

  private get running(): number {
    return this.instances.reduce((all, tasks) => all + tasks, 0);
  }

  /** One second goes by. */
  tick(t: number): void {
    this.load += this.one.load.findLast(([time]) => time <= t - 1)?.[1] ?? 0;
    this.taskSeconds += this.running;
    for (const at of this.coming.filter((ready) => ready === t)) {
      this.coming.splice(this.coming.indexOf(at), 1);
      this.instances.push(0);
    }
    if (t % 60 === 0) this.minute(t);
    this.schedule(t);
  }

  private minute(t: number): void {
    this.metric.push(this.taskSeconds > 0 ? this.load / this.taskSeconds : undefined);
    const average = this.taskSeconds / 60;
    this.load = 0;
    this.taskSeconds = 0;
    // What managed scaling measures is what was there before the desired count changes.
    const waiting = this.desired - this.running;
    const busy = this.instances.filter((tasks) => tasks > 0).length;
    const needed = busy + Math.ceil(waiting / this.one.perInstance);
    this.scaleService(t, average);
    this.scaleGroup(t, needed);
  }

  private scaleService(t: number, average: number): void {
    const { metric, one, desired } = this;
    const newest = metric.at(-1);
    if (newest === undefined) return;
    const high =
      metric.length >= HIGH && metric.slice(-HIGH).every((value) => (value ?? 0) > one.target);
    const low =
      metric.length >= LOW &&
      metric.slice(-LOW).every((value) => value !== undefined && value < one.target * 0.9 - 1e-9);
    const needs = Math.ceil((average * newest) / one.target - 1e-9);
    if (high) {
      const next = Math.min(one.max, Math.max(desired, needs));
      if (next > desired) this.setDesired(t, next);
    } else if (low && this.fulfilled && t >= this.lastChange + one.scaleInCooldown) {
      const next = Math.max(one.min, needs);
      if (next < desired) this.setDesired(t, next);
    }
  }

  private setDesired(t: number, count: number): void {
    this.fulfilled = count < this.desired;
    this.desired = count;
    this.desiredChanges.push([t, count]);
    this.lastChange = t;
  }

  private scaleGroup(t: number, needed: number): void {
    const { one, groupDesired } = this;
    const n = this.instances.length;
    const percent = n === 0 ? (needed === 0 ? 100 : 200) : (needed / n) * 100;
    const wanted =
      n === 0 ? (needed === 0 ? 0 : 2) : Math.ceil((needed * 100) / one.capacityTarget - 1e-9);
    const threshold = one.capacityTarget >= 100 ? one.capacityTarget : one.capacityTarget * 0.9;
    this.low = percent < threshold - 1e-9 ? this.low + 1 : 0;
    if (percent > one.capacityTarget) {
      const next = Math.min(one.groupMax, wanted);
      if (next > groupDesired && t >= this.launchedAt + one.warmup) this.grow(t, next);
    } else if (this.low >= LOW && t >= this.grewAt + one.scaleInWait) {
      const most = Math.max(1, Math.floor((groupDesired - 1) / 2));
      this.shrink(t, groupDesired - Math.max(wanted, groupDesired - most, 0));
    }
  }

  private grow(t: number, count: number): void {
    for (let more = this.groupDesired; more < count; more++) this.coming.push(t + this.one.launch);
    this.launchedAt = t;
    this.grewAt = t;
    this.groupDesired = count;
    this.groupChanges.push([t, count]);
  }

  /** Only empty instances go. */
  private shrink(t: number, count: number): void {
    let gone = 0;
    while (gone < count && this.instances.includes(0)) {
      this.instances.splice(this.instances.indexOf(0), 1);
      gone++;
    }
    if (gone === 0) return;
    this.groupDesired -= gone;
    this.groupChanges.push([t, this.groupDesired]);
  }

  /** Tasks stop where the fewest are, and start where there is room. */
  private schedule(t: number): void {
    while (this.running > this.desired) {
      const busy = this.instances.flatMap((tasks, at) => (tasks > 0 ? [at] : []));
      const [last] = busy.sort((a, b) => (this.instances[a] ?? 0) - (this.instances[b] ?? 0));
      if (last === undefined) break;
      this.instances[last] = (this.instances[last] ?? 0) - 1;
    }
    this.place();
    if (this.running !== this.desired || this.fulfilled) return;
    this.fulfilled = true;
    this.lastChange = t;
  }

  /** Tasks go where most are already, so that instances become empty. */
  private place(): void {
    const { instances, one } = this;
    while (this.running < this.desired) {
      const free = instances.flatMap((tasks, at) => (tasks < one.perInstance ? [at] : []));
      const [best] = free.sort((a, b) => (instances[b] ?? 0) - (instances[a] ?? 0) || a - b);
      if (best === undefined) return;
      instances[best] = (instances[best] ?? 0) + 1;
    }
  }
}

export function referenceScaling(one: RefScaling): RefScalingResult {
  const reference = new Reference(one);
  for (let t = 1; t <= one.until; t++) reference.tick(t);
  return { desired: reference.desiredChanges, group: reference.groupChanges };
}
