import { describe, expect, test } from 'vitest';
import { combined, duringDeployment } from '../../../core/simulation/scaling/policies.ts';
import {
  firstMove,
  trackingAlarms,
  trackingBreach,
  trackingCapacity,
} from '../../../core/simulation/scaling/tracking.ts';
import { utilisation } from '../../../core/simulation/scaling/utilisation.ts';

const DEFAULTS = {
  trackingHighPeriods: 3,
  trackingLowPeriods: 15,
  trackingLowFactor: 0.9,
  metricPeriod: 60,
};

describe('alarms of target tracking', () => {
  test.each([
    ['CPU', 70, false, [70, 3, 63, 15, 60]],
    ['CPU', 35, false, [35, 3, 31.5, 15, 60]],
    ['ALBRequestCountPerTarget', 1000, false, [1000, 3, 900, 15, 60]],
    ['MemoryHighResolution', 60, false, [60, 3, 54, 30, 20]],
    ['CPU', 70, true, [70, 3, undefined, undefined, 60]],
  ] as const)('%s %d, no scale-in: %s', (metric, target, disabled, wanted) => {
    const { high, highPeriods, low, lowPeriods, period } = trackingAlarms(
      metric,
      target,
      disabled,
      DEFAULTS,
    );
    expect([high, highPeriods, low, lowPeriods, period]).toEqual(wanted);
  });

  test.each([
    [75, false, false],
    [75.01, true, false],
    [67.5, false, false],
    [67.49, false, true],
  ])('%d against a target of 75', (metric, high, low) => {
    expect(trackingBreach(metric, 75, 0.9)).toEqual({ high, low });
  });
});

describe('capacity that one activity of target tracking sets', () => {
  const base = { min: 1, max: 20, maxScaleInStep: Number.POSITIVE_INFINITY };
  test.each([
    ['rounds up', { running: 3, desired: 3, metric: 75, target: 50, direction: 'out' }, 5],
    [
      'an exact quotient',
      { running: 10, desired: 10, metric: 70, target: 7, direction: 'out' },
      20,
    ],
    [
      'starts from running',
      { running: 4, desired: 6, metric: 90, target: 60, direction: 'out' },
      6,
    ],
    ['never in on high', { running: 2, desired: 6, metric: 90, target: 60, direction: 'out' }, 6],
    [
      'from none by one',
      { running: 0, desired: 0, metric: 500, target: 50, direction: 'out', min: 0 },
      1,
    ],
    [
      'at most the maximum',
      { running: 10, desired: 10, metric: 400, target: 50, direction: 'out' },
      20,
    ],
    ['in, rounded up', { running: 8, desired: 8, metric: 13, target: 50, direction: 'in' }, 3],
    [
      'in, one step',
      { running: 8, desired: 8, metric: 13, target: 50, direction: 'in', maxScaleInStep: 1 },
      7,
    ],
    [
      'in to the minimum',
      { running: 8, desired: 8, metric: 1, target: 50, direction: 'in', min: 4 },
      4,
    ],
    ['half a task stays', { running: 2, desired: 2, metric: 40, target: 50, direction: 'in' }, 2],
  ] as const)('%s', (_, request, wanted) => {
    expect(trackingCapacity({ ...base, ...request })).toBe(wanted);
  });

  test.each([
    [2, 'out', 4],
    [2, 'in', 2],
    [12, 'in', 10],
    [12, 'out', 12],
    [4, 'in', undefined],
    [10, 'out', undefined],
  ] as const)('from %d with limits 4 and 10, %s: %s', (desired, direction, wanted) => {
    expect(firstMove(desired, 4, 10, direction)).toBe(wanted);
  });
});

describe('several policies', () => {
  const no = { disableScaleIn: false };
  test.each([
    [
      'the largest',
      4,
      [
        { result: 6, ...no },
        { result: 9, ...no },
      ],
      9,
    ],
    [
      'out wins over in',
      8,
      [
        { result: 4, ...no },
        { result: 10, ...no },
      ],
      10,
    ],
    [
      'in when all agree',
      8,
      [
        { result: 4, ...no },
        { result: 6, ...no },
      ],
      6,
    ],
    [
      'one is silent',
      8,
      [
        { result: 4, ...no },
        { result: undefined, ...no },
      ],
      8,
    ],
    [
      'one without scale-in',
      8,
      [
        { result: 4, ...no },
        { result: undefined, disableScaleIn: true },
      ],
      4,
    ],
    ['nobody scales in', 8, [{ result: undefined, disableScaleIn: true }], 8],
  ])('%s', (_, current, proposals, wanted) => {
    expect(combined(current, proposals)).toBe(wanted);
  });

  test.each([
    ['ECS', true, 'in', false],
    ['CODE_DEPLOY', true, 'in', false],
    ['ECS', true, 'out', true],
    ['EXTERNAL', true, 'in', true],
    ['ECS', false, 'in', true],
  ] as const)('%s, deployment in progress: %s, %s: acts %s', (controller, deploying, way, acts) => {
    expect(duringDeployment(controller, deploying, way).scales).toBe(acts);
  });
});

test.each([
  [2048, 512, 1, 400],
  [1536, 512, 4, 75],
  [1, 512, 0, undefined],
])('utilisation of %d with %d for each of %d tasks', (used, defined, tasks, percent) => {
  expect(utilisation(used, defined, tasks)).toBe(percent);
});
