import { timesOf } from '../../core/ecs/schedule/schedule.ts';
import { isParameter, PARAMETERS } from '../../core/simulation/parameters.ts';
import { activityTexts } from '../../core/simulation/scaling/activity.ts';
import { alarmState, COMPARISONS } from '../../core/simulation/scaling/alarm.ts';
import { firesAt } from '../../core/simulation/scaling/evaluation.ts';
import { combined, duringDeployment } from '../../core/simulation/scaling/policies.ts';
import { predictedCapacity, predictiveActsAt } from '../../core/simulation/scaling/predictive.ts';
import { afterScheduledAction } from '../../core/simulation/scaling/scheduled.ts';
import type {
  Comparison,
  MaxCapacityBehavior,
  MissingData,
  TrackedMetric,
} from '../../core/simulation/scaling/spec.ts';
import {
  firstMove,
  trackingAlarms,
  trackingBreach,
  trackingCapacity,
} from '../../core/simulation/scaling/tracking.ts';
import { backlogTarget, perTask, utilisation } from '../../core/simulation/scaling/utilisation.ts';
import { Settings } from '../../core/simulation/settings.ts';
import { isMembers, type Members } from './blocks.ts';
import { type Case, formula, Given, type Kind } from './kind.ts';

/** One of some texts. */
function oneOf<T extends string>(given: Given, name: string, values: readonly T[]): T {
  const text = given.text(name);
  const found = values.find((value) => value === text);
  if (found === undefined) throw new Error(`${name} is ${text}`);
  return found;
}

/** The members of a list of maps. */
export function maps(given: Given, name: string): readonly Given[] {
  return given.list(name).map((one) => {
    if (!isMembers(one)) throw new Error(`${name} is no list of maps`);
    return new Given(one);
  });
}

const settingsOf = ({ timing }: Case): Settings => new Settings([timing]);

const METRICS: readonly TrackedMetric[] = [
  'CPU',
  'Memory',
  'CPUHighResolution',
  'MemoryHighResolution',
  'ALBRequestCountPerTarget',
  'Custom',
];

function alarms(given: Given, one: Case): Members {
  const settings = settingsOf(one);
  return {
    ...trackingAlarms(
      oneOf(given, 'metric', METRICS),
      given.number('target'),
      given.bool('disableScaleIn'),
      {
        trackingHighPeriods: settings.get('trackingHighPeriods'),
        trackingLowPeriods: settings.get('trackingLowPeriods'),
        trackingLowFactor: settings.get('trackingLowFactor'),
        metricPeriod: settings.get('metricPeriod') / 1000,
      },
    ),
  };
}

/** The metric of a queue or of requests, or the one that is given. */
function measured(given: Given): { readonly metric: number; readonly target: number } {
  const running = given.number('running');
  const amount = given.optional('backlog') ?? given.optional('requestsPerMinute');
  const target = given.has('acceptableLatency')
    ? backlogTarget(given.number('acceptableLatency'), given.number('secondsPerMessage'))
    : given.number('target');
  const metric = amount === undefined ? given.number('metric') : perTask(amount, running);
  for (const [name, value] of Object.entries({ metric, target })) {
    const said = given.optional(name);
    if (said !== undefined && Math.abs(said - value) > 1e-6) throw new Error(`${name} is ${value}`);
  }
  return { metric, target };
}

function tracking(given: Given, one: Case): Members {
  const settings = settingsOf(one);
  const { metric, target } = measured(given);
  const { high, low } = trackingBreach(metric, target, settings.get('trackingLowFactor'));
  const running = given.number('running');
  const desired = given.number('desired', running);
  if (!high && !low) return { result: desired };
  const result = trackingCapacity({
    running,
    desired,
    metric,
    target,
    min: given.number('min'),
    max: given.number('max'),
    direction: high ? 'out' : 'in',
    maxScaleInStep: settings.get('maxScaleInStep'),
  });
  return { result };
}

const POINTS: Readonly<Record<string, boolean>> = { '0': false, X: true };
const TREATMENTS: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

function alarm(given: Given): Members {
  const points = [...given.text('points')].slice(-given.number('range')).map((one) => POINTS[one]);
  const treat = oneOf(given, 'treat', TREATMENTS);
  return { state: alarmState(points, { n: given.number('n'), m: given.number('m'), treat }) };
}

function series(given: Given, one: Case): Members {
  const settings = settingsOf(one);
  const n = given.number('periods');
  const spec = {
    n,
    m: n,
    treat: 'missing',
    comparison: oneOf(given, 'operator', Object.keys(COMPARISONS) as Comparison[]),
    threshold: given.number('threshold'),
    period: given.number('period', settings.get('metricPeriod') / 1000),
  } as const;
  const values = given.list('values').map((value) => (value === null ? undefined : Number(value)));
  return { alarmAt: firesAt(spec, values, settings.get('alarmSecond') / 1000) };
}

