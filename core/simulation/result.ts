import { census } from './census.ts';
import type { Deployment } from './deployment.ts';
import type { Block, Service, Task } from './entities.ts';
import type { ClusterPoint, Extremes, ServicePoint, TimelineEvent } from './timeline.ts';
import type { World } from './world.ts';

/** How a simulation ends. */
export type End = 'completed' | 'stuck' | 'steady' | 'until';

/** What became of a service. */
export interface ServiceResult {
  readonly name: string;
  readonly deployments: readonly Deployment[];
  /** Tasks that are not STOPPED at the end. */
  readonly tasks: readonly Task[];
  readonly desired: number;
  /** Tasks that are wanted and do not run at the end. */
  readonly missing: number;
  readonly points: readonly ServicePoint[];
  readonly extremes: Extremes;
  readonly end: End;
  /** What keeps it from going on, when it is stuck. */
  readonly blockedBy: Block | undefined;
}

/** What happened over time. Times are milliseconds. */
export interface Simulation {
  readonly events: readonly TimelineEvent[];
  readonly services: ReadonlyMap<string, ServiceResult>;
  readonly standalone: ReadonlyMap<
    string,
    { readonly tasks: readonly Task[]; readonly started: number; readonly unplaced: number }
  >;
  /** The tasks of each service at the start. */
  readonly start: ReadonlyMap<string, readonly Task[]>;
  readonly cluster: readonly ClusterPoint[];
  /** Most registered instances at once. */
  readonly peakInstances: number;
  readonly end: End;
  /** When it ended. */
  readonly time: number;
  readonly world: World;
}

/** @param cut true when something was left to happen */
export function resultOf(world: World, cut: boolean): Simulation {
  const services = new Map<string, ServiceResult>();
  for (const service of world.services.values()) {
    services.set(service.name, serviceResult(world, service, cut));
  }
  const { recorder, standalone, now } = world;
  return {
    events: recorder.events,
    services,
    standalone,
    start: world.start,
    cluster: recorder.cluster,
    peakInstances: recorder.peakInstances,
    end: endOf([...services.values()].map(({ end }) => end)),
    time: now,
    world,
  };
}

function serviceResult(world: World, service: Service, cut: boolean): ServiceResult {
  const { recorder } = world;
  const now = census(world, service);
  const missing = Math.max(0, service.desired - now.fresh.length);
  const rests =
    missing === 0 &&
    now.sick.length + now.old.length + now.stopping + now.starting === 0 &&
    !service.deploying &&
    service.deployment?.status !== 'FAILED';
  const deployed = service.deployments.some(
    ({ startedAt, completedAt }) => startedAt >= 0 && completedAt >= 0,
  );
  const end: End = rests ? (deployed ? 'completed' : 'steady') : cut ? 'until' : 'stuck';
  const blockedBy = end === 'stuck' || service.block ? (service.block ?? 'capacity') : undefined;
  return {
    name: service.name,
    deployments: service.deployments,
    tasks: service.tasks,
    desired: service.desired,
    missing,
    points: recorder.services.get(service.name) ?? [],
    extremes: recorder.counterOf(service).extremes,
    end,
    blockedBy: end === 'completed' || end === 'steady' ? undefined : blockedBy,
  };
}

/** The worst of the services' ends. */
function endOf(ends: readonly End[]): End {
  for (const end of ['stuck', 'until', 'completed'] as const) if (ends.includes(end)) return end;
  return 'steady';
}
