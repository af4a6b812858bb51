/** The two percentages of a rolling deployment. Source: API reference, DeploymentConfiguration. */
export interface DeploymentPercents {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** What a deployment may do with a service that has all its tasks. */
export interface DeploymentBounds {
  /** Healthy tasks that must run at any time: rounded up. */
  readonly minRunning: number;
  /** Tasks that may run or start at any time: rounded down. */
  readonly maxTotal: number;
  readonly mayStopFirst: number;
  readonly mayStartFirst: number;
  /** True when it can neither stop nor start a task. */
  readonly deadlock: boolean;
}

/** The bounds for a desired count. Source: API reference, DeploymentConfiguration. */
export function deploymentBounds(
  desired: number,
  { minimumHealthyPercent, maximumPercent }: DeploymentPercents,
): DeploymentBounds {
  const minRunning = Math.ceil((desired * minimumHealthyPercent) / 100);
  const maxTotal = Math.floor((desired * maximumPercent) / 100);
  const mayStopFirst = Math.max(0, desired - minRunning);
  const mayStartFirst = Math.max(0, maxTotal - desired);
  const deadlock = desired > 0 && mayStopFirst === 0 && mayStartFirst === 0;
  return { minRunning, maxTotal, mayStopFirst, mayStartFirst, deadlock };
}

/** How the threshold of the deployment circuit breaker is given. Source: API reference. */
export interface BreakerThreshold {
  readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT';
  readonly value: number;
}

const FEWEST = 3;
const MOST = 200;

/** Failed tasks after which a deployment fails. Source: developer guide, deployment circuit breaker. */
export function breakerThreshold(
  desired: number,
  { type, value }: BreakerThreshold = { type: 'BOUNDED_PERCENT', value: 50 },
): number {
  if (type === 'COUNT') return value;
  const share = Math.ceil((desired * value) / 100);
  return type === 'BOUNDED_PERCENT' ? Math.min(MOST, Math.max(FEWEST, share)) : share;
}

/** What setting an instance to DRAINING does to its tasks. */
export interface Draining {
  /** Replacements that start before anything stops. */
  readonly startFirst: number;
  /** Tasks of the service that may stop then. */
  readonly thenStop: number;
  /** Tasks that can stop only after more replacements run. */
  readonly later: number;
}

/**
 * The first round of replacing a service's tasks on draining instances, under the two percentages.
 * Standalone tasks are left alone. Source: developer guide, container instance draining.
 * @param onDraining tasks of the service on the draining instances
 * @param room copies that the other instances can take
 */
export function drain(
  desired: number,
  percents: DeploymentPercents,
  onDraining: number,
  room: number,
): Draining {
  const { mayStartFirst, mayStopFirst } = deploymentBounds(desired, percents);
  const startFirst = Math.min(mayStartFirst, onDraining, room);
  const thenStop = Math.min(onDraining, mayStopFirst + startFirst);
  return { startFirst, thenStop, later: onDraining - thenStop };
}
