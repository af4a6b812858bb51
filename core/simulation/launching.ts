import { parseConstraint } from '../ecs/constraint/parse.ts';
import { splitByStrategy } from '../placement/capacity-provider-split.ts';
import type { Admits } from '../placement/choice/cell.ts';
import type { PlacementRequest } from '../placement/model.ts';
import { admissionOf, Copies } from '../placement/step.ts';
import { type Service, type Standalone, Task } from './entities.ts';
import type { Launch } from './model.ts';
import { placementFailed } from './placement-failure.ts';
import { Rank } from './queue.ts';
import type { Revision } from './revision.ts';
import { start } from './starting.ts';
import { startText } from './texts.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** What the scheduler wants to start. */
export interface Order {
  readonly revision: Revision;
  readonly count: number;
  /** Only instances of this zone, for rebalancing. */
  readonly zone?: string;
  /** The tasks replace failed ones of an older revision. */
  readonly replacement?: boolean;
}

/**
 * Places tasks of a service and starts them, as many as have room, within the launch rate.
 * @returns the tasks that start
 */
export function launch(world: World, service: Service, order: Order): readonly Task[] {
  const { revision, zone, replacement = false } = order;
  const allowed = Math.min(order.count, rateLeft(world, service));
  const shares = splitByStrategy(revision.shares, allowed, runningBy(service, revision)) ?? [];
  const started: Task[] = [];
  for (const [at, one] of revision.launches.entries()) {
    const count = shares[at] ?? 0;
    if (count === 0) {
      if (one.kind === 'EC2') world.provisioning.set(service, one, 0);
      continue;
    }
    const indices = one.kind === 'EC2' ? place(world, one.request, count, zone) : undefined;
    const placed = indices?.length ?? count;
    if (one.kind === 'EC2') withoutRoom(world, service, one, { count: count - placed, zone });
    for (let copy = 0; copy < placed; copy++) {
      const instance = indices?.[copy] ?? -1;
      const where = instance >= 0 ? world.zoneOf(instance) : (zone ?? emptiest(service, one));
      const task = new Task(world.tasks++, service, revision, one, instance, where);
      task.replacement = replacement;
      world.occupy(task, 1);
      service.tasks.push(task);
      started.push(task);
    }
  }
  if (started.length === 0) return started;
  began(world, service, started);
  return started;
}

/** Tasks without room wait in PROVISIONING where managed scaling adds instances; others failed. */
function withoutRoom(
  world: World,
  service: Service,
  one: Extract<Launch, { kind: 'EC2' }>,
  { count, zone }: { readonly count: number; readonly zone: string | undefined },
): void {
  const { provisioning } = world;
  const waits = zone === undefined && provisioning.waits(service, one);
  const waiting = waits ? provisioning.set(service, one, count) : 0;
  if (count === 0) return;
  service.block = 'capacity';
  world.waiting.add(service);
  if (waits && waiting < count) provisioning.refused(service);
  else if (!waits) placementFailed(world, service, zone ? inZone(one.request, zone) : one.request);
}

function began(world: World, service: Service, started: readonly Task[]): void {
  service.launches.push({ time: world.now, count: started.length });
  service.changedAt = world.now;
  service.steady = false;
  world.touched.add(service);
  const text = startText(service.name, started);
  world.record('TASKS_START_ORDERED', { service: service.name, tasks: started, text });
  const [first] = started;
  if (started.every((task) => task.launch === first?.launch)) start(world, started);
  else {
    for (const one of new Set(started.map((task) => task.launch))) {
      start(
        world,
        started.filter((task) => task.launch === one),
      );
    }
  }
}

/** Tasks of each launch of the revision that are there. */
function runningBy(service: Service, revision: Revision): readonly number[] {
  if (revision.launches.length === 1) return [];
  return revision.launches.map(
    (_, at) =>
      service.tasks.filter(({ wanted, launch: own }) => wanted && indexOf(service, own) === at)
        .length,
  );
}

/** Revisions of a service list their launches in the same order. */
function indexOf({ revisions }: Service, launch: Launch): number {
  for (const { launches } of revisions.values()) {
    const at = launches.indexOf(launch);
    if (at >= 0) return at;
  }
  return -1;
}

/** Tasks that may still start in this minute. Source: service quotas. */
function rateLeft(world: World, service: Service): number {
  const rate = service.settings.get('launchRatePerMinute');
  service.launches = service.launches.filter(({ time }) => time > world.now - MINUTE);
  const used = service.launches.reduce((sum, { count }) => sum + count, 0);
  const [first] = service.launches;
  if (used >= rate && first) {
    world.at(first.time + MINUTE, Rank.task, () => world.wake(service));
  }
  return Math.max(0, rate - used);
}

/** @returns the instances that take a copy each */
export function place(
  world: World,
  request: PlacementRequest,
  count: number,
  zone?: string,
): readonly number[] {
  const asked = zone === undefined ? request : inZone(request, zone);
  const admits = zone === undefined ? admissionOfOwn(world, request) : undefined;
  const copies = new Copies(world.state, { ...asked, count }, world.input.seed, admits);
  copies.advance(count);
  world.reserved.cpu += copies.placed.length * request.task.cpu;
  world.reserved.memory += copies.placed.length * request.task.memory;
  return copies.placed;
}

/** The checks of a request stay the same: they are made once. */
function admissionOfOwn(world: World, request: PlacementRequest): Admits {
  let admits = world.admissions.get(request);
  if (!admits) {
    admits = admissionOf(world.state, request);
    world.admissions.set(request, admits);
  }
  return admits;
}

function inZone(request: PlacementRequest, zone: string): PlacementRequest {
  const expression = parseConstraint(`attribute:ecs.availability-zone == ${zone}`);
  return { ...request, constraints: [...request.constraints, { type: 'memberOf', expression }] };
}

/** Fargate spreads over Availability Zones as well as it can. */
export function emptiest(owner: Service | Standalone, launch: Launch): string {
  if (launch.kind !== 'FARGATE') return '';
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const zone of launch.zones) {
    const count = owner.tasks.filter((task) => task.wanted && task.zone === zone).length;
    if (count < least) {
      least = count;
      best = zone;
    }
  }
  return best;
}
