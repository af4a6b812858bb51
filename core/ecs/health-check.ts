/** How a container is checked, in seconds; `retries` failures in a row make it UNHEALTHY. */
export interface HealthCheckTimes {
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

/** Source: API reference, HealthCheck. */
export const HEALTH_CHECK_DEFAULTS: HealthCheckTimes = {
  interval: 30,
  timeout: 5,
  retries: 3,
  startPeriod: 0,
};

/**
 * Seconds after its start at which a container whose check always fails is UNHEALTHY. A probe starts one
 * interval after the former ended; failures of probes that started inside the start period do not count.
 * Source: API reference, HealthCheck; Docker HEALTHCHECK.
 * @param hangs whether the check runs into its timeout, instead of failing at once
 */
export function unhealthyAfter(check: HealthCheckTimes, hangs: boolean): number {
  const duration = hangs ? check.timeout : 0;
  let start = check.interval;
  while (start < check.startPeriod) start += duration + check.interval;
  return start + duration + (check.retries - 1) * (check.interval + duration);
}

/**
 * Seconds at most from the moment at which a HEALTHY container hangs until it is UNHEALTHY: the probe before
 * has just passed, and each one that follows runs into its timeout.
 */
export function detectedAfter({ interval, timeout, retries }: HealthCheckTimes): number {
  return retries * (interval + timeout);
}
