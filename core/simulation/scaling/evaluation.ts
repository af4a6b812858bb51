import { alarmState, type Breach, COMPARISONS } from './alarm.ts';
import type { AlarmSpec } from './spec.ts';

const MINUTE = 60;
const TEN_SECONDS = 10;

/** CloudWatch looks at some datapoints more than an alarm needs, for those that come late. */
const EXTRA_POINTS = 2;

/**
 * Time between two evaluations of an alarm in seconds: a minute for periods of a minute and more, ten
 * seconds for shorter ones. Source: CloudWatch user guide, alarm evaluation.
 */
export function evaluationInterval(period: number): number {
  return period >= MINUTE ? MINUTE : TEN_SECONDS;
}

/**
 * The first evaluation at or after a time.
 * @param alarmSecond the second of the minute at which this alarm is evaluated, 0 to 59
 */
export function nextEvaluation(from: number, period: number, alarmSecond: number): number {
  const interval = evaluationInterval(period);
  const offset = alarmSecond % interval;
  return Math.ceil((from - offset) / interval) * interval + offset;
}

/** The datapoints that an alarm looks at, as breaching or not. @param values newest last */
export function evaluationRange(
  { comparison, threshold, n }: Pick<AlarmSpec, 'comparison' | 'threshold' | 'n'>,
  values: readonly (number | undefined)[],
): readonly Breach[] {
  const compare = COMPARISONS[comparison];
  return values
    .slice(-(n + EXTRA_POINTS))
    .map((value) => (value === undefined ? undefined : compare(value, threshold)));
}

/** The state of an alarm after a series. @param values newest last; undefined is missing */
export function stateAfter(
  alarm: AlarmSpec,
  values: readonly (number | undefined)[],
  before: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' = 'OK',
): 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' {
  const breaching = newestBreaching(alarm, values);
  if (breaching !== undefined) return breaching >= alarm.m ? 'ALARM' : 'OK';
  return alarmState(evaluationRange(alarm, values), alarm, before);
}

/** How many of the newest n datapoints breach; undefined when one of them is missing. */
function newestBreaching(
  { comparison, threshold, n }: AlarmSpec,
  values: readonly (number | undefined)[],
): number | undefined {
  const compare = COMPARISONS[comparison];
  let breaching = 0;
  for (let at = values.length - n; at < values.length; at++) {
    const value = values[at];
    if (value === undefined) return undefined;
    if (compare(value, threshold)) breaching++;
  }
  return breaching;
}

/**
 * When an alarm that is OK goes to ALARM.
 * @param values one for each period; the first period ends at `period`
 * @returns seconds from the start, undefined when it does not
 */
export function firesAt(
  alarm: AlarmSpec,
  values: readonly (number | undefined)[],
  alarmSecond: number,
): number | undefined {
  for (const at of values.keys()) {
    const state = stateAfter(alarm, values.slice(0, at + 1));
    if (state === 'ALARM')
      return nextEvaluation((at + 1) * alarm.period, alarm.period, alarmSecond);
  }
  return undefined;
}
