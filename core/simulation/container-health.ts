import type { ContainerCheck } from './model.ts';

/** Source: API reference, Container. */
export type Health = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';

/**
 * Seconds after its start at which a container is HEALTHY: its first probe once the application is ready.
 * Source: API reference, HealthCheck.
 */
export function healthyAfter(check: ContainerCheck, appStart: number): number {
  return check.interval * Math.max(1, Math.ceil(appStart / check.interval));
}

/**
 * The health of a task from that of its essential containers; `undefined` for one without a check.
 * Source: developer guide, task health.
 */
export function taskHealth(essential: readonly (Health | undefined)[]): Health {
  const checked = essential.filter((health) => health !== undefined);
  if (checked.includes('UNHEALTHY')) return 'UNHEALTHY';
  return checked.length === 0 || checked.includes('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY';
}

/** When the checks of a task passed; `undefined` where it has no such check. All in the same unit. */
export interface ChecksPassed {
  readonly running: number;
  readonly container?: number | undefined;
  readonly target?: number | undefined;
}

/** Waits after RUNNING until a task counts, in the unit of the times. */
export interface CountingWaits {
  readonly healthySeconds: number;
  readonly healthySecondsLoadBalancer: number;
}

/** When all checks of a task pass; without any check it is RUNNING that counts. */
export function healthyAt({ running, container, target }: ChecksPassed): number {
  return Math.max(running, container ?? running, target ?? running);
}

/**
 * When a task counts toward the minimum: with checks, when they pass; without, `healthySeconds` after
 * RUNNING. Behind a load balancer a time after RUNNING has to pass besides (assumption).
 * Source: API reference, DeploymentConfiguration.
 */
export function countsAt(passed: ChecksPassed, waits: CountingWaits): number {
  const { running, container, target } = passed;
  const wait =
    target !== undefined
      ? waits.healthySecondsLoadBalancer
      : container === undefined
        ? waits.healthySeconds
        : 0;
  return Math.max(healthyAt(passed), running + wait);
}

/**
 * From when a task with a failed check is replaced: verdicts inside the grace period are ignored until it
 * ends. All in the same unit, from the start of the task.
 * Source: API reference, CreateService healthCheckGracePeriodSeconds.
 * @param healthyAgainAt when the check passes again, if it does
 * @returns undefined when the task is never replaced
 */
export function replacedFrom(
  gracePeriod: number,
  unhealthyAt: number,
  healthyAgainAt: number | undefined,
): number | undefined {
  const from = Math.max(gracePeriod, unhealthyAt);
  return healthyAgainAt !== undefined && healthyAgainAt <= from ? undefined : from;
}
