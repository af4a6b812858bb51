import { type Census, census, counts, liveTasks } from './census.ts';
import { complete } from './completion.ts';
import type { Service, Task } from './entities.ts';
import { launch } from './launching.ts';
import { unprotected } from './protection.ts';
import { Rank } from './queue.ts';
import { stop } from './stopping.ts';
import { say } from './texts.ts';
import { victims } from './victims.ts';
import type { World } from './world.ts';

/*
 * One pass of the scheduler over a REPLICA service: stop as far as the minimum allows, then start as far
 * as the maximum and the capacity allow. The same arithmetic serves rolling deployments, changes of the
 * desired count, DRAINING instances and tasks that failed. Source: developer guide, rolling update.
 */

/** The pass: what stops now is gone, where it takes no time, before anything starts. */
export function rollingPass(world: World, service: Service): void {
  const now = census(world, service);
  const stops = chooseStops(world, service, now);
  if (stops.length === 0) {
    startPhase(world, service, now, 0);
    return;
  }
  stop(world, stops);
  const then = (): void => startPhase(world, service, census(world, service), stops.length);
  world.at(world.now, Rank.pass, then, service.order);
}

/** The tasks that stop in this pass. */
function chooseStops(world: World, service: Service, now: Census): readonly Task[] {
  const { desired, deployment } = service;
  const { fresh } = now;
  const stops: Task[] = [];
  // More than wanted: those that are not healthy first.
  const extra = service.rebalancing.moving ? 1 : 0;
  stops.push(...surplus(world, service, fresh, fresh.length - desired - extra));
  stops.push(...sickToStop(service, now));
  if (deployment?.stalled) return stops;
  const { earlySuccess } = service.spec;
  const keepsOld = earlySuccess && service.deploying && !deployment?.cleanup;
  if (keepsOld && fresh.length >= desired) return stops;
  const lost = stops.filter((task) => counts(service, task)).length;
  stops.push(...oldToStop(world, service, now, now.healthy - lost));
  return stops;
}

function surplus(
  world: World,
  service: Service,
  tasks: readonly Task[],
  count: number,
): readonly Task[] {
  if (count <= 0) return [];
  const free = unprotected(world, service, tasks);
  // Those that are not RUNNING first, then those that do not count yet.
  const tier = (task: Task): number => (counts(service, task) ? 2 : task.healthy ? 1 : 0);
  const chosen: Task[] = [];
  for (const now of [0, 1, 2]) {
    const those = free.filter((task) => tier(task) === now);
    chosen.push(...victims(world, service, those, count - chosen.length));
  }
  return chosen;
}

/**
 * Unhealthy tasks of the newest revision: they stop when a replacement is healthy. Where the maximum
 * leaves no room for one, they stop one at a time. Source: API reference, DeploymentConfiguration.
 */
function sickToStop(service: Service, now: Census): readonly Task[] {
  const { sick, fresh, starting, stopping } = now;
  if (sick.length === 0) return [];
  const longest = [...sick].sort((a, b) => a.unhealthySince - b.unhealthySince || a.id - b.id);
  const healthy = fresh.filter((task) => task.healthy).length;
  const replaced = healthy + sick.length - service.desired;
  if (replaced > 0) return longest.slice(0, Math.min(replaced, sick.length));
  const { maxTotal, minRunning } = service.bounds;
  const live = liveTasks(service, now);
  if (live < maxTotal || starting > 0 || stopping > 0) return [];
  const wanted = live - stopping - service.unnoticed;
  return wanted - 1 >= minRunning ? longest.slice(0, 1) : [];
}

