import type { AlarmState } from '../model.ts';
import type { AlarmRule, Comparison } from './spec.ts';

/** One datapoint as an alarm sees it; `undefined` is missing. */
export type Breach = boolean | undefined;

/** Comparison operators of metric alarms. */
export const COMPARISONS = {
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const satisfies Readonly<Record<Comparison, unknown>>;

/**
 * The state of a metric alarm. With n or more datapoints in the evaluation range the newest n decide; with
 * fewer, missing ones count as `treat` says.
 * @param points the evaluation range, newest last; it is longer than n so that late datapoints are seen
 * @param before the state before this evaluation; it stays where nothing decides
 * Source: CloudWatch user guide, how alarm state is evaluated when data is missing.
 */
export function alarmState(
  points: readonly Breach[],
  { n, m, treat }: AlarmRule,
  before: AlarmState = 'OK',
): AlarmState {
  const known = points.filter((point) => point !== undefined);
  const newest = known.slice(-n);
  const breaching = newest.filter(Boolean).length;
  if (newest.length === n) return breaching >= m ? 'ALARM' : 'OK';
  switch (treat) {
    case 'breaching':
      return breaching + n - newest.length >= m ? 'ALARM' : 'OK';
    case 'notBreaching':
      return breaching >= m ? 'ALARM' : 'OK';
    case 'ignore':
      return decided(newest, m) ?? before;
    case 'missing':
      if (newest.length === 0) return 'INSUFFICIENT_DATA';
      if (startedEarlyEnough(points, m)) return 'ALARM';
      return decided(newest, m) ?? before;
  }
}

/** What the existing datapoints say by themselves; undefined when all breach but too few exist. */
function decided(known: readonly boolean[], m: number): AlarmState | undefined {
  if (known.filter(Boolean).length >= m) return 'ALARM';
  return known.some((point) => !point) ? 'OK' : undefined;
}

/**
 * The oldest breaching datapoint is at least m periods old, and all newer ones breach or are missing.
 * A datapoint that does not breach rules that out.
 */
function startedEarlyEnough(points: readonly Breach[], m: number): boolean {
  const oldest = points.indexOf(true);
  if (oldest < 0 || points.includes(false)) return false;
  return points.length - oldest >= m;
}
