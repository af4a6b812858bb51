import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instanceTimes } from '../../../core/analysis/over-time/cost.ts';
import type { PlanEvent, SimulationInput } from '../../../core/simulation/model.ts';
import type { Simulation } from '../../../core/simulation/result.ts';
import type { LoadSpec, ScalableServiceSpec } from '../../../core/simulation/scaling/spec.ts';
import { simulate } from '../../../core/simulation/simulate.ts';
import { inputOf } from './scaled.ts';
import '../../seed.ts';

/** More in a long run: STOWAGE_RUNS=10000. */
const RUNS = Number(process.env.STOWAGE_RUNS ?? 150);

const UNTIL = 4 * 3600;

const load = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 900 })), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((pairs) =>
    fc.constantFrom('step' as const, 'linear' as const).map((shape): LoadSpec => {
      const times = new Map(pairs.map(([minute, value]) => [minute * 60, value]));
      return { shape, points: [...times].sort(([a], [b]) => a - b) };
    }),
  );

const tracking = fc.record({
  name: fc.constant('tracking'),
  metric: fc.constantFrom('CPU' as const, 'CPUHighResolution' as const),
  target: fc.integer({ min: 20, max: 90 }),
  disableScaleIn: fc.boolean(),
  load,
});

const stepping = fc.record({
  name: fc.constant('steps'),
  alarmName: fc.constant('alarm'),
  load,
  type: fc.constantFrom('ChangeInCapacity' as const, 'PercentChangeInCapacity' as const),
  cooldown: fc.constantFrom(0, 120, 600),
  alarm: fc.record({
    n: fc.integer({ min: 1, max: 4 }),
    m: fc.constant(1),
    treat: fc.constant('missing' as const),
    comparison: fc.constantFrom('GreaterThanThreshold' as const, 'LessThanThreshold' as const),
    threshold: fc.integer({ min: 20, max: 90 }),
    period: fc.constant(60),
  }),
  steps: fc.integer({ min: 1, max: 60 }).map((adjustment) => [
    { lower: 0, upper: undefined, adjustment },
    { lower: undefined, upper: 0, adjustment: -adjustment },
  ]),
});

const event = fc
  .record({
    at: fc.integer({ min: 0, max: UNTIL }),
    kind: fc.nat(5),
    count: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ at, kind, count }): PlanEvent => {
    const events: PlanEvent[] = [
      { at, event: 'deploy', target: 'web' },
      { at, event: 'terminateInstance', target: `i-${count}` },
      { at, event: 'spotInterruption', target: `i-${count}` },
      { at, event: 'instanceRefresh', target: 'asg' },
      { at, event: 'loseAvailabilityZone', target: 'a' },
      { at, event: 'restoreAvailabilityZone', target: 'a' },
    ];
    return events[kind] ?? { at, event: 'deploy', target: 'web' };
  });

const inputs = fc
  .record({
    tasks: fc.integer({ min: 0, max: 12 }),
    instances: fc.integer({ min: 0, max: 4 }),
    min: fc.integer({ min: 0, max: 4 }),
    range: fc.integer({ min: 0, max: 20 }),
    policies: fc.array(tracking, { maxLength: 2 }),
    steps: fc.array(stepping, { maxLength: 2 }),
    target: fc.constantFrom(100, 90, 50),
    protection: fc.boolean(),
    slow: fc.boolean(),
    events: fc.array(event, { maxLength: 4 }),
  })
  .map((one): SimulationInput => {
    const timing = one.slow
      ? {
          schedulerInterval: 10,
          apiReaction: 10,
          ec2Start: 30,
          instanceLaunch: 60,
          instanceWarmup: 300,
          casScaleInWait: 900,
          instanceTermination: 120,
          scaleInCooldown: 300,
          scaleOutCooldown: 300,
        }
      : {};
    const input = inputOf({
      tasks: one.tasks,
      perInstance: 4,
      instances: one.instances,
      zones: ['a', 'b', 'c'],
      group: { max: 9, target: one.target, managedTerminationProtection: one.protection },
      events: one.events,
      timing,
      until: UNTIL,
    });
    const service: ScalableServiceSpec = {
      service: 'web',
      min: one.min,
      max: one.min + one.range,
      policies: one.policies.map((policy, at) => ({ ...policy, name: `tracking-${at}` })),
      steps: one.steps,
    };
    return { ...input, scaling: { services: [service], groups: input.scaling?.groups ?? [] } };
  });

