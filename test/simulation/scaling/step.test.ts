import { describe, expect, test } from 'vitest';
import {
  type Activity,
  afterCooldown,
  afterWarmup,
} from '../../../core/simulation/scaling/cooldown.ts';
import type { Step } from '../../../core/simulation/scaling/spec.ts';
import { adjusted, sideOf, stepFor } from '../../../core/simulation/scaling/step.ts';

describe('adjustments', () => {
  test.each([
    ['PercentChangeInCapacity', 10, 33, 0, 13],
    ['PercentChangeInCapacity', 1, 30, 0, 2],
    ['PercentChangeInCapacity', 5, -10, 0, 4],
    ['PercentChangeInCapacity', 14, -10, 0, 13],
    ['PercentChangeInCapacity', 13, -30, 0, 10],
    ['PercentChangeInCapacity', 4, 25, 2, 6],
    ['PercentChangeInCapacity', 4, 0, 2, 4],
    ['PercentChangeInCapacity', 10, 30, 0, 13],
    ['ChangeInCapacity', 2, -5, 0, 0],
    ['ExactCapacity', 7, 3, 0, 3],
  ] as const)('%s of %d by %d, at least %d: %d', (type, from, by, minimum, to) => {
    expect(adjusted(from, type, by, minimum)).toBe(to);
  });
});

type Bounds = Pick<Step, 'lower' | 'upper'>;

describe('steps', () => {
  const out: readonly Bounds[] = [
    { lower: 0, upper: 10 },
    { lower: 10, upper: undefined },
  ];
  const inward: readonly Bounds[] = [
    { lower: -10, upper: 0 },
    { lower: undefined, upper: -10 },
  ];
  test.each([
    ['above', 50, 0],
    ['above', 59.9, 0],
    ['above', 60, 1],
    ['above', 49, -1],
    ['below', 50, 0],
    ['below', 40.1, 0],
    ['below', 40, 1],
    ['below', 51, -1],
  ] as const)('%s the threshold of 50, %d: step %d', (side, metric, wanted) => {
    const steps = side === 'above' ? out : inward;
    expect(sideOf(steps)).toBe(side);
    const step = stepFor(steps, metric, 50, side);
    expect(step ? steps.indexOf(step) : -1).toBe(wanted);
  });

  test('a bound that binary fractions do not reach', () => {
    expect(stepFor(out, 0.3 + 10, 0.3, 'above')).toBe(out[1]);
  });
});

describe('cooldown', () => {
  const walk = (adjustments: readonly (readonly [number, number])[], out = 300, inward = 300) => {
    let capacity = 10;
    let last: Activity | undefined;
    return adjustments.map(([now, by]) => {
      const after = afterCooldown((from) => from + by, capacity, last, { out, in: inward }, now);
      capacity = after.capacity;
      last = after.last;
      return capacity;
    });
  };
  test.each([
    [
      'the same adjustment waits',
      [
        [0, 2],
        [60, 2],
        [299, 2],
        [300, 2],
      ],
      [12, 12, 12, 14],
    ],
    [
      'a larger one adds the difference',
      [
        [0, 2],
        [60, 3],
        [120, 3],
        [359, 3],
        [360, 3],
      ],
      [12, 13, 13, 13, 16],
    ],
    [
      'a smaller one does not scale in',
      [
        [0, 3],
        [60, 2],
      ],
      [13, 13],
    ],
    [
      'scale-in waits after scale-in',
      [
        [0, -1],
        [299, -1],
        [300, -1],
      ],
      [9, 9, 8],
    ],
    [
      'scale-out breaks it off',
      [
        [0, -1],
        [60, 2],
        [120, 2],
      ],
      [9, 11, 11],
    ],
    [
      'scale-in waits after scale-out',
      [
        [0, 2],
        [60, -1],
        [300, -1],
      ],
      [12, 12, 11],
    ],
  ] as const)('%s', (_, adjustments, capacities) => {
    expect(walk(adjustments)).toEqual(capacities);
  });

  test('without cooldown every evaluation acts', () => {
    expect(
      walk(
        [
          [0, 2],
          [60, 2],
        ],
        0,
        0,
      ),
    ).toEqual([12, 14]);
  });
});

test.each([
  [10, 10, 1, 11],
  [10, 11, 1, 11],
  [10, 11, 3, 13],
  [10, 13, 1, 13],
  [10, 12, -2, 12],
  [10, 10, -2, 8],
])('%d warm, %d desired, by %d: %d', (warm, desired, by, wanted) => {
  expect(afterWarmup((from) => from + by, warm, desired)).toBe(wanted);
});
