import { describe, expect, test } from 'vitest';
import { loadBetween, spliced } from '../../../core/simulation/scaling/load.ts';
import type { LoadSpec } from '../../../core/simulation/scaling/spec.ts';
import { run, type Scaled, tracking, values } from './scaled.ts';

describe('load over a span of time', () => {
  const points = [
    [10, 100],
    [20, 200],
    [40, 0],
  ] as const;
  test.each([
    ['step', 0, 10, 0],
    ['step', 0, 20, 1000],
    ['step', 15, 25, 500 + 1000],
    ['step', 30, 60, 2000],
    ['linear', 0, 10, 0],
    ['linear', 0, 20, 1500],
    ['linear', 10, 40, 1500 + 2000],
    ['linear', 15, 30, 875 + 1500],
    ['linear', 30, 60, 500],
  ] as const)('%s from %d to %d s', (shape, from, to, sum) => {
    const load: LoadSpec = { shape, points };
    expect(loadBetween(load, from, to)).toBeCloseTo(sum, 6);
    const never: LoadSpec = { shape, points: [[1000, 1]] };
    expect(loadBetween(spliced(load, 100, never), from, to)).toBeCloseTo(sum, 6);
  });
});

const base: Scaled = { tasks: 4, perInstance: 100, instances: 1, until: 3600 };

describe('target tracking of a service over time', () => {
  const cases: readonly (readonly [string, Partial<Scaled>, readonly (readonly number[])[]])[] = [
    ['three breaching minutes', { policies: [tracking([[0, 300]])] }, [[180, 6]]],
    ['exactly the target', { policies: [tracking([[0, 200]])] }, []],
    [
      'two minutes of a spike',
      {
        policies: [
          tracking([
            [0, 200],
            [60, 800],
            [180, 200],
          ]),
        ],
      },
      [],
    ],
    ['at most the maximum', { max: 5, policies: [tracking([[0, 900]])] }, [[180, 5]]],
    ['in after fifteen minutes', { policies: [tracking([[0, 60]])] }, [[900, 2]]],
    ['not below the minimum', { min: 3, policies: [tracking([[0, 10]])] }, [[900, 3]]],
    ['no scale-in', { policies: [tracking([[0, 10]], { disableScaleIn: true })] }, []],
    [
      'high resolution',
      { policies: [tracking([[0, 300]], { metric: 'CPUHighResolution' })] },
      [[60, 6]],
    ],
    [
      'the largest of two policies',
      { policies: [tracking([[0, 300]]), tracking([[0, 500]], { name: 'memory' })] },
      [[180, 10]],
    ],
    [
      'in only when both agree',
      { policies: [tracking([[0, 60]]), tracking([[0, 200]], { name: 'memory' })] },
      [],
    ],
    [
      'scale-in one task at a time, with a cooldown',
      { policies: [tracking([[0, 60]])], timing: { maxScaleInStep: 1, scaleInCooldown: 300 } },
      [
        [900, 3],
        [1200, 2],
      ],
    ],
    [
      'scale-out does not wait for the cooldown of a scale-in',
      {
        policies: [
          tracking([
            [0, 60],
            [900, 600],
          ]),
        ],
        timing: { scaleInCooldown: 3000 },
      },
      [
        [900, 2],
        [1080, 12],
      ],
    ],
    [
      'at the second of the alarm, and a second later',
      { policies: [tracking([[0, 300]])], timing: { alarmSecond: 26, aasReaction: 1 } },
      [[207, 6]],
    ],
  ];
  test.each(cases)('%s', (_, scaled, wanted) => {
    const simulation = run({ ...base, ...scaled });
    expect(values(simulation, 'SERVICE_DESIRED_COUNT_UPDATED')).toEqual(wanted);
  });

  test('scale-in is off during a deployment, scale-out is not', () => {
    const deploy = { at: 800, event: 'deploy', target: 'web', revision: 'B' } as const;
    const timing = { ec2Start: 400 };
    const into = run({ ...base, policies: [tracking([[0, 60]])], events: [deploy], timing });
    expect(values(into, 'SERVICE_DESIRED_COUNT_UPDATED')[0]?.[0]).toBeGreaterThanOrEqual(1200);
    const out = run({
      ...base,
      policies: [
        tracking([
          [0, 200],
          [840, 300],
        ]),
      ],
      events: [deploy],
      timing,
    });
    expect(values(out, 'SERVICE_DESIRED_COUNT_UPDATED')[0]).toEqual([1020, 6]);
  });

  test('the cooldown of a scale-out begins when its tasks run', () => {
    const timing = { ec2Start: 1200, scaleOutCooldown: 300 };
    const load = [
      [0, 300],
      [240, 60],
    ] as const;
    const simulation = run({ ...base, policies: [tracking(load)], timing });
    expect(values(simulation, 'SERVICE_DESIRED_COUNT_UPDATED')).toEqual([
      [180, 6],
      [1680, 2],
    ]);
  });

  test('tasks that take long to start are not ordered twice', () => {
    const timing = { ec2Start: 500 };
    const simulation = run({ ...base, policies: [tracking([[0, 300]])], timing });
    expect(values(simulation, 'SERVICE_DESIRED_COUNT_UPDATED')).toEqual([[180, 6]]);
  });
});
