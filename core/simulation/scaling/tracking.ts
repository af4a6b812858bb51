import { SLACK } from './rounding.ts';
import type { TrackedMetric } from './spec.ts';

/** The alarms that a target tracking policy makes. */
export interface TrackingAlarms {
  /** Breaching above, in the unit of the metric. */
  readonly high: number;
  readonly highPeriods: number;
  /** Breaching below; undefined when the policy does not scale in. */
  readonly low: number | undefined;
  readonly lowPeriods: number | undefined;
  /** Length of a period in seconds. */
  readonly period: number;
}

/** Parameters of the alarms, see the table of parameters. */
export interface TrackingDefaults {
  readonly trackingHighPeriods: number;
  readonly trackingLowPeriods: number;
  readonly trackingLowFactor: number;
  /** Seconds. */
  readonly metricPeriod: number;
}

const HIGH_RESOLUTION_PERIOD = 20;
/** Ten minutes of 20 seconds each. */
const HIGH_RESOLUTION_LOW_PERIODS = 30;

/**
 * The alarms of a policy: high above the target, low below nine tenths of it. A policy with
 * DisableScaleIn has no low alarm. Source: alarms recorded in live accounts.
 */
export function trackingAlarms(
  metric: TrackedMetric,
  target: number,
  disableScaleIn: boolean,
  defaults: TrackingDefaults,
): TrackingAlarms {
  const fine = metric.endsWith('HighResolution');
  const lowPeriods = fine ? HIGH_RESOLUTION_LOW_PERIODS : defaults.trackingLowPeriods;
  return {
    high: target,
    highPeriods: defaults.trackingHighPeriods,
    low: disableScaleIn ? undefined : lowThreshold(target, defaults.trackingLowFactor),
    lowPeriods: disableScaleIn ? undefined : lowPeriods,
    period: fine ? HIGH_RESOLUTION_PERIOD : defaults.metricPeriod,
  };
}

/** Threshold of the low alarm, without the noise of binary fractions. */
export function lowThreshold(target: number, factor: number): number {
  return Number((target * factor).toPrecision(12));
}

/** Whether one datapoint breaches the two alarms; a value at a threshold does not. */
export function trackingBreach(
  metric: number,
  target: number,
  factor: number,
): { readonly high: boolean; readonly low: boolean } {
  return { high: metric > target, low: metric < lowThreshold(target, factor) };
}

/** What decides about one scaling activity of a target tracking policy. */
export interface TrackingRequest {
  /** Running tasks while the metric was measured. */
  readonly running: number;
  /** Desired count before the activity. */
  readonly desired: number;
  readonly metric: number;
  readonly target: number;
  /** Capacity limits in tasks. */
  readonly min: number;
  readonly max: number;
  readonly direction: 'in' | 'out';
  /** Most tasks that one scale-in removes; infinite for no limit. */
  readonly maxScaleInStep: number;
}

/**
 * The desired count that an activity of target tracking sets: running tasks in proportion to the metric,
 * rounded up, so that scale-in never brings the metric above the target again.
 * A count outside of the limits first moves to the limit.
 * Sources: Application Auto Scaling user guide; developer guide, service auto scaling (start from the
 * running count; from 0 by the least amount) and service-autoscaling-queue (formula).
 */
export function trackingCapacity(request: TrackingRequest): number {
  const { running, desired, metric, target, min, max, direction, maxScaleInStep } = request;
  const limited = firstMove(desired, min, max, direction);
  if (limited !== undefined) return limited;
  const needed = running === 0 ? 1 : Math.ceil((running * metric) / target - SLACK);
  if (direction === 'out') return Math.max(desired, Math.min(max, needed));
  return Math.min(desired, Math.max(min, needed, desired - maxScaleInStep));
}

/**
 * What the first activity does when the desired count is outside of the limits: scale-out brings it up to
 * the minimum, scale-in down to the maximum, and each leaves it where it is on the other side.
 * @returns undefined when the count is within the limits
 * Source: developer guide, service auto scaling, considerations.
 */
export function firstMove(
  desired: number,
  min: number,
  max: number,
  direction: 'in' | 'out',
): number | undefined {
  if (desired < min) return direction === 'out' ? min : desired;
  if (desired > max) return direction === 'in' ? max : desired;
  return undefined;
}