/** Tasks of older revisions and on DRAINING instances, as far as the minimum allows. */
function oldToStop(world: World, service: Service, now: Census, healthy: number): readonly Task[] {
  const { old, stopping } = now;
  if (old.length === 0) return [];
  const { minRunning, maxTotal } = service.bounds;
  const { deployment, deploying } = service;
  const began = deploying ? (deployment?.startedAt ?? 0) : -1;
  const free = unprotected(world, service, old);
  const held = (task: Task): boolean =>
    deploying && task.unhealthy && task.unhealthySince >= began && healthy < minRunning;
  const bad = free.filter((task) => !counts(service, task));
  // What is on its way to count goes when enough others do.
  const awaited = (task: Task): boolean =>
    !task.unhealthy && (task.replacement || task.state === 'RUNNING') && healthy < minRunning;
  const stops = bad.filter((task) => !held(task) && !awaited(task));
  const holding = bad.filter(held);
  const inFlight = now.old.some((task) => task.replacement && !task.healthy && !task.unhealthy);
  if (stops.length === 0 && !inFlight && stopping === 0 && liveTasks(service, now) >= maxTotal) {
    stops.push(...holding.slice(0, 1));
  }
  const good = free.filter((task) => counts(service, task));
  stops.push(...victims(world, service, good, Math.max(0, healthy - minRunning)));
  return stops;
}

/** The second half of the pass. @param stopped tasks that its first half stopped */
function startPhase(world: World, service: Service, before: Census, stopped: number): void {
  const { deployment, desired } = service;
  service.block = undefined;
  const want = Math.max(0, desired - before.fresh.length - service.unnoticed);
  const room = Math.max(0, service.bounds.maxTotal - liveTasks(service, before));
  let started = 0;
  if (deployment && want > 0 && !deployment.stalled) {
    const count = Math.min(want, room, startsAllowed(world, service, before));
    const { revision } = deployment;
    if (count > 0) started = launch(world, service, { revision, count }).length;
  }
  started += replaceLost(world, service, before, room - started);
  const waiting = Math.max(0, want - started);
  if (waiting !== service.waiting) world.touched.add(service);
  service.waiting = waiting;
  if (waiting === 0) world.provisioning.clear(service);
  if (room <= 0 && want > 0 && stopped + started === 0) blocked(world, service, before);
  else if (before.old.length > 0 && stopped + started === 0 && !service.block) {
    if (before.old.some((task) => task.protectedUntil > world.now)) {
      scaleInBlocked(world, service, before);
    }
  }
  complete(world, service, stopped + started, started === 0 ? before : undefined);
}

/** Tasks that throttle and image digests let start. */
function startsAllowed(world: World, service: Service, { fresh }: Census): number {
  const { throttle, settings, primary } = service;
  if (world.now < throttle.until) {
    service.block = 'tasksFail';
    world.wake(service, throttle.until);
    return 0;
  }
  if (!settings.is('digestFirst') || primary?.digestsKnown) return Number.POSITIVE_INFINITY;
  return fresh.length > 0 ? 0 : 1;
}

/**
 * Tasks of older revisions that failed while a deployment is in progress are replaced by tasks of the
 * same revision, as far as the minimum needs them. Source: announcement of November 2025.
 */
function replaceLost(world: World, service: Service, now: Census, room: number): number {
  const { deployment } = service;
  if (!deployment?.inProgress || deployment.lost.length === 0) return 0;
  const onTheWay = now.old.filter((task) => task.replacement && !counts(service, task)).length;
  const needed = service.bounds.minRunning - now.healthy - onTheWay;
  const count = Math.min(deployment.lost.length, needed, room);
  const [revision] = deployment.lost;
  if (count <= 0 || !revision) return 0;
  const { length } = launch(world, service, { revision, count, replacement: true });
  deployment.lost.splice(0, length);
  return length;
}

/** The two bounds let the service neither stop nor start a task. */
function blocked(world: World, service: Service, now: Census): void {
  service.block = 'deploymentConfiguration';
  const { deployment } = service;
  if (!deployment?.inProgress || deployment.blockedSaid) return;
  if (now.starting > 0 || now.stopping > 0 || service.unnoticed > 0) return;
  deployment.blockedSaid = true;
  const text = say('blocked', { service: service.name });
  world.record('SERVICE_DEPLOYMENT_BLOCKED', { service: service.name, text });
}

function scaleInBlocked(world: World, service: Service, { old }: Census): void {
  service.block = 'protection';
  const { deployment } = service;
  const tasks = old.filter((task) => task.protectedUntil > world.now);
  if (service.protectionSaid === tasks.length) return;
  service.protectionSaid = tasks.length;
  const params = {
    service: service.name,
    deployment: deployment?.id ?? '',
    count: tasks.length,
  };
  const text = say('protected', params);
  world.record('SERVICE_SCALE_IN_BLOCKED', { service: service.name, tasks, text });
}
