import { describe, expect, test } from 'vitest';
import type { SimulationInput } from '../../../core/simulation/model.ts';
import type { Simulation } from '../../../core/simulation/result.ts';
import type { ManagedInstancesSpec } from '../../../core/simulation/scaling/spec.ts';
import { simulate } from '../../../core/simulation/simulate.ts';
import type { EventType } from '../../../core/simulation/timeline.ts';
import { requestOf } from '../../../scripts/scenarios/cluster.ts';
import { inputOf, run, type Scaled, values } from './scaled.ts';

const DAY = 24 * 60 * 60;
const full: Scaled = { tasks: 4, perInstance: 4, instances: 1, until: 7200 };

/** Time in seconds and subject of the entries of a type. */
const subjects = ({ events }: Simulation, type: EventType) =>
  events.flatMap((one) => (one.type === type ? [[one.time / 1000, one.subject]] : []));

const running = ({ services }: Simulation): number | undefined =>
  services.get('web')?.points.at(-1)?.running;

describe('tasks in PROVISIONING', () => {
  const more = [{ at: 0, event: 'setDesiredCount', target: 'web', count: 10 }] as const;

  test('wait for instances of managed scaling, and say so', () => {
    const simulation = run({ ...full, group: { max: 9 }, events: more });
    expect(values(simulation, 'TASKS_PROVISIONING')).toEqual([[0, 6]]);
    expect(values(simulation, 'SERVICE_TASK_PLACEMENT_FAILURE')).toEqual([]);
    expect(running(simulation)).toBe(10);
  });

  test('without managed scaling their placement fails', () => {
    const simulation = run({ ...full, group: { max: 9, target: undefined }, events: more });
    expect(values(simulation, 'TASKS_PROVISIONING')).toEqual([]);
    expect(values(simulation, 'SERVICE_TASK_PLACEMENT_FAILURE').length).toBe(1);
    expect(running(simulation)).toBe(4);
  });

  test('are stopped after a while, and tried again', () => {
    const simulation = run({ ...full, group: { max: 1 }, events: more });
    expect(values(simulation, 'TASKS_PROVISIONING_TIMED_OUT').slice(0, 2)).toEqual([
      [900, 6],
      [1800, 6],
    ]);
  });

  test('are at most so many in a cluster', () => {
    const timing = { provisioningLimit: 5 };
    const simulation = run({ ...full, group: { max: 1 }, events: more, timing, until: 600 });
    expect(values(simulation, 'TASKS_PROVISIONING')).toEqual([[0, 5]]);
    const [refused] = simulation.events.filter(
      ({ type }) => type === 'SERVICE_TASK_PLACEMENT_FAILURE',
    );
    expect(refused?.text).toContain('the tasks provisioning capacity limit was exceeded');
  });

  test('standalone tasks of a capacity provider wait too', () => {
    const input = inputOf({
      ...full,
      tasks: 1,
      group: { max: 9, provider: 'general' },
      events: [{ at: 0, event: 'runTask', target: 'job', count: 9 }],
    });
    const request = { ...requestOf('family:job', 'REPLICA'), capacityProvider: 'general' };
    const instances = input.cluster.instances.map((one) => ({
      ...one,
      capacityProvider: 'general',
    }));
    const simulation = simulate({
      ...input,
      cluster: { ...input.cluster, instances },
      standalone: [{ family: 'job', launch: { kind: 'EC2', request }, running: [] }],
    });
    expect(simulation.standalone.get('job')).toMatchObject({ started: 9, unplaced: 0 });
    const stuck = simulate({
      ...input,
      cluster: { ...input.cluster, instances: instances.slice(0, 1) },
      scaling: {
        services: [],
        groups: (input.scaling?.groups ?? []).map((one) => ({ ...one, instances: [0], max: 1 })),
      },
      standalone: [{ family: 'job', launch: { kind: 'EC2', request }, running: [] }],
    });
    expect(stuck.standalone.get('job')).toMatchObject({ started: 3, unplaced: 6 });
  });
});

