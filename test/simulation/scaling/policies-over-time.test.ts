import { describe, expect, test } from 'vitest';
import type { PlanEvent } from '../../../core/simulation/model.ts';
import type {
  ScalableServiceSpec,
  ScheduledActionSpec,
  StepPolicySpec,
} from '../../../core/simulation/scaling/spec.ts';
import { simulate } from '../../../core/simulation/simulate.ts';
import { inputOf, type Scaled, tracking, values } from './scaled.ts';

const base: Scaled = { tasks: 4, perInstance: 100, instances: 1, until: 3600 };

type More = Partial<ScalableServiceSpec> & {
  readonly events?: readonly PlanEvent[];
  readonly startAt?: string;
  readonly until?: number;
};

/** A simulation of the service with policies of several kinds. */
function run({ events = [], startAt, until = 3600, ...spec }: More) {
  const input = inputOf({ ...base, until, events });
  const service = { service: 'web', min: 1, max: 50, policies: [], ...spec };
  return simulate({
    ...input,
    startAt: startAt === undefined ? undefined : Date.parse(startAt),
    scaling: { services: [service], groups: [] },
  });
}

const desired = (more: More) => values(run(more), 'SERVICE_DESIRED_COUNT_UPDATED');

const reasons = (more: More) =>
  run(more).events.flatMap(({ type, subject }) =>
    type === 'SCALING_NOT_PERFORMED' ? [subject] : [],
  );

function step(
  points: readonly (readonly [number, number])[],
  more: Partial<StepPolicySpec> = {},
): StepPolicySpec {
  return {
    name: 'steps',
    alarmName: 'cpu-high',
    load: { shape: 'step', points },
    type: 'ChangeInCapacity',
    alarm: {
      n: 1,
      m: 1,
      treat: 'missing',
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: 50,
      period: 60,
    },
    steps: [
      { lower: 0, upper: 30, adjustment: 2 },
      { lower: 30, upper: undefined, adjustment: 3 },
    ],
    cooldown: 300,
    ...more,
  };
}

const low: Partial<StepPolicySpec> = {
  alarmName: 'cpu-low',
  steps: [{ lower: undefined, upper: 0, adjustment: -1 }],
  alarm: {
    n: 2,
    m: 2,
    treat: 'missing',
    comparison: 'LessThanThreshold',
    threshold: 30,
    period: 60,
  },
};

describe('step scaling over time', () => {
  test('adds by the step of the breach, and again when the cooldown is over', () => {
    // 260 over 4 is 65: the first step. Over 6 it is 43, below the threshold.
    expect(desired({ steps: [step([[0, 260]])] })).toEqual([[60, 6]]);
    // 600 over 6 is 100, the second step: one more at once, then by the step that is left.
    const more = step([
      [0, 260],
      [60, 600],
    ]);
    expect(desired({ steps: [more] })).toEqual([
      [60, 6],
      [120, 7],
      [420, 10],
      [720, 12],
      [1020, 14],
    ]);
  });

  test('removes while the alarm stays, each time after the cooldown', () => {
    expect(desired({ steps: [step([[0, 20]], low)], min: 2 })).toEqual([
      [120, 3],
      [420, 2],
    ]);
  });

  test('a deployment holds scale-in, and that is said', () => {
    const events = [{ at: 30, event: 'deploy', target: 'web', outcome: 'beforeRunning' }] as const;
    const more = { steps: [step([[0, 20]], low)], min: 2, events };
    expect(desired(more)).toEqual([]);
    expect(reasons(more)).toEqual(['TargetServicePutResourceAsUnscalable']);
    // Not with the deployment controller EXTERNAL.
    expect(desired({ ...more, external: true }).length).toBeGreaterThan(0);
  });

  test('target tracking does not veto its scale-in', () => {
    const policies = [tracking([[0, 200]], { name: 'other' })];
    expect(desired({ steps: [step([[0, 20]], low)], policies, until: 250 })).toEqual([[120, 3]]);
  });

  test('an alarm takes the statistic over its datapoints', () => {
    // The newest three: 20, 20, 200 over 4 tasks are 5, 5, 50.
    const alarm = { n: 3, m: 1, treat: 'missing', threshold: 50, period: 60 } as const;
    const rising = (aggregation: 'Average' | 'Maximum') =>
      step(
        [
          [0, 20],
          [120, 200],
          [180, 20],
        ],
        {
          alarm: { ...alarm, comparison: 'GreaterThanOrEqualToThreshold' },
          aggregation,
          cooldown: 0,
        },
      );
    expect(desired({ steps: [rising('Maximum')] })[0]).toEqual([180, 6]);
    expect(desired({ steps: [rising('Average')] })).toEqual([]);
  });
});

