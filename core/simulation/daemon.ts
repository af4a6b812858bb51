import { checksOf } from '../placement/filters/filters.ts';
import { DAEMON_ELIGIBILITY } from '../placement/step.ts';
import { complete } from './completion.ts';
import { type Service, Task } from './entities.ts';
import { placementFailed } from './placement-failure.ts';
import { Rank } from './queue.ts';
import { start } from './starting.ts';
import { stop } from './stopping.ts';
import { say, startText } from './texts.ts';
import type { World } from './world.ts';

/**
 * A pass over a DAEMON service: one task on every ACTIVE instance that satisfies its constraints. A
 * deployment stops a task, then starts one in its place, of so many at a time as the minimum allows.
 * Source: API reference, DeploymentConfiguration; batches follow from the rounding.
 */
export function daemonPass(world: World, service: Service): void {
  const places = qualifying(world, service);
  service.desired = places.size;
  const stops = daemonStops(world, service, places);
  if (stops.length === 0) {
    startDaemons(world, service, places, 0);
    return;
  }
  stop(world, stops);
  const then = (): void => startDaemons(world, service, places, stops.length);
  world.at(world.now, Rank.pass, then, service.order);
}

/** Instances that must run the daemon. */
function qualifying(world: World, service: Service): ReadonlySet<number> {
  const launch = service.primary?.launches[0];
  const places = new Set<number>();
  if (launch?.kind !== 'EC2') return places;
  const checks = checksOf(launch.request).filter(({ filter }) =>
    DAEMON_ELIGIBILITY.has(filter.code),
  );
  const passes = checks.map((check) => check.passes(world.state));
  for (let index = 0; index < world.state.roster.size; index++) {
    if (passes.every((one) => one(index))) places.add(index);
  }
  return places;
}

function daemonStops(world: World, service: Service, places: ReadonlySet<number>): readonly Task[] {
  const { primary, spec } = service;
  const wanted = service.tasks.filter((task) => task.wanted);
  // On a DRAINING instance the daemon stops last; where constraints no longer hold it stops.
  const astray = wanted.filter(
    ({ instance }) =>
      !places.has(instance) && (world.state.active[instance] === 1 || lastThere(world, instance)),
  );
  const old = wanted.filter(
    (task) => places.has(task.instance) && (task.revision !== primary || task.unhealthy),
  );
  const healthy = wanted.filter((task) => places.has(task.instance) && task.counted).length;
  const floor = Math.ceil((places.size * spec.minimumHealthyPercent) / 100);
  const bad = old.filter(({ counted }) => !counted);
  const good = old.filter(({ counted }) => counted);
  return [...astray, ...bad, ...good.slice(0, Math.max(0, healthy - floor))];
}

/** Whether nothing but daemons is left on an instance. */
function lastThere(world: World, instance: number): boolean {
  for (const { spec, tasks } of world.services.values()) {
    if (spec.scheduling !== 'DAEMON' && tasks.some((task) => task.instance === instance))
      return false;
  }
  for (const { tasks } of world.standalone.values()) {
    if (tasks.some((task) => task.instance === instance)) return false;
  }
  return true;
}

function startDaemons(
  world: World,
  service: Service,
  places: ReadonlySet<number>,
  stopped: number,
): void {
  const { primary } = service;
  const launch = primary?.launches[0];
  if (!primary || launch?.kind !== 'EC2') return;
  const taken = new Set(service.tasks.map(({ instance }) => instance));
  const fits = checksOf(launch.request).map((check) => check.passes(world.state));
  const { task: needs, group } = launch.request;
  const started: Task[] = [];
  service.waiting = 0;
  for (const instance of places) {
    if (taken.has(instance)) continue;
    if (!fits.every((passes) => passes(instance))) {
      service.waiting++;
      continue;
    }
    world.state.put(instance, needs, group);
    world.reserved.cpu += needs.cpu;
    world.reserved.memory += needs.memory;
    const zone = world.zoneOf(instance);
    const task = new Task(world.tasks++, service, primary, launch, instance, zone);
    world.occupy(task, 1);
    service.tasks.push(task);
    started.push(task);
  }
  if (started.length > 0) {
    const text = startText(service.name, started);
    service.changedAt = world.now;
    service.steady = false;
    world.record('TASKS_START_ORDERED', { service: service.name, tasks: started, text });
    start(world, started);
  }
  if (service.waiting > 0) {
    service.block = 'capacity';
    world.waiting.add(service);
    placementFailed(world, service, launch.request);
  } else service.block = undefined;
  reportBlocked(world, service, stopped + started.length);
  complete(world, service, stopped + started.length);
}

/** The minimum leaves no task to stop. */
function reportBlocked(world: World, service: Service, actions: number): void {
  const { deployment, primary } = service;
  if (!deployment?.inProgress || actions > 0) return;
  if (!service.tasks.some((task) => task.wanted && task.revision !== primary)) return;
  if (service.tasks.some((task) => !task.wanted || !task.counted)) return;
  service.block = 'deploymentConfiguration';
  if (deployment.blockedSaid) return;
  deployment.blockedSaid = true;
  const text = say('blocked', { service: service.name });
  world.record('SERVICE_DEPLOYMENT_BLOCKED', { service: service.name, text });
}
