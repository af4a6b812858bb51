import type { SimulationInput } from '../../core/simulation/model.ts';
import type {
  GroupSpec,
  LoadSpec,
  ScalableServiceSpec,
} from '../../core/simulation/scaling/spec.ts';
import { simulate } from '../../core/simulation/simulate.ts';
import { isMembers } from './blocks.ts';
import { inputOf, SERVICE_INPUTS, type Setup, serviceName } from './build.ts';
import type { Slots } from './cluster.ts';
import { type Case, Given } from './kind.ts';
import { Measured } from './measure.ts';

export const SCALING_INPUTS = [
  ...SERVICE_INPUTS,
  'target',
  'load',
  'until',
  'untilHours',
  'perInstance',
  'instances',
  'capacityTarget',
  'asgMax',
] as const;

const GROUP = 'service:web';

/** The load of a block. */
export function loadOf(given: Given): LoadSpec {
  const { load } = given.members;
  if (!isMembers(load)) throw new Error('load is no map');
  const read = new Given(load);
  const shape = read.text('shape', 'step');
  if (shape !== 'step' && shape !== 'linear') throw new Error(`shape is ${shape}`);
  return { shape, points: read.pairs('points') };
}

/** Target tracking of the service; the limits `min` and `max` are tasks. */
export function trackingOf(given: Given, load: LoadSpec): ScalableServiceSpec {
  // Without a number of datapoints that of a metric with periods of 20 seconds.
  const fine = given.optional('metricPeriod') === 20 && !given.has('trackingLowPeriods');
  return {
    service: 'web',
    min: given.number('min', 0),
    max: given.number('max', Number.MAX_SAFE_INTEGER),
    policies: [
      {
        name: 'tracking',
        metric: fine ? 'CPUHighResolution' : 'CPU',
        target: given.number('target'),
        load,
      },
    ],
  };
}

/** More tasks than the block can ask for. */
function mostTasks({ given, events }: Case): number {
  const counts = events.map(({ count }) => Number(count ?? 0));
  const limit = given.has('load') ? given.optional('max') : undefined;
  return Math.max(given.number('tasks', 1), limit ?? 0, ...counts);
}

/** A group whose instances hold `perInstance` tasks each, the first ones packed with tasks. */
function groupOf(one: Case): { readonly group: GroupSpec; readonly setup: Setup } {
  const { given } = one;
  const perInstance = given.number('perInstance');
  const running = given.number('instances', 0);
  const target = given.number('capacityTarget', given.number('target'));
  const max = given.optional('asgMax') ?? Math.ceil((mostTasks(one) * 100) / target) + running + 2;
  const placed = Math.min(given.number('tasks', 1), running * perInstance);
  const tasksOn = (at: number): number =>
    Math.max(0, Math.min(perInstance, placed - at * perInstance));
  const instances = Array.from({ length: Math.max(max, running) }, (_, at): Slots => {
    const count = tasksOn(at);
    const groups: Readonly<Record<string, number>> = count > 0 ? { [GROUP]: count } : {};
    return { name: `i-${at + 1}`, zone: 'a', free: perInstance - count, groups };
  });
  const group = {
    name: 'asg',
    instances: [...instances.keys()],
    running,
    min: 0,
    max,
    target,
    services: ['web'],
  };
  const tasks = Array.from({ length: placed }, (_, at) => {
    return { revision: 'A', instance: Math.floor(at / perInstance) };
  });
  return { group, setup: { instances, running: tasks } };
}

/** Runs a block with service auto scaling, managed scaling, or both. */
export function runScaling(one: Case, services: readonly ScalableServiceSpec[] = []): Measured {
  const { given } = one;
  const packed = given.has('perInstance') ? groupOf(one) : undefined;
  const input: SimulationInput = inputOf(one, {
    ...packed?.setup,
    // Both members are capacity limits here.
    service: { minimumHealthyPercent: 100, maximumPercent: 200 },
    input: { scaling: { services, groups: packed ? [packed.group] : [] } },
  });
  return new Measured(simulate(input), serviceName(one.events));
}
