import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RefScaling, type RefScalingResult, referenceScaling } from './reference.ts';
import { run, tracking, values } from './scaled.ts';
import '../../seed.ts';

const UNTIL = 3 * 3600;

function ours(one: RefScaling): RefScalingResult {
  const simulation = run({
    tasks: one.tasks,
    perInstance: one.perInstance,
    instances: one.instances,
    min: one.min,
    max: one.max,
    policies: [tracking(one.load, { target: one.target })],
    group: { max: one.groupMax, target: one.capacityTarget },
    timing: {
      instanceLaunch: one.launch,
      instanceWarmup: one.warmup,
      casScaleInWait: one.scaleInWait,
      scaleInCooldown: one.scaleInCooldown,
      scaleOutCooldown: one.scaleInCooldown,
    },
    until: one.until,
  });
  const pairs = (list: readonly (readonly (number | undefined)[])[]) =>
    list.map(([time = 0, value = 0]) => [time, value] as const);
  return {
    desired: pairs(values(simulation, 'SERVICE_DESIRED_COUNT_UPDATED')),
    group: pairs(values(simulation, 'GROUP_DESIRED_CAPACITY_UPDATED')),
  };
}

const cases = fc
  .record({
    tasks: fc.integer({ min: 1, max: 8 }),
    spread: fc.integer({ min: 0, max: 12 }),
    target: fc.integer({ min: 30, max: 90 }),
    load: fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 900 })), {
      minLength: 1,
      maxLength: 5,
    }),
    scaleInCooldown: fc.constantFrom(0, 300, 900),
    groupMax: fc.integer({ min: 1, max: 20 }),
    capacityTarget: fc.constantFrom(100, 90, 70),
    launch: fc.integer({ min: 1, max: 200 }),
    warmup: fc.constantFrom(0, 120, 300),
    scaleInWait: fc.constantFrom(0, 900),
  })
  .map(({ spread, load, ...one }): RefScaling => {
    const points = new Map([
      [0, 200],
      ...load.map(([minute, value]) => [minute * 60, value] as const),
    ]);
    return {
      ...one,
      // One task on an instance: where it is placed, and which stops, decides nothing.
      perInstance: 1,
      instances: one.tasks,
      groupMax: Math.max(one.groupMax, one.tasks),
      min: 1,
      max: one.tasks + spread,
      load: [...points].sort(([a], [b]) => a - b),
      until: UNTIL,
    };
  });

test('a second simulator sets the same desired counts and capacities at the same times', () => {
  fc.assert(
    fc.property(cases, (one) => {
      expect(ours(one)).toEqual(referenceScaling(one));
    }),
    { numRuns: 150 },
  );
}, 300_000);
