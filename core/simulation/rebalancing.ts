import { checksOf } from '../placement/filters/filters.ts';
import { mayRebalance } from '../placement/service/rebalancing.ts';
import { census, liveTasks } from './census.ts';
import type { Service, Task } from './entities.ts';
import { launch } from './launching.ts';
import { unprotected } from './protection.ts';
import { stop } from './stopping.ts';
import { victims } from './victims.ts';
import type { World } from './world.ts';

/*
 * Availability Zone rebalancing: after a steady state a task starts in the emptiest zone, and when it is
 * healthy one stops in the fullest; one move at a time (assumption).
 * Source: developer guide, service rebalancing.
 */

/** The value of availabilityZoneRebalancing when a request gives none. Source: API reference. */
export function rebalancingDefault(
  request: 'create' | 'update',
  maximumPercent: number,
  before: 'ENABLED' | 'DISABLED' | undefined,
): 'ENABLED' | 'DISABLED' {
  if (request === 'update') return before ?? 'DISABLED';
  return maximumPercent > 100 ? 'ENABLED' : 'DISABLED';
}

/** One step of rebalancing, at the end of a pass. */
export function rebalance(world: World, service: Service): void {
  const { rebalancing } = service;
  if (!service.spec.rebalancing || service.spec.scheduling === 'DAEMON') return;
  if (service.deploying) {
    halt(world, service);
    return;
  }
  if (!eligible(service)) return;
  const { moving } = rebalancing;
  if (moving) {
    if (!moving.wanted) rebalancing.moving = undefined;
    else if (moving.healthy) finishMove(world, service, moving);
    else return;
  } else if (!service.steady) return;
  if (!rebalancing.moving) nextMove(world, service);
}

/** A deployment stops the rebalancing. */
export function halt(world: World, service: Service): void {
  const { rebalancing } = service;
  if (!rebalancing.running) return;
  rebalancing.running = false;
  rebalancing.moving = undefined;
  world.record('SERVICE_REBALANCING_STOPPED', { service: service.name });
}

function eligible({ spec, primary }: Service): boolean {
  const launches = primary?.launches ?? [];
  if (spec.maximumPercent <= 100) return false;
  return launches.every((one) => one.kind === 'FARGATE' || mayRebalance(one.request, spec, false));
}

/** The replacement is healthy: a task of the fullest zone stops. */
function finishMove(world: World, service: Service, moving: Task): void {
  const { rebalancing, bounds, desired } = service;
  const wanted = service.tasks.filter((task) => task.wanted);
  if (wanted.length <= desired) {
    // A task that failed meanwhile was stopped in place of one of the fullest zone.
    rebalancing.moving = undefined;
    return;
  }
  if (wanted.filter((task) => task.healthy).length - 1 < bounds.minRunning) return;
  const zones = countByZone(world, service);
  const most = Math.max(...zones.values());
  const there = service.tasks.filter(
    (task) => task.wanted && task !== moving && zones.get(task.zone) === most,
  );
  const [chosen] = victims(world, service, unprotected(world, service, there), 1);
  if (!chosen) return;
  rebalancing.moving = undefined;
  rebalancing.moves++;
  stop(world, [chosen]);
}

function nextMove(world: World, service: Service): void {
  const { rebalancing, primary } = service;
  const zones = countByZone(world, service);
  const [to, least] = extreme(zones, (a, b) => a < b);
  const [, most] = extreme(zones, (a, b) => a > b);
  if (!primary || most - least < 2) {
    if (rebalancing.running) {
      rebalancing.running = false;
      world.record('SERVICE_REBALANCING_COMPLETED', { service: service.name });
    }
    return;
  }
  if (!rebalancing.running) {
    rebalancing.running = true;
    world.record('SERVICE_REBALANCING_STARTED', { service: service.name });
  }
  if (liveTasks(service, census(world, service)) >= service.bounds.maxTotal) {
    service.block = 'deploymentConfiguration';
    return;
  }
  const [moving] = launch(world, service, { revision: primary, count: 1, zone: to });
  rebalancing.moving = moving;
  rebalancing.blocked = moving === undefined;
}

/** The first by name among equals. */
function extreme(
  zones: ReadonlyMap<string, number>,
  better: (a: number, b: number) => boolean,
): readonly [zone: string, count: number] {
  const sorted = [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.reduce(
    (one, other) => (better(other[1], one[1]) ? other : one),
    sorted[0] ?? ['', 0],
  );
}

/**
 * Tasks by Availability Zone, of every zone with an instance that the service may use, or of its subnets
 * on Fargate (assumption: configured zones).
 */
function countByZone(world: World, service: Service): ReadonlyMap<string, number> {
  const zones = new Map<string, number>();
  for (const launch of service.primary?.launches ?? []) {
    if (launch.kind === 'FARGATE') for (const zone of launch.zones) zones.set(zone, 0);
    else {
      const checks = checksOf(launch.request).filter(({ filter }) => CONFIGURED.has(filter.code));
      const passes = checks.map((check) => check.passes(world.state));
      for (let index = 0; index < world.state.roster.size; index++) {
        const zone = world.zoneOf(index);
        if (!zones.has(zone) && passes.every((one) => one(index))) zones.set(zone, 0);
      }
    }
  }
  for (const { wanted, zone } of service.tasks) {
    if (wanted && zones.has(zone)) zones.set(zone, (zones.get(zone) ?? 0) + 1);
  }
  return zones;
}

const CONFIGURED: ReadonlySet<string> = new Set([
  'STATUS',
  'AGENT',
  'CAPACITY_PROVIDER',
  'ATTRIBUTE',
  'MEMBER_OF',
]);
