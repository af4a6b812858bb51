import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run, type Scaled, tracking, values } from './scaled.ts';

const base: Scaled = { tasks: 9, perInstance: 3, instances: 3, group: {}, until: 7200 };
const desired = (at: number, count: number) =>
  ({ at, event: 'setDesiredCount', target: 'web', count }) as const;

describe('desired capacity of the group over time', () => {
  const cases: readonly (readonly [string, Scaled, readonly (readonly number[])[]])[] = [
    ['full instances at a target of 100', base, []],
    ['one task waits', { ...base, events: [desired(30, 10)] }, [[60, 4]]],
    ['headroom', { ...base, group: { target: 75 } }, [[60, 4]]],
    [
      'two from zero, then the rest',
      { ...base, instances: 0 },
      [
        [60, 2],
        [120, 3],
      ],
    ],
    [
      'the warm-up of the first two holds the rest',
      { ...base, instances: 0, timing: { instanceWarmup: 300 } },
      [
        [60, 2],
        [360, 3],
      ],
    ],
    [
      'the warm-up begins with the launch, a launch that is ordered holds as well',
      {
        ...base,
        timing: { asgReaction: 90, instanceWarmup: 300 },
        events: [desired(30, 10), desired(70, 16)],
      },
      [
        [60, 4],
        [480, 6],
      ],
    ],
    [
      'never above the maximum',
      { ...base, group: { max: 4 }, events: [desired(30, 30)] },
      [[60, 4]],
    ],
    [
      'empty instances go, fifteen minutes after the last scale-out at the earliest',
      { ...base, events: [desired(30, 0)] },
      [
        [900, 2],
        [960, 1],
        [1020, 0],
      ],
    ],
    ['not below the minimum', { ...base, group: { min: 2 }, events: [desired(30, 0)] }, [[900, 2]]],
    [
      'scale-out holds scale-in',
      {
        ...base,
        timing: { casScaleInWait: 1500 },
        events: [desired(30, 10), desired(70, 0)],
        group: { min: 3 },
      },
      [
        [60, 4],
        [1560, 3],
      ],
    ],
  ];
  test.each(cases)('%s', (_, scaled, wanted) => {
    expect(values(run(scaled), 'GROUP_DESIRED_CAPACITY_UPDATED')).toEqual(wanted);
  });

  test('an instance is launched, in service, and then in the cluster', () => {
    const timing = {
      asgReaction: 7,
      instanceLaunch: 20,
      agentRegistration: 60,
      instanceWarmup: 300,
    };
    const simulation = run({ ...base, events: [desired(30, 10)], timing });
    const at = (type: string) => {
      const event = simulation.events.find((one) => one.type === type);
      return event && event.time / 1000;
    };
    expect(at('INSTANCE_LAUNCHING')).toBe(67);
    expect(at('INSTANCE_IN_SERVICE')).toBe(87);
    expect(at('INSTANCE_ACTIVE')).toBe(147);
    expect(at('TASKS_START_ORDERED')).toBe(147);
    expect(at('LAUNCH_ACTIVITY_SUCCESSFUL')).toBe(387);
  });

  test('the group replaces an instance that is gone', () => {
    const event = { at: 100, event: 'terminateInstance', target: 'i-0' } as const;
    const simulation = run({ ...base, events: [event] });
    expect(simulation.cluster.at(-1)?.instances).toBe(3);
    expect(simulation.services.get('web')?.missing).toBe(0);
  });

  test('without termination protection instances with tasks go as well', () => {
    const scaled = { ...base, tasks: 3, perInstance: 9, timing: { cprLowPeriods: 1 } };
    // Three tasks on one of three instances: with protection the empty ones go.
    for (const managedTerminationProtection of [true, false]) {
      const simulation = run({ ...scaled, group: { managedTerminationProtection } });
      const gone = simulation.events.filter(({ type }) => type === 'INSTANCE_TERMINATED');
      expect(gone.some(({ subject }) => subject === 'i-0')).toBe(!managedTerminationProtection);
      expect(simulation.services.get('web')?.missing).toBe(0);
    }
  });

  test('launches balance the zones', () => {
    const zones = ['a', 'a', 'a', 'a', 'b', 'b'];
    const simulation = run({ ...base, zones, group: { max: 6 }, events: [desired(30, 18)] });
    const [first] = simulation.events.filter(({ type }) => type === 'INSTANCE_LAUNCHING');
    expect(first?.subject).toBe('i-4');
    expect(simulation.cluster.at(-1)?.instances).toBe(6);
  });
});

test('whatever the load, counts stay within their limits', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 7000 }), fc.integer({ min: 0, max: 3000 }));
  const scaled = fc.record({
    points: fc.uniqueArray(point, { maxLength: 6, selector: ([time]) => time }),
    min: fc.integer({ min: 0, max: 5 }),
    over: fc.integer({ min: 0, max: 30 }),
    most: fc.integer({ min: 3, max: 12 }),
    target: fc.integer({ min: 50, max: 100 }),
  });
  fc.assert(
    fc.property(scaled, ({ points, min, over, most, target }) => {
      const max = Math.max(9, min + over);
      const load = [...points].sort(([a], [b]) => a - b);
      const simulation = run({
        ...base,
        min,
        max,
        group: { max: most, target },
        policies: [tracking(load)],
        timing: { instanceLaunch: 20, ec2Start: 5, instanceWarmup: 60, alarmSecond: 30 },
      });
      for (const [, count] of values(simulation, 'SERVICE_DESIRED_COUNT_UPDATED')) {
        expect(count).toBeGreaterThanOrEqual(min);
        expect(count).toBeLessThanOrEqual(max);
      }
      expect(simulation.peakInstances).toBeLessThanOrEqual(most);
    }),
    { numRuns: 60, seed: 7 },
  );
});