function checkDesired(input: SimulationInput, simulation: Simulation): void {
  const [spec] = input.scaling?.services ?? [];
  if (!spec) return;
  let before = input.services[0]?.desired ?? 0;
  for (const { type, value = 0 } of simulation.events) {
    if (type !== 'SERVICE_DESIRED_COUNT_UPDATED') continue;
    // A count outside of the limits may move toward them, never away.
    expect(value).toBeGreaterThanOrEqual(Math.min(before, spec.min));
    expect(value).toBeLessThanOrEqual(Math.max(before, spec.max));
    before = value;
  }
}

/** Scale-in of target tracking needs every policy that scales in, and waits for the cooldown. */
function checkScaleIn(input: SimulationInput, simulation: Simulation): void {
  const [spec] = input.scaling?.services ?? [];
  if (!spec || (spec.steps ?? []).length > 0) return;
  const states = new Map<string, string>();
  let before = input.services[0]?.desired ?? 0;
  let changedAt = Number.NEGATIVE_INFINITY;
  const reaction = Number(input.timing?.apiReaction ?? 0);
  const cooldown = Number(input.timing?.scaleInCooldown ?? 0);
  for (const { type, value = 0, subject = '', time } of simulation.events) {
    if (type === 'ALARM_STATE_CHANGED') {
      const [name = '', state = ''] = subject.split(': ');
      states.set(name, state);
    }
    if (type !== 'SERVICE_DESIRED_COUNT_UPDATED') continue;
    if (value < before) {
      const deciding = spec.policies.filter(({ disableScaleIn }) => !disableScaleIn);
      expect(deciding.length).toBeGreaterThan(0);
      if (reaction === 0) {
        for (const { name } of deciding) expect(states.get(`${name}-AlarmLow`)).toBe('ALARM');
      }
      expect(time - changedAt).toBeGreaterThanOrEqual(cooldown * 1000);
    }
    before = value;
    changedAt = time;
  }
}

/** Launched and not gone: never more than the maximum of the group. */
function checkGroup(input: SimulationInput, simulation: Simulation): void {
  const [group] = input.scaling?.groups ?? [];
  const refreshes = input.events.some(({ event: name }) => name === 'instanceRefresh');
  for (const { type, value = 0 } of simulation.events) {
    if (type !== 'GROUP_DESIRED_CAPACITY_UPDATED') continue;
    expect(value).toBeLessThanOrEqual(group?.max ?? 0);
    expect(value).toBeGreaterThanOrEqual(group?.min ?? 0);
  }
  if (!refreshes) expect(simulation.peakInstances).toBeLessThanOrEqual(group?.max ?? 0);
}

/** What is billed is what was registered, and the time before that: nothing less, nothing twice. */
function checkTimes(simulation: Simulation): void {
  const { cluster, time } = simulation;
  let registered = 0;
  for (const [at, point] of cluster.entries()) {
    registered += point.instances * ((cluster[at + 1]?.time ?? time) - point.time);
  }
  let billed = 0;
  let launching = 0;
  for (const intervals of instanceTimes(simulation).values()) {
    for (const [at, { from, to }] of intervals.entries()) {
      expect(to).toBeGreaterThanOrEqual(from);
      expect(from).toBeGreaterThanOrEqual(intervals[at - 1]?.to ?? 0);
      billed += to - from;
    }
  }
  const names = simulation.world.input.cluster.instances.map(({ name }) => name);
  const since = new Map<string, number>();
  for (const { type, subject = '', time: at } of simulation.events) {
    if (!names.includes(subject)) continue;
    if (type === 'INSTANCE_LAUNCHING') since.set(subject, at);
    else if (type === 'INSTANCE_ACTIVE' || type === 'INSTANCE_TERMINATED') {
      launching += at - (since.get(subject) ?? at);
      since.delete(subject);
    }
  }
  for (const at of since.values()) launching += time - at;
  expect(billed).toBe(registered + launching);
}

test('capacities stay in their limits, scale-in is agreed on, and cost is the integral of what ran', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const simulation = simulate(input);
      checkDesired(input, simulation);
      checkScaleIn(input, simulation);
      checkGroup(input, simulation);
      checkTimes(simulation);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

test('the same input scales in the same way', () => {
  const timeline = ({ events }: Simulation): string =>
    JSON.stringify(events.map(({ tasks, ...one }) => ({ ...one, tasks: tasks.length })));
  fc.assert(
    fc.property(inputs, (input) => {
      expect(timeline(simulate(input))).toBe(timeline(simulate(input)));
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
}, 600_000);
