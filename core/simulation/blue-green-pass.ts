import type { BlueGreen, Stage } from './blue-green.ts';
import { complete, succeed } from './completion.ts';
import { failDeployment } from './deploying.ts';
import type { Service, Task } from './entities.ts';
import { launch } from './launching.ts';
import { unprotected } from './protection.ts';
import { Rank } from './queue.ts';
import type { Revision } from './revision.ts';
import { milliseconds } from './settings.ts';
import { stop } from './stopping.ts';
import { trafficShifts } from './traffic.ts';
import type { World } from './world.ts';

const MINUTE = 60;

/**
 * A pass over a service whose deployment starts the whole new revision (green) beside the old one
 * (blue). The two percentages do not limit green. Source: developer guide, blue/green deployments.
 */
export function blueGreenPass(world: World, service: Service, moving: BlueGreen): void {
  if (moving.at < 0) enter(world, service, moving);
  const actions = scale(world, service, moving);
  const { stage } = moving;
  if (stage === 'SCALE_UP' && isUp(service, moving)) enter(world, service, moving);
  else if (stage === 'CLEAN_UP' && isClean(service, moving)) finish(world, service);
  complete(world, service, actions);
}

function of(service: Service, revision: Revision): readonly Task[] {
  return service.tasks.filter((task) => task.wanted && task.revision === revision);
}

/** Starts and stops what the stage wants. @returns how many tasks */
function scale(world: World, service: Service, moving: BlueGreen): number {
  const { blue, green, scalesUp, cleansUp } = moving;
  let actions = 0;
  for (const [revision, wanted] of [
    [blue, cleansUp ? 0 : service.desired],
    [green, scalesUp ? service.desired : 0],
  ] as const) {
    const tasks = of(service, revision);
    const bad = tasks.filter(({ unhealthy }) => unhealthy);
    const surplus = tasks.length - wanted;
    if (surplus > 0) {
      const stops = unprotected(world, service, tasks).slice(-surplus);
      stop(world, stops);
      actions += stops.length;
    } else if (bad.length > 0) {
      stop(world, bad);
      actions += bad.length;
    } else if (surplus < 0) actions += startMissing(world, service, revision, -surplus);
  }
  return actions;
}

function startMissing(world: World, service: Service, revision: Revision, count: number): number {
  if (world.now < service.throttle.until) {
    world.wake(service, service.throttle.until);
    return 0;
  }
  const { length } = launch(world, service, { revision, count });
  service.waiting = count - length;
  if (service.waiting === 0) world.provisioning.clear(service);
  return length;
}

function isUp(service: Service, { green }: BlueGreen): boolean {
  const healthy = of(service, green).filter((task) => task.healthy).length;
  return healthy >= service.desired;
}

function isClean(service: Service, { blue }: BlueGreen): boolean {
  return service.tasks.every(
    ({ revision, state }) => revision !== blue || state === 'DEPROVISIONING',
  );
}

function finish(world: World, service: Service): void {
  const { deployment } = service;
  service.blueGreen = undefined;
  if (deployment?.inProgress) succeed(world, service, deployment);
}

/** Goes to the next stage; a stage that takes too long fails the deployment. */
function enter(world: World, service: Service, moving: BlueGreen): void {
  const { deployment } = service;
  if (!deployment?.inProgress || service.blueGreen !== moving) return;
  const at = ++moving.at;
  const { stage } = moving;
  if (stage === undefined) return;
  world.record('DEPLOYMENT_STAGE', { service: service.name, subject: stage });
  world.at(world.now + service.settings.get('stageLimit'), Rank.completion, () => {
    const stuck = service.blueGreen === moving && moving.at === at && !NO_LIMIT.has(stage);
    if (!stuck) return;
    service.blueGreen = undefined;
    shift(world, service, moving, 0);
    failDeployment(world, service, deployment, { rollback: true, text: 'failed' });
  });
  const next = (): void => enter(world, service, moving);
  if (stage === 'SCALE_UP' || stage === 'CLEAN_UP') world.wake(service);
  else if (stage === 'PRODUCTION_TRAFFIC_SHIFT') shiftAll(world, service, moving, next);
  else {
    const duration = durationOf(service, moving, stage);
    if (duration > 0) world.at(world.now + duration, Rank.task, next);
    else next();
  }
}

/** The bake time may be longer than the limit of a stage. */
const NO_LIMIT: ReadonlySet<Stage> = new Set(['BAKE_TIME']);

/** Milliseconds that a stage without hooks takes. */
function durationOf(service: Service, { traffic }: BlueGreen, stage: Stage): number {
  if (stage === 'BAKE_TIME') return milliseconds((traffic.bakeMinutes ?? 0) * MINUTE);
  return stage === 'TEST_TRAFFIC_SHIFT' ? propagation(service) : 0;
}

/** A Network Load Balancer needs time after each shift. Source: the same guide. */
function propagation(service: Service): number {
  return service.spec.loadBalancer === 'network' ? service.settings.get('nlbTrafficShift') : 0;
}

function shift(world: World, service: Service, moving: BlueGreen, percent: number): void {
  if (moving.percent === percent) return;
  moving.percent = percent;
  world.record('TRAFFIC_SHIFTED', {
    service: service.name,
    subject: moving.green.name,
    value: percent,
  });
}

/** All shifts of production traffic, each with the time that it needs. */
function shiftAll(world: World, service: Service, moving: BlueGreen, next: () => void): void {
  const shifts = trafficShifts(moving.traffic);
  const extra = propagation(service);
  const begin = world.now;
  let end = begin;
  for (const [at, { minute, percent }] of shifts.entries()) {
    const time = begin + milliseconds(minute * MINUTE) + at * extra;
    const act = (): void => {
      if (service.blueGreen === moving) shift(world, service, moving, percent);
    };
    if (time <= world.now) act();
    else world.at(time, Rank.task, act);
    end = time + extra;
  }
  if (end > world.now) world.at(end, Rank.task, next);
  else next();
}
