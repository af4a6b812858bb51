/** What managed scaling of a capacity provider does with its Auto Scaling group. */
export interface Scaling {
  /** CapacityProviderReservation, in percent. */
  readonly metric: number;
  readonly action: 'out' | 'in' | 'none';
  /** The number of instances that the group is set to. */
  readonly desired: number;
}

/** Instances that are started when there is none yet. Source: developer guide, cluster auto scaling. */
const FIRST = 2;

/**
 * The metric of managed scaling, needed instances over running ones, and what follows from it.
 * Source: developer guide, cluster auto scaling.
 * @param needed instances with tasks other than daemons, and those that waiting tasks need
 * @param target `targetCapacity`, in percent
 */
export function managedScaling(running: number, needed: number, target: number): Scaling {
  if (running === 0) {
    return needed === 0
      ? { metric: 100, action: 'none', desired: 0 }
      : { metric: 200, action: 'out', desired: FIRST };
  }
  const metric = (needed / running) * 100;
  const desired = Math.ceil((needed * 100) / target);
  const action = metric > target ? 'out' : metric < target ? 'in' : 'none';
  return { metric, action, desired: action === 'none' ? running : desired };
}

/** Tasks of one kind that no instance has room for. */
export interface Waiting {
  /** Nothing for tasks of a launch type: those scale nothing. */
  readonly capacityProvider: string | undefined;
  readonly task: Size;
  readonly count: number;
}

/**
 * M of the metric: the instances that a capacity provider needs.
 * Source: developer guide, managed scaling behavior.
 * @param nonEmpty instances that run a task other than of a daemon
 * @param types instance types of its Auto Scaling group
 */
export function neededBy(
  capacityProvider: string,
  nonEmpty: number,
  types: readonly Size[],
  waiting: readonly Waiting[],
): number {
  const own = waiting.filter((one) => one.capacityProvider === capacityProvider);
  return own.reduce((sum, { task, count }) => sum + instancesNeeded(types, task, count), nonEmpty);
}

/** Amounts of an instance type, or of one task. */
export interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/** `minimumScalingStepSize` and `maximumScalingStepSize`. */
export interface StepSizes {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Instances that waiting tasks of one kind need more: packed on the largest type, nothing when the
 * smallest type cannot hold one. Source: developer guide, managed scaling behavior.
 */
export function instancesNeeded(
  types: readonly Size[],
  task: Size,
  count: number,
  { minimum, maximum }: StepSizes = { minimum: 1, maximum: 10_000 },
): number {
  const fits = types.map(({ cpu, memory }) =>
    Math.min(
      task.cpu > 0 ? Math.floor(cpu / task.cpu) : count,
      task.memory > 0 ? Math.floor(memory / task.memory) : count,
    ),
  );
  const most = Math.max(...fits, 0);
  if (count === 0 || most === 0 || Math.min(...fits) === 0) return 0;
  return Math.min(Math.max(Math.ceil(count / most), minimum), maximum);
}
