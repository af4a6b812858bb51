import { describe, expect, test } from 'vitest';
import {
  instancesAtRest,
  onTermination,
  provisioningEnds,
  reservationLowThreshold,
  scaleInSteps,
  withoutRoom,
} from '../../../core/simulation/scaling/capacity-provider.ts';
import {
  afterLaunches,
  afterTerminations,
  chosenByDefault,
  rebalancingMargin,
  warmPoolSize,
} from '../../../core/simulation/scaling/group.ts';
import { refreshDuration, refreshPlan } from '../../../core/simulation/scaling/refresh.ts';

test.each([
  [334, 34, [168, 85, 43, 34]],
  [10, 0, [6, 4, 3, 2, 1, 0]],
  [3, 2, [2]],
  [5, 5, []],
])('scale-in from %d to %d instances', (from, to, steps) => {
  expect(scaleInSteps(from, to)).toEqual(steps);
});

test.each([
  [10, 100, 10],
  [10, 90, 12],
  [1, 50, 2],
  [0, 50, 0],
])('%d busy instances with a target of %d %%: %d at rest', (needed, target, instances) => {
  expect(instancesAtRest(needed, target)).toBe(instances);
});

test.each([
  [100, 100],
  [90, 81],
  [55, 49.5],
])('low threshold at a target of %d %%: %d', (target, threshold) => {
  expect(reservationLowThreshold(target)).toBe(threshold);
});

describe('a task without room', () => {
  test.each([
    [true, 0, 499, 'PROVISIONING'],
    [true, 0, 500, 'REFUSED'],
    [false, 0, 0, 'FAILED'],
    [false, 1, 0, 'PLACED'],
  ])('managed scaling %s, %d free, %d waiting: %s', (managed, free, waiting, wanted) => {
    expect(withoutRoom(managed, free, waiting, 500)).toBe(wanted);
  });

  test.each([
    [true, Number.POSITIVE_INFINITY, 960],
    [true, 961, 960],
    [true, 500, undefined],
    [false, 500, 60],
  ])('managed scaling %s, capacity at %d s: ends at %s', (managed, capacityAt, ends) => {
    expect(provisioningEnds(managed, 60, capacityAt, 900)).toBe(ends);
  });
});

test.each([
  ['scaleIn', true, true, 1, 'kept'],
  ['scaleIn', true, true, 0, 'terminated'],
  ['scaleIn', false, true, 1, 'drained'],
  ['instanceRefresh', true, true, 1, 'drained'],
  ['instanceRefresh', true, false, 1, 'terminated'],
  ['spotInterruption', false, true, 1, 'drained'],
] as const)(
  '%s, protection %s, draining %s, %d tasks: %s',
  (cause, protects, drains, tasks, out) => {
    const provider = { managedTerminationProtection: protects, managedDraining: drains };
    expect(onTermination(cause, provider, tasks)).toBe(out);
  },
);

describe('Auto Scaling group', () => {
  test.each([
    [[3, 1, 1], 3, [3, 3, 2]],
    [[0, 0], 5, [3, 2]],
    [[], 2, []],
  ])('launches in %j: %d more', (zones, add, after) => {
    expect([...afterLaunches(zones, add)].sort((a, b) => b - a)).toEqual(after);
  });

  test.each([
    [[3, 2, 2], [0, 0, 0], 1, [2, 2, 2]],
    [[4, 2, 1], [0, 0, 0], 3, [2, 1, 1]],
    [[3, 2], [3, 0], 1, [3, 1]],
    [[2, 2], [2, 2], 1, [2, 2]],
  ])('terminates in %j with %j protected: %d fewer', (zones, held, remove, after) => {
    const left = [...afterTerminations(zones, held, remove)].sort((a, b) => b - a);
    expect(left).toEqual(after);
  });

  const plain = {
    launchConfiguration: false,
    currentTemplate: true,
    version: 3,
    billingHourInMinutes: 30,
  };
  test.each([
    ['launch configuration', { launchConfiguration: true }, { currentTemplate: false }],
    ['another template', { currentTemplate: false }, { version: 1 }],
    ['oldest version', { version: 2 }, { billingHourInMinutes: 1 }],
    ['billing hour', { billingHourInMinutes: 5 }, {}],
  ])('terminates by %s first', (_, chosen, other) => {
    const group = [
      { id: 'other', ...plain, ...other },
      { id: 'chosen', ...plain, ...chosen },
    ];
    expect(chosenByDefault(group)?.id).toBe('chosen');
    expect(chosenByDefault(group.toReversed())?.id).toBe('chosen');
  });

  test.each([
    [5, 1],
    [19, 1],
    [30, 3],
  ])('margin above a maximum of %d: %d', (max, margin) => {
    expect(rebalancingMargin(max)).toBe(margin);
  });

  test.each([
    [10, 6, undefined, 4],
    [10, 6, 8, 2],
    [10, 9, 8, 0],
  ])('warm pool, maximum %d, desired %d, prepared %s: %d', (max, desired, prepared, pool) => {
    expect(warmPoolSize(max, desired, prepared)).toBe(pool);
  });

  test.each([
    [10, 90, 100, 1, 10, false],
    [20, 90, 100, 2, 10, false],
    [10, 0, 100, 10, 1, false],
    [10, 100, 100, 1, 10, true],
    [20, 100, 110, 2, 10, true],
    [3, 90, 100, 1, 3, false],
    [0, 90, 100, 0, 0, false],
  ])('refresh of %d, %d to %d %%', (instances, min, max, batch, batches, launchFirst) => {
    expect(refreshPlan(instances, min, max)).toEqual({ batch, batches, launchFirst });
  });

  test('each batch is launched and warms up', () => {
    expect(refreshDuration(refreshPlan(10, 90, 100), 60, 300)).toBe(3600);
  });
});
