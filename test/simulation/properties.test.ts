import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deploymentBounds } from '../../core/placement/service/deployment.ts';
import type { Task } from '../../core/simulation/entities.ts';
import type { SimulationInput } from '../../core/simulation/model.ts';
import type { Simulation } from '../../core/simulation/result.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { inputs } from './arbitrary.ts';
import '../seed.ts';

/** More in a long run: STOWAGE_RUNS=100000. */
const RUNS = Number(process.env.STOWAGE_RUNS ?? 300);

/** The tasks of a service while the timeline is gone through. */
interface Live {
  desired: number;
  readonly wanted: Set<Task>;
  readonly stopping: Set<Task>;
  readonly healthy: Set<Task>;
}

function check(input: SimulationInput, simulation: Simulation): void {
  const live = new Map<string, Live>();
  for (const { name, desired } of input.services) {
    const tasks = simulation.start.get(name) ?? [];
    live.set(name, {
      desired,
      wanted: new Set(tasks),
      stopping: new Set(),
      healthy: new Set(tasks),
    });
  }
  const stopped = new Set<Task>();
  for (const event of simulation.events) {
    const { type, tasks, service = '' } = event;
    const now = live.get(service);
    const spec = input.services.find(({ name }) => name === service);
    if (!now || !spec) continue;
    if (type === 'SERVICE_DESIRED_COUNT_UPDATED') now.desired = event.value ?? 0;
    const { minRunning, maxTotal } = deploymentBounds(now.desired, spec);
    if (type === 'TASKS_START_ORDERED') {
      for (const task of tasks) now.wanted.add(task);
      expect(now.wanted.size + now.stopping.size).toBeLessThanOrEqual(maxTotal);
    } else if (type === 'TASKS_STOP_ORDERED') {
      const before = now.healthy.size;
      for (const task of tasks) {
        now.wanted.delete(task);
        now.healthy.delete(task);
        now.stopping.add(task);
      }
      // What the scheduler stops never takes the service below its minimum.
      if (now.healthy.size < before) expect(now.healthy.size).toBeGreaterThanOrEqual(minRunning);
    } else if (type === 'TASKS_HEALTHY') {
      for (const task of tasks) if (now.wanted.has(task)) now.healthy.add(task);
    } else if (type === 'TASKS_UNHEALTHY') {
      for (const task of tasks) now.healthy.delete(task);
    } else if (type === 'TASKS_FAILED_TO_START') {
      for (const task of tasks) now.wanted.delete(task);
    } else if (type === 'TASKS_ENDED') {
      for (const task of tasks) {
        now.wanted.delete(task);
        now.healthy.delete(task);
      }
    } else if (type === 'TASKS_STOPPED') {
      for (const task of tasks) {
        expect(stopped.has(task)).toBe(false);
        stopped.add(task);
        now.stopping.delete(task);
      }
    }
    if (type === 'TASKS_RUNNING') for (const task of tasks) expect(stopped.has(task)).toBe(false);
  }
}

/** Tasks on each instance whose containers hold resources, never more than it has room for. */
function checkHosts(input: SimulationInput, simulation: Simulation): void {
  const used = input.cluster.instances.map(() => 0);
  const on = new Set<Task>();
  const change = (task: Task, amount: 1 | -1): void => {
    if (amount === 1 ? on.has(task) : !on.delete(task)) return;
    if (amount === 1) on.add(task);
    used[task.instance] = (used[task.instance] ?? 0) + amount;
    const room = input.cluster.instances[task.instance]?.registered.cpu ?? 0;
    expect(used[task.instance]).toBeLessThanOrEqual(room);
  };
  for (const tasks of simulation.start.values()) for (const task of tasks) change(task, 1);
  for (const { type, tasks } of simulation.events) {
    if (type === 'TASKS_ACTIVATING') for (const task of tasks) change(task, 1);
    if (type === 'TASKS_STOPPED') for (const task of tasks) change(task, -1);
  }
}

/** At the end the scheduler has exactly what the wanted tasks leave. */
function checkLeaks(input: SimulationInput, { world, services }: Simulation): void {
  const taken = input.cluster.instances.map(() => 0);
  for (const { tasks } of services.values()) {
    for (const { wanted, instance } of tasks)
      if (wanted) taken[instance] = (taken[instance] ?? 0) + 1;
  }
  const left = input.cluster.instances.map(({ remaining }, at) => remaining.cpu - (taken[at] ?? 0));
  expect([...world.state.available.cpu]).toEqual(left);
  expect(left.every((slots) => slots >= 0)).toBe(true);
}

const timeline = ({ events }: Simulation): string =>
  JSON.stringify(
    events.map(({ tasks, ...event }) => ({ ...event, tasks: tasks.map(({ name }) => name) })),
  );

test('bounds hold, nothing leaks, and nothing that stopped runs again', () => {
  fc.assert(
    fc.property(inputs(8), (input) => {
      const simulation = simulate(input);
      check(input, simulation);
      checkHosts(input, simulation);
      checkLeaks(input, simulation);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

test('the same input gives the same timeline', () => {
  fc.assert(
    fc.property(inputs(8), (input) => {
      expect(timeline(simulate(input))).toBe(timeline(simulate(input)));
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
}, 600_000);

test('events of different services at the same time may stand in any order', () => {
  fc.assert(
    fc.property(inputs(0), (input) => {
      const events = input.services.map(({ name }) => {
        return { at: 60, event: 'deploy', target: name } as const;
      });
      const ends = (given: SimulationInput): unknown =>
        [...simulate(given).services.values()].map(({ name, end, points }) => [name, end, points]);
      expect(ends({ ...input, events: [...events].reverse() })).toEqual(ends({ ...input, events }));
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
}, 600_000);
