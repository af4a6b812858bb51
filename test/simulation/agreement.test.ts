import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../core/simulation/simulate.ts';
import { clusterOf, requestOf } from '../../scripts/scenarios/cluster.ts';
import { Measured, ofRevision } from '../../scripts/scenarios/measure.ts';
import { NOTHING_TAKES_TIME } from '../../scripts/scenarios/timing.ts';
import '../seed.ts';
import { type RefCase, type RefResult, reference } from './reference.ts';

const UNTIL = 4000;

function ours(one: RefCase): RefResult {
  const group = 'service:web';
  const launches = [{ kind: 'EC2', request: requestOf(group, 'REPLICA') }] as const;
  const revision = { name: 'A', launches };
  const simulation = simulate({
    cluster: clusterOf([
      { name: 'i-1', zone: 'a', free: one.slots - one.desired, groups: { [group]: one.desired } },
    ]),
    services: [
      {
        name: 'web',
        group,
        scheduling: 'REPLICA',
        desired: one.desired,
        minimumHealthyPercent: one.min,
        maximumPercent: one.max,
        revisions: [revision],
        running: Array.from({ length: one.desired }, () => ({ revision: 'A', instance: 0 })),
      },
    ],
    events: [{ at: one.at, event: 'deploy', target: 'web', revision: 'B' }],
    timing: {
      ...NOTHING_TAKES_TIME,
      schedulerInterval: one.interval,
      ec2Start: one.start,
      healthySeconds: one.healthy,
      stopSeconds: one.stop,
      stoppingCountsTowardMaximum: one.stoppingCounts,
    },
    seed: 1,
    until: UNTIL,
  });
  const measured = new Measured(simulation);
  return {
    starts: measured.counts('TASKS_START_ORDERED', ofRevision('B')),
    stops: measured.counts('TASKS_STOP_ORDERED', ofRevision('A')),
    completed: measured.completed,
  };
}

const cases = fc
  .record({
    desired: fc.integer({ min: 1, max: 8 }),
    min: fc.integer({ min: 0, max: 100 }),
    max: fc.integer({ min: 100, max: 200 }),
    spare: fc.integer({ min: 0, max: 6 }),
    interval: fc.integer({ min: 1, max: 12 }),
    start: fc.integer({ min: 1, max: 40 }),
    healthy: fc.integer({ min: 0, max: 40 }),
    stop: fc.integer({ min: 0, max: 50 }),
    stoppingCounts: fc.boolean(),
    at: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ spare, ...one }): RefCase => ({ ...one, slots: one.desired + spare }));

test('a second simulator starts, stops and completes at the same times', () => {
  fc.assert(
    fc.property(cases, (one) => {
      expect(ours(one)).toEqual(reference(one, UNTIL));
    }),
    { numRuns: 500 },
  );
});
