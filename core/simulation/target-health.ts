/** Health check of a target group, in seconds and consecutive results. */
export interface TargetCheck {
  readonly interval: number;
  readonly healthy: number;
  readonly unhealthy: number;
}

/** Source: Elastic Load Balancing guide, health checks: defaults of an Application Load Balancer. */
export const TARGET_CHECK: TargetCheck = { interval: 30, healthy: 5, unhealthy: 2 };

/** Seconds from its registration until the first check, and from then until the application answers. */
export interface NewTarget {
  readonly firstCheck: number;
  readonly ready: number;
}

/**
 * Seconds from its registration until a new target is healthy: one success is enough, and the first check
 * does not wait for the interval. Source: Elastic Load Balancing guide; public events.
 */
export function newTargetHealthyAfter(
  { interval }: TargetCheck,
  { firstCheck, ready }: NewTarget,
): number {
  const missed = Math.max(0, Math.ceil((ready - firstCheck) / interval));
  return firstCheck + missed * interval;
}

/**
 * Seconds from its registration until a new target that does not answer is unhealthy.
 * Source: Elastic Load Balancing guide.
 */
export function newTargetUnhealthyAfter(check: TargetCheck, firstCheck: number): number {
  return firstCheck + (check.unhealthy - 1) * check.interval;
}

/** Seconds until a failing target that answers again is healthy. Source: the same guide. */
export function recoversAfter({ interval, healthy }: TargetCheck): number {
  return interval * healthy;
}

/** Seconds until a healthy target that fails from now on is unhealthy. Source: the same guide. */
export function failsAfter({ interval, unhealthy }: TargetCheck): number {
  return interval * unhealthy;
}

/**
 * The share of a full target's requests that one in slow start gets: it grows linearly, and only beside
 * a healthy target that is not in slow start. Source: the same guide.
 * @param slowStart in seconds; 0 is off
 * @param after seconds since the target is healthy
 * @param others healthy targets that are not in slow start
 */
export function slowStartShare(slowStart: number, after: number, others: number): number {
  return slowStart <= 0 || others < 1 ? 1 : Math.min(1, after / slowStart);
}

/** How many targets get requests: when all are unhealthy, all do. Source: the same guide. */
export function targetsInUse(healthy: number, unhealthy: number): number {
  return healthy > 0 ? healthy : unhealthy;
}

/** Until when a target that is deregistered drains: the whole delay, also without connections. */
export function drainsUntil(deregisteredAt: number, deregistrationDelay: number): number {
  return deregisteredAt + deregistrationDelay;
}
