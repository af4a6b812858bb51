import { printedReservation } from '../../core/simulation/scaling/capacity-provider.ts';
import type { Members } from './blocks.ts';
import { type Case, Given, type Kind } from './kind.ts';
import type { Measured } from './measure.ts';
import { loadOf, runScaling, SCALING_INPUTS, trackingOf } from './scaling-setup.ts';

type Curve = readonly (readonly [number, number])[];

/** A step curve of a start and changes, without steps of no height and of no length. */
function curveOf(start: number, changes: Curve): Curve {
  const curve: (readonly [number, number])[] = [[0, start]];
  for (const [time, value] of changes) {
    if (curve.at(-1)?.[0] === time) curve.pop();
    if (curve.at(-1)?.[1] !== value) curve.push([time, value]);
  }
  return curve;
}

function changesOf(
  { simulation }: Measured,
  type: 'SERVICE_DESIRED_COUNT_UPDATED' | 'GROUP_DESIRED_CAPACITY_UPDATED',
): Curve {
  return simulation.events
    .filter((event) => event.type === type)
    .map(({ time, value }) => [time / 1000, value ?? 0] as const);
}

/** Seconds from 0 with fewer running tasks than the last desired count. */
function shortFor({ service, simulation }: Measured): number {
  const { desired, points } = service;
  let short = 0;
  for (const [at, { time, running }] of points.entries()) {
    const end = points[at + 1]?.time ?? simulation.time;
    if (running < desired) short += end - time;
  }
  return short / 1000;
}

/** When an alarm whose name ends so goes to ALARM, from a time on. */
function alarmAt({ simulation }: Measured, end: string, from = 0): number | undefined {
  const event = simulation.events.find(
    ({ type, subject, time }) =>
      type === 'ALARM_STATE_CHANGED' &&
      time >= from * 1000 &&
      subject?.endsWith(`${end}: ALARM`) === true,
  );
  return event && event.time / 1000;
}

const trackingWalk: Kind = {
  inputs: SCALING_INPUTS,
  results: ['capacity'],
  run: (one) => {
    const measured = runScaling(one, [trackingOf(one.given, loadOf(one.given))]);
    const changes = changesOf(measured, 'SERVICE_DESIRED_COUNT_UPDATED');
    return { capacity: curveOf(one.given.number('tasks'), changes) };
  },
};

/** A load that breaches from the step on, and in no period that the step falls into. */
const alarmSecond: Kind = {
  inputs: ['stepAt'],
  results: ['alarmAt'],
  run: (one) => {
    const stepAt = one.given.number('stepAt');
    const target = 50;
    const given = new Given({ tasks: 1, min: 1, max: 1, target, until: stepAt + 3600 });
    const points = [[stepAt, target * (1 + 1e-3)]] as const;
    const spec = trackingOf(given, { shape: 'step', points });
    const measured = runScaling({ ...one, given, events: [] }, [spec]);
    return { alarmAt: alarmAt(measured, 'High') };
  },
};

function chain(one: Case, measured: Measured): Members {
  const { given, expect } = one;
  const { simulation } = measured;
  const start = given.number('instances', 0);
  const metrics = simulation.world.reservations.get('asg') ?? [];
  const wanted: readonly unknown[] = Array.isArray(expect.metric) ? expect.metric : [];
  const times = new Set(wanted.map((pair) => (Array.isArray(pair) ? pair[0] : undefined)));
  return {
    serviceDesired: curveOf(
      given.number('tasks'),
      changesOf(measured, 'SERVICE_DESIRED_COUNT_UPDATED'),
    ),
    asgDesired: curveOf(start, changesOf(measured, 'GROUP_DESIRED_CAPACITY_UPDATED')),
    instances: curveOf(
      start,
      simulation.cluster.map(({ time, instances }) => [time / 1000, instances] as const),
    ),
    running: measured.curve(({ running }) => running),
    // A metric is published every minute; the block names some of them.
    metric: metrics
      .map(([time, value]) => [time / 1000, printedReservation(value)] as const)
      .filter(([time]) => times.has(time)),
    shortFor: shortFor(measured),
  };
}

const casWalk: Kind = {
  inputs: SCALING_INPUTS,
  results: ['metric', 'asgDesired', 'instances', 'running'],
  run: (one) => chain(one, runScaling(one)),
};

const scaleChain: Kind = {
  inputs: SCALING_INPUTS,
  results: ['serviceDesired', 'asgDesired', 'instances', 'running', 'metric', 'shortFor'],
  run: (one) => chain(one, runScaling(one, [trackingOf(one.given, loadOf(one.given))])),
};

const casWarmup: Kind = {
  inputs: SCALING_INPUTS,
  results: ['asgDesired', 'thirdRequestedBetween', 'allRunningNotBefore'],
  run: (one) => {
    const measured = runScaling(one);
    const tasks = one.given.number('tasks');
    const changes = changesOf(measured, 'GROUP_DESIRED_CAPACITY_UPDATED');
    const all = measured.curve(({ running }) => running).find(([, count]) => count >= tasks);
    return {
      asgDesired: changes,
      thirdRequestedBetween: changes.find(([, desired]) => desired >= 3)?.[0],
      allRunningNotBefore: all?.[0],
    };
  },
  // The block names the beginning of the curve.
  compare: {
    asgDesired: (expected, actual) =>
      Array.isArray(expected) &&
      Array.isArray(actual) &&
      JSON.stringify(actual.slice(0, expected.length)) === JSON.stringify(expected),
  },
};

const since = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : to - from;

const observedScaling: Kind = {
  inputs: SCALING_INPUTS,
  results: [
    'loadEndToLowAlarmMinutes',
    'lowAlarmToStopOrder',
    'alarmToInstanceStarted',
    'instanceStartedToActivityEnd',
  ],
  run: (one) => {
    const { given } = one;
    const load = given.has('load') ? loadOf(given) : undefined;
    const measured = runScaling(one, load ? [trackingOf(given, load)] : []);
    const end = load?.points.at(-1)?.[0];
    const low = alarmAt(measured, 'Low', end);
    const lasted = since(end, low);
    const first = (type: string): number | undefined => {
      const event = measured.simulation.events.find((each) => each.type === type);
      return event && event.time / 1000;
    };
    const started = first('INSTANCE_LAUNCHING');
    return {
      loadEndToLowAlarmMinutes: lasted === undefined ? undefined : lasted / 60,
      lowAlarmToStopOrder: since(low, measured.first('TASKS_STOP_ORDERED', undefined, low)),
      alarmToInstanceStarted: since(alarmAt(measured, 'asg-AlarmHigh'), started),
      instanceStartedToActivityEnd: since(started, first('LAUNCH_ACTIVITY_SUCCESSFUL')),
    };
  },
};

export const SCALING_WALKS: Readonly<Record<string, Kind>> = {
  'tracking-walk': trackingWalk,
  'alarm-second': alarmSecond,
  'cas-walk': casWalk,
  'cas-warmup': casWarmup,
  'scale-chain': scaleChain,
  'observed-scaling': observedScaling,
};