describe('an Auto Scaling group over time', () => {
  test('scaleInstances sets the desired capacity within the limits', () => {
    const events = [
      { at: 60, event: 'scaleInstances', target: 'asg', desired: 9 },
      { at: 600, event: 'scaleInstances', target: 'asg', min: 1, max: 3, desired: 2 },
    ] as const;
    const group = { max: 6, target: undefined };
    const simulation = run({ ...full, group, events, until: 1200 });
    expect(values(simulation, 'GROUP_DESIRED_CAPACITY_UPDATED')).toEqual([
      [60, 6],
      [600, 2],
    ]);
    expect(simulation.cluster.at(-1)?.instances).toBe(2);
  });

  test.each([
    // Ten at 90/100: one after the other, each launched and warmed up before the next.
    ['one at a time', {}, 10, 3600],
    ['half of them', { min: 50 }, 10, 720],
    ['launch first', { min: 100 }, 10, 3600],
    ['with room for two more', { min: 100, max: 120 }, 10, 1800],
  ] as const)('an instance refresh, %s', (_, percent, instances, completed) => {
    const events = [{ at: 0, event: 'instanceRefresh', target: 'asg', ...percent }] as const;
    const timing = { instanceLaunch: 60, refreshWarmup: 300 };
    const group = { max: 14, target: undefined };
    const simulation = run({ ...full, instances, tasks: 0, group, events, timing });
    expect(subjects(simulation, 'INSTANCE_REFRESH_COMPLETED')).toEqual([[completed, 'asg']]);
    const terminated = subjects(simulation, 'INSTANCE_TERMINATED').map(([, name]) => name);
    expect(terminated.sort()).toEqual(Array.from({ length: 10 }, (_, at) => `i-${at}`).sort());
    const fewest = Math.min(...simulation.cluster.map((point) => point.instances));
    const { min = 90 } = percent as { min?: number };
    expect(fewest).toBe((instances * min) / 100);
    expect(simulation.cluster.at(-1)?.instances).toBe(10);
  });

  test('an instance refresh keeps tasks running, on instances that drain', () => {
    const input = inputOf({
      ...full,
      instances: 2,
      tasks: 4,
      group: { max: 6, target: undefined },
      events: [{ at: 0, event: 'instanceRefresh', target: 'asg', min: 100, refreshWarmup: 60 }],
    });
    const instances = new Map(
      input.cluster.instances.map(({ name }) => [name, { managedDraining: true }]),
    );
    const simulation = simulate({ ...input, instances });
    expect(
      Math.min(...(simulation.services.get('web')?.points ?? []).map((one) => one.running)),
    ).toBe(4);
    expect(subjects(simulation, 'INSTANCE_TERMINATED').map(([, name]) => name)).toEqual([
      'i-0',
      'i-1',
    ]);
  });

  test('a warm pool makes instances ready sooner, and is filled again', () => {
    const timing = { instanceLaunch: 200, warmPoolStart: 20 };
    const events = [{ at: 60, event: 'scaleInstances', target: 'asg', desired: 4 }] as const;
    const group = { max: 6, target: undefined };
    const times = (simulation: Simulation) =>
      subjects(simulation, 'INSTANCE_IN_SERVICE').map(([time]) => time);
    const cold = run({ ...full, group, events, timing });
    expect(times(cold)).toEqual([260, 260, 260]);
    const warmPool = { minSize: 1, prepared: 3, state: 'Stopped' } as const;
    const warm = run({ ...full, group: { ...group, warmPool }, events, timing });
    // Three prepared, one of them in service: two are warm, the third starts cold.
    expect(times(warm)).toEqual([80, 80, 260]);
    expect(values(warm, 'WARM_POOL_UPDATED')).toEqual([
      [60, 0],
      [260, 1],
    ]);
  });

  test.each([
    ['OldestInstance', ['i-0', 'i-1']],
    ['NewestInstance', ['i-2', 'i-1']],
    ['OldestLaunchTemplate', ['i-1', 'i-0']],
    ['OldestLaunchConfiguration', ['i-2', 'i-0']],
    ['ClosestToNextInstanceHour', ['i-1', 'i-0']],
    ['Default', ['i-2', 'i-1']],
  ] as const)('terminates by the policy %s', (policy, terminated) => {
    const members = new Map([
      [0, { launchedAt: -7200 + 600, version: 3, currentTemplate: true }],
      [1, { launchedAt: -3600 + 300, version: 2, currentTemplate: true }],
      [2, { launchedAt: -3600 + 900, version: 3, launchConfiguration: true }],
    ]);
    const events = [{ at: 0, event: 'scaleInstances', target: 'asg', desired: 1 }] as const;
    const group = { max: 3, target: undefined, members, terminationPolicies: [policy] };
    const simulation = run({ ...full, tasks: 0, instances: 3, group, events });
    expect(subjects(simulation, 'INSTANCE_TERMINATED').map(([, name]) => name)).toEqual(terminated);
  });

  test('protected instances are not terminated by scale-in', () => {
    const members = new Map([[0, { protectedFromScaleIn: true }]]);
    const events = [{ at: 0, event: 'scaleInstances', target: 'asg', desired: 0 }] as const;
    const group = { max: 2, target: undefined, members };
    const simulation = run({ ...full, tasks: 0, instances: 2, group, events, until: 600 });
    expect(simulation.cluster.at(-1)?.instances).toBe(1);
  });

  test('a lost zone is made up for in the others, and comes back only by launches', () => {
    const events = [
      { at: 60, event: 'loseAvailabilityZone', target: 'a' },
      { at: 1200, event: 'restoreAvailabilityZone', target: 'a' },
    ] as const;
    const group = { max: 8, target: undefined, desired: 4 };
    const simulation = run({
      ...full,
      tasks: 0,
      instances: 4,
      zones: ['a', 'b'],
      group,
      events,
      until: 3600,
    });
    const lost = subjects(simulation, 'INSTANCE_TERMINATED').map(([, name]) => name);
    expect(lost).toEqual(['i-0', 'i-2']);
    const launched = subjects(simulation, 'INSTANCE_LAUNCHING').map(([, name]) => name);
    expect(launched).toEqual(['i-5', 'i-7']);
    expect(simulation.cluster.at(-1)?.instances).toBe(4);
  });
});