describe('several policies of all kinds', () => {
  test('suspended scaling does nothing', () => {
    const suspended = { scalingIn: false, scalingOut: true, scheduled: false };
    const more = { policies: [tracking([[0, 300]])], suspended };
    expect(desired(more)).toEqual([]);
    expect(reasons(more)).toEqual(['Suspended']);
    expect(desired({ policies: [tracking([[0, 60]])], suspended })).toEqual([[900, 2]]);
  });

  test.each([
    ['AlreadyAtMaxCapacity', { max: 4, policies: [tracking([[0, 300]])] }],
    ['AlreadyAtMinCapacity', { min: 4, policies: [tracking([[0, 20]])] }],
    ['AutoScalingAnticipatedFlapping', { policies: [tracking([[0, 178]])] }],
    [
      'OtherPolicies',
      { policies: [tracking([[0, 60]]), tracking([[0, 200]], { name: 'memory' })] },
    ],
  ] as const)('%s is said once', (reason, more) => {
    expect(desired(more)).toEqual([]);
    expect(reasons(more)).toEqual([reason]);
  });

  test('the cooldown of a policy is that of its configuration', () => {
    const load = [
      [0, 300],
      [240, 60],
    ] as const;
    expect(desired({ policies: [tracking(load, { scaleOutCooldown: 2400 })] })).toEqual([
      [180, 6],
      [2580, 2],
    ]);
  });

  test('setLoad changes the load from then on', () => {
    const load = { shape: 'step', points: [[0, 1000]] } as const;
    const events = [{ at: 600, event: 'setLoad', target: 'web', load }] as const;
    const policies = [tracking([[0, 200]], { loadName: 'cpu' })];
    expect(desired({ policies, events })).toEqual([[780, 20]]);
    // What the old load would have been later does not count.
    const changing = tracking(
      [
        [0, 200],
        [900, 10],
      ],
      { loadName: 'cpu' },
    );
    expect(desired({ policies: [changing], events })).toEqual([[780, 20]]);
    const other = [{ ...events[0], loadName: 'memory' }];
    expect(desired({ policies, events: other })).toEqual([]);
  });

  test('a metric by itself is not shared among tasks', () => {
    const policies = [tracking([[0, 100]], { metric: 'Custom', absolute: true })];
    expect(desired({ policies, max: 9 }).slice(0, 2)).toEqual([
      [180, 8],
      [240, 9],
    ]);
  });
});

describe('scheduled actions over time', () => {
  const action = (more: Partial<ScheduledActionSpec>): ScheduledActionSpec => ({
    name: 'a',
    schedule: 'cron(30 8 * * ? *)',
    ...more,
  });
  const startAt = '2026-05-04T08:00:00Z';

  test('sets limits at its time of day, and moves the desired count as far as they need', () => {
    const scheduled = [
      action({ min: 6 }),
      action({ name: 'b', schedule: 'cron(45 8 * * ? *)', max: 5, min: 1 }),
    ];
    expect(desired({ scheduled, startAt })).toEqual([
      [1800, 6],
      [2700, 5],
    ]);
  });

  test('goes by its time zone, its start and its end', () => {
    const berlin = action({ min: 6, schedule: 'cron(30 10 * * ? *)', timeZone: 'Europe/Berlin' });
    expect(desired({ scheduled: [berlin], startAt })).toEqual([[1800, 6]]);
    const later = action({ min: 6, start: Date.parse('2026-05-04T08:31:00Z') });
    expect(desired({ scheduled: [later], startAt, until: 90_000 })).toEqual([[88_200, 6]]);
    const ended = action({ min: 6, end: Date.parse('2026-05-04T08:29:00Z') });
    expect(desired({ scheduled: [ended], startAt })).toEqual([]);
  });

  test('target tracking keeps to the new limits, suspended ones do nothing', () => {
    const policies = [tracking([[0, 900]])];
    const scheduled = [action({ max: 20, schedule: 'rate(30 minutes)' })];
    expect(desired({ policies, scheduled, max: 5, startAt })).toEqual([
      [180, 5],
      [1800, 18],
    ]);
    const suspended = { scalingIn: false, scalingOut: false, scheduled: true };
    expect(desired({ scheduled: [action({ min: 6 })], startAt, suspended })).toEqual([]);
  });
});

describe('predictive scaling over time', () => {
  const HOUR = 3600;
  const forecast = {
    shape: 'step',
    points: [
      [0, 4],
      [HOUR, 12],
      [2 * HOUR, 6],
    ],
  } as const;
  const policy = { name: 'p', target: 50, scales: true, load: forecast, forecast };

  test('acts before the hour and never scales in', () => {
    expect(desired({ predictive: [policy], until: 4 * HOUR })).toEqual([[3300, 12]]);
  });

  test('only forecasts where it is told to', () => {
    const only = run({ predictive: [{ ...policy, scales: false }], until: 2 * HOUR });
    expect(values(only, 'SERVICE_DESIRED_COUNT_UPDATED')).toEqual([]);
    expect(values(only, 'CAPACITY_FORECAST')).toEqual([
      [3300, 12],
      [6900, 6],
    ]);
  });

  test('goes beyond the maximum with a buffer, or stays at it', () => {
    const beyond = { ...policy, behavior: 'IncreaseMaxCapacity', bufferPercent: 25 } as const;
    expect(desired({ predictive: [beyond], max: 10, until: 2 * HOUR })).toEqual([[3300, 15]]);
    expect(desired({ predictive: [policy], max: 10, until: 2 * HOUR })).toEqual([[3300, 10]]);
  });

  test('without a forecast the day before tells what an hour needs', () => {
    const load = {
      shape: 'step',
      points: [
        [0, 100],
        [10 * HOUR, 1000],
        [11 * HOUR, 100],
      ],
    } as const;
    const own = { ...policy, forecast: undefined, load };
    expect(desired({ predictive: [own], until: 48 * HOUR })).toEqual([[34 * HOUR - 300, 20]]);
  });
});
