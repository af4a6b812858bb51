import { isParameter, PARAMETERS, type Timing } from '../../core/simulation/parameters.ts';

/** Durations that parts 1 and 2 take as 0 unless a block gives them; periods and limits stay. */
const KEPT = new Set([
  'provisioningTimeout',
  'stageLimit',
  'metricPeriod',
  'throttleCap',
  'protectionMinutes',
  'schedulingBufferTime',
  'cprPeriod',
  'drainingHookMaximum',
  'spotNotice',
  'managedInstanceMaxAgeDays',
  'managedInstanceDrainDeadlineDays',
]);

/** The parameters of parts 1 and 2. */
export const NOTHING_TAKES_TIME: Timing = Object.fromEntries(
  Object.entries(PARAMETERS).flatMap(([name, { unit }]): [string, number | boolean | null][] => {
    if (name === 'digestFirst') return [[name, false]];
    if (name === 'stopTimeout') return [[name, null]];
    return unit === 's' && !KEPT.has(name) ? [[name, 0]] : [];
  }),
);

/** Members that are named like a parameter set it. */
export function timingOf(members: Readonly<Record<string, unknown>>): Timing {
  const timing: Record<string, number | boolean | null> = {};
  for (const [name, value] of Object.entries(members)) {
    if (!isParameter(name)) continue;
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
      timing[name] = value;
    }
  }
  return timing;
}
