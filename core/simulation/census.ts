import type { Service, Task } from './entities.ts';
import type { World } from './world.ts';

/** The tasks of a service as the scheduler tells them apart. */
export interface Census {
  /** Tasks of the newest revision that stay where they are and failed no check. */
  readonly fresh: Task[];
  /** Tasks of the newest revision that failed a check. */
  readonly sick: Task[];
  /** Tasks of older revisions, and those on DRAINING instances. */
  readonly old: Task[];
  /** Tasks that were told to stop and are not STOPPED. */
  readonly stopping: number;
  /** Tasks that count toward the minimum. */
  readonly healthy: number;
  /** Tasks on their way to healthy. */
  readonly starting: number;
}

/** Whether the scheduler knows that the task is on an instance that takes no tasks any more. */
export function isDraining(world: World, { instance }: Task): boolean {
  if (instance < 0 || world.state.active[instance] === 1) return false;
  return world.now >= (world.drainSeen.get(instance) ?? 0);
}

/**
 * Whether a task counts toward the minimum. While an instance drains, without a deployment, RUNNING is
 * enough where there is no load balancer. Source: developer guide, container instance draining.
 */
export function counts(service: Service, task: Task): boolean {
  return countsWhere(runningIsEnough(service), task);
}

function runningIsEnough({ deploying, spec }: Service): boolean {
  return !deploying && !spec.loadBalancer;
}

function countsWhere(enough: boolean, { unhealthy, counted, healthy }: Task): boolean {
  return !unhealthy && (counted || (enough && healthy));
}

/** Counts the tasks of a service. */
export function census(world: World, service: Service): Census {
  const { primary } = service;
  const enough = runningIsEnough(service);
  const fresh: Task[] = [];
  const sick: Task[] = [];
  const old: Task[] = [];
  let stopping = 0;
  let healthy = 0;
  let starting = 0;
  for (const task of service.tasks) {
    if (!task.wanted) {
      stopping++;
      continue;
    }
    if (countsWhere(enough, task)) healthy++;
    else if (!task.unhealthy) starting++;
    if (task.revision !== primary || isDraining(world, task)) old.push(task);
    else (task.unhealthy ? sick : fresh).push(task);
  }
  return { fresh, sick, old, stopping, healthy, starting };
}

/** Tasks that count toward the maximum. Source: API reference, DeploymentConfiguration. */
export function liveTasks(service: Service, { fresh, sick, old, stopping }: Census): number {
  const told = service.settings.is('stoppingCountsTowardMaximum') ? stopping : 0;
  return fresh.length + sick.length + old.length + told + service.unnoticed;
}