function bounds(given: Given): Members {
  const desired = given.number('desired');
  const direction = oneOf(given, 'alarm', ['in', 'out']);
  const first = firstMove(desired, given.number('min'), given.number('max'), direction);
  return { first: first ?? desired };
}

function policies(given: Given): Members {
  const proposals = maps(given, 'proposals').map((one) => ({
    result: one.optional('result'),
    disableScaleIn: one.bool('disableScaleIn'),
  }));
  return { result: combined(given.number('current'), proposals) };
}

function scheduled(given: Given): Members {
  const { action } = given.members;
  const limits = new Given(isMembers(action) ? action : {});
  const now = {
    min: given.number('min'),
    max: given.number('max'),
    desired: given.number('current'),
  };
  const set = { min: limits.optional('min'), max: limits.optional('max') };
  return { result: { ...afterScheduledAction(now, set) } };
}

function cron(given: Given, { expect }: Case): Members {
  const after = Date.parse(given.text('after'));
  const times = timesOf(given.text('expression'), given.text('timezone', 'UTC'), after);
  if (!times) throw new Error('the schedule cannot be read');
  const count = Array.isArray(expect.next) ? expect.next.length : 1;
  const next: string[] = [];
  for (const time of times) {
    if (next.length === count) break;
    next.push(new Date(time).toISOString().replace('.000Z', 'Z'));
  }
  return { next: Array.isArray(expect.next) ? next : next[0] };
}

const BEHAVIORS: readonly MaxCapacityBehavior[] = ['HonorMaxCapacity', 'IncreaseMaxCapacity'];

export const AUTO_SCALING: Readonly<Record<string, Kind>> = {
  'tt-alarms': formula(
    ['metric', 'target', 'disableScaleIn'],
    ['high', 'low', 'highPeriods', 'lowPeriods', 'period'],
    alarms,
  ),
  'tt-breach': formula(['metric', 'target'], ['high', 'low'], (given, one) => ({
    ...trackingBreach(
      given.number('metric'),
      given.number('target'),
      settingsOf(one).get('trackingLowFactor'),
    ),
  })),
  tracking: formula(
    [
      'running',
      'desired',
      'metric',
      'target',
      'min',
      'max',
      'backlog',
      'acceptableLatency',
      'secondsPerMessage',
      'requestsPerMinute',
    ],
    ['result'],
    tracking,
  ),
  alarm: formula(['n', 'm', 'range', 'treat', 'points'], ['state'], alarm),
  'alarm-series': formula(
    ['threshold', 'operator', 'periods', 'period', 'values'],
    ['alarmAt'],
    series,
  ),
  bounds: formula(['desired', 'min', 'max', 'alarm'], ['first'], bounds),
  'scaling-during-deployment': formula(
    ['controller', 'deployment', 'alarm'],
    ['scales', 'revisions', 'reason'],
    (given) => ({
      ...duringDeployment(
        given.text('controller'),
        given.text('deployment') === 'IN_PROGRESS',
        oneOf(given, 'alarm', ['low', 'high']) === 'low' ? 'in' : 'out',
      ),
    }),
  ),
  policies: formula(['current', 'proposals'], ['result'], policies),
  utilisation: formula(['used', 'defined', 'tasks'], ['percent'], (given) => ({
    percent: utilisation(given.number('used'), given.number('defined'), given.number('tasks')),
  })),
  scheduled: formula(['current', 'min', 'max', 'cooldownActive', 'action'], ['result'], scheduled),
  cron: formula(['expression', 'timezone', 'after'], ['next'], cron),
  predictive: formula(
    ['forecast', 'current', 'maxCapacity', 'mode', 'bufferPercent'],
    ['result'],
    (given) => ({
      result: predictedCapacity({
        forecast: given.number('forecast'),
        current: given.number('current', 0),
        maxCapacity: given.number('maxCapacity'),
        behavior: oneOf(given, 'mode', BEHAVIORS),
        bufferPercent: given.number('bufferPercent', 0),
      }),
    }),
  ),
  'predictive-time': formula(['fullHour'], ['actsAt'], (given, one) => ({
    actsAt: predictiveActsAt(
      given.number('fullHour'),
      settingsOf(one).get('schedulingBufferTime') / 1000,
    ),
  })),
  'activity-text': formula(
    ['from', 'to', 'alarm', 'policy'],
    ['description', 'cause', 'message', 'status'],
    (given) => ({
      ...activityTexts(given.number('to'), given.text('alarm'), given.text('policy'), true),
    }),
  ),
  parameter: formula(['name'], ['value'], (given) => {
    const name = given.text('name');
    if (!isParameter(name)) throw new Error(`unknown parameter ${name}`);
    return { value: PARAMETERS[name].fallback };
  }),
};