describe('Managed Instances over time', () => {
  function managed(more: Partial<ManagedInstancesSpec>, input: Partial<SimulationInput>) {
    const given = inputOf({ ...full, tasks: 4, instances: 1, group: { max: 8 } });
    const instances = given.cluster.instances.map((one) => ({ ...one, capacityProvider: 'mi' }));
    const spec = { provider: 'mi', instances: [...instances.keys()], running: 1, ...more };
    const request = { ...requestOf('service:web', 'REPLICA'), capacityProvider: 'mi' };
    return simulate({
      ...given,
      cluster: { ...given.cluster, instances },
      services: given.services.map((one) => ({
        ...one,
        revisions: [{ name: 'A', launches: [{ kind: 'EC2', request }] }],
      })),
      scaling: { services: [], groups: [], managedInstances: [spec] },
      until: 7200,
      ...input,
    });
  }

  const more = [
    { at: 60, event: 'setDesiredCount', target: 'web', count: 12 },
    { at: 1800, event: 'setDesiredCount', target: 'web', count: 0 },
  ] as const;

  test('are launched for tasks without room, as many as they need, without an alarm', () => {
    const simulation = managed({}, { events: more.slice(0, 1) });
    expect(values(simulation, 'MANAGED_INSTANCES_LAUNCHED')).toEqual([[60, 2]]);
    expect(running(simulation)).toBe(12);
  });

  test('are not launched twice while they are on their way', () => {
    const timing = { ...inputOf(full).timing, instanceLaunch: 400 };
    const simulation = managed({}, { events: more.slice(0, 1), timing });
    expect(values(simulation, 'MANAGED_INSTANCES_LAUNCHED')).toEqual([[60, 2]]);
    expect(running(simulation)).toBe(12);
  });

  test('go when they have been idle for scaleInAfter', () => {
    const ends = (scaleInAfter: number) =>
      subjects(managed({ scaleInAfter }, { events: more }), 'INSTANCE_TERMINATED').map(
        ([time]) => time,
      );
    // Idle instances are looked for once a minute.
    expect(ends(600)).toEqual([2460, 2460, 2460]);
    expect(ends(-1)).toEqual([]);
  });

  test('are drained at their greatest age, and end at the deadline', () => {
    const simulation = managed({}, { until: 22 * DAY });
    const [drained] = subjects(simulation, 'INSTANCE_DRAINING');
    expect(drained).toEqual([14 * DAY, 'i-0']);
    expect(running(simulation)).toBe(4);
  });
});
