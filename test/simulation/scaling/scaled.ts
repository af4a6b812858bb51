import type { PlanEvent, SimulationInput } from '../../../core/simulation/model.ts';
import type { Timing } from '../../../core/simulation/parameters.ts';
import type { Simulation } from '../../../core/simulation/result.ts';
import type { GroupSpec, TrackingPolicySpec } from '../../../core/simulation/scaling/spec.ts';
import { simulate } from '../../../core/simulation/simulate.ts';
import type { EventType } from '../../../core/simulation/timeline.ts';
import { clusterOf, requestOf } from '../../../scripts/scenarios/cluster.ts';
import { NOTHING_TAKES_TIME } from '../../../scripts/scenarios/timing.ts';

/** A service on instances with room for `perInstance` tasks each; nothing takes time by itself. */
export interface Scaled {
  readonly tasks: number;
  readonly perInstance: number;
  /** Instances that are there at the start. */
  readonly instances: number;
  readonly group?: Partial<GroupSpec>;
  readonly min?: number;
  readonly max?: number;
  readonly policies?: readonly TrackingPolicySpec[];
  readonly zones?: readonly string[];
  readonly events?: readonly PlanEvent[];
  readonly timing?: Timing;
  readonly until?: number;
}

const GROUP = 'service:web';

/** The input of a simulation in which the service and its group scale. */
export function inputOf(scaled: Scaled): SimulationInput {
  const { tasks, perInstance, instances, group, policies = [], zones = ['a'] } = scaled;
  const { min = 1, max = 100, events = [], timing, until } = scaled;
  const most = group ? (group.max ?? 20) : instances;
  const on = (at: number): number => Math.max(0, Math.min(perInstance, tasks - at * perInstance));
  const placed = Math.min(tasks, instances * perInstance);
  return {
    cluster: clusterOf(
      Array.from({ length: most }, (_, at) => {
        const used = at < instances ? on(at) : 0;
        const groups: Readonly<Record<string, number>> = used > 0 ? { [GROUP]: used } : {};
        const zone = zones[at % zones.length] ?? 'a';
        return { name: `i-${at}`, zone, free: perInstance - used, groups };
      }),
    ),
    services: [
      {
        name: 'web',
        group: GROUP,
        scheduling: 'REPLICA',
        desired: tasks,
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        revisions: [
          { name: 'A', launches: [{ kind: 'EC2', request: requestOf(GROUP, 'REPLICA') }] },
        ],
        running: Array.from({ length: placed }, (_, at) => {
          return { revision: 'A', instance: Math.floor(at / perInstance) };
        }),
      },
    ],
    events,
    seed: 1,
    timing: { ...NOTHING_TAKES_TIME, ...timing },
    ...(until === undefined ? {} : { until }),
    scaling: {
      services: policies.length > 0 ? [{ service: 'web', min, max, policies }] : [],
      groups: group
        ? [
            {
              name: 'asg',
              instances: Array.from({ length: most }, (_, at) => at),
              running: instances,
              min: 0,
              max: most,
              target: 100,
              services: ['web'],
              ...group,
            },
          ]
        : [],
    },
  };
}

export function run(scaled: Scaled): Simulation {
  return simulate(inputOf(scaled));
}

/** Time in seconds and value of the entries of a type. */
export function values(simulation: Simulation, type: EventType) {
  return simulation.events
    .filter((event) => event.type === type)
    .map(({ time, value }) => [time / 1000, value]);
}

/** A policy on a load that is a step curve. */
export function tracking(
  points: readonly (readonly [number, number])[],
  more: Partial<TrackingPolicySpec> = {},
): TrackingPolicySpec {
  return { name: 'cpu', metric: 'CPU', target: 50, load: { shape: 'step', points }, ...more };
}
