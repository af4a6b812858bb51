import { type Census, census } from './census.ts';
import type { Deployment } from './deployment.ts';
import type { Service } from './entities.ts';
import { Rank } from './queue.ts';
import { rebalance } from './rebalancing.ts';
import { milliseconds } from './settings.ts';
import { say } from './texts.ts';
import type { World } from './world.ts';

/**
 * Ends a pass: is the deployment complete, has the service reached a steady state?
 * @param actions tasks that this pass started and stopped
 * @param now the tasks as they are
 */
export function complete(
  world: World,
  service: Service,
  actions: number,
  now = census(world, service),
): void {
  const { deployment } = service;
  if (deployment?.inProgress && !service.blueGreen) progress(world, service, deployment, now);
  if (actions === 0) steady(world, service, now);
  rebalance(world, service);
}

/** Healthy tasks that `earlySuccessCriteria` needs. Source: developer guide, early success criteria. */
export function earlySuccessNeeds(desired: number, healthyPercent: number): number {
  return Math.max(1, Math.ceil((desired * healthyPercent) / 100));
}

function progress(world: World, service: Service, deployment: Deployment, now: Census): void {
  const { earlySuccess } = service.spec;
  const healthy = now.fresh.filter((task) => task.healthy).length;
  const oldGone = service.tasks.every(
    ({ revision, state }) => revision === deployment.revision || state === 'DEPROVISIONING',
  );
  if (!earlySuccess) {
    if (healthy < service.desired || now.sick.length > 0 || !oldGone) return;
    if (baked(world, service, deployment)) succeed(world, service, deployment);
    return;
  }
  if (healthy < earlySuccessNeeds(service.desired, earlySuccess.healthyPercent)) return;
  if (!baked(world, service, deployment)) return;
  const deferred = earlySuccess.sourceServiceRevisionCleanup === 'DEFERRED';
  if (deferred || oldGone) succeed(world, service, deployment);
  if (!deployment.cleanup) {
    deployment.cleanup = true;
    world.wake(service, world.now);
  }
}

/** Waits for the bake time, which begins when it is first asked for. */
function baked(world: World, service: Service, deployment: Deployment): boolean {
  const bake = milliseconds(service.spec.bake ?? 0);
  if (bake <= 0) return true;
  if (deployment.bakeUntil < 0) {
    deployment.bakeUntil = world.now + bake;
    world.record('BAKE_TIME_STARTED', { service: service.name, value: bake / 1000 });
    world.at(deployment.bakeUntil, Rank.task, () => world.wake(service));
  }
  return world.now >= deployment.bakeUntil;
}

/** The deployment is complete: later ones can roll back to it. */
export function succeed(world: World, service: Service, deployment: Deployment): void {
  deployment.status = 'SUCCESSFUL';
  deployment.completedAt = world.now;
  deployment.candidate = true;
  service.changedAt = Math.min(service.changedAt, world.now - 1);
  const { name } = service;
  world.record('SERVICE_DEPLOYMENT_COMPLETED', {
    service: name,
    subject: deployment.revision.name,
    text: say('completed', { service: name, deployment: deployment.id }),
  });
  world.touched.add(service);
}

/** Everything that is wanted runs and is healthy, and nothing has changed since the last pass. */
function steady(world: World, service: Service, now: Census): void {
  if (service.steady) return;
  const { fresh, sick, old } = now;
  const settled =
    fresh.length === service.desired &&
    fresh.every((task) => task.healthy) &&
    sick.length + old.length + service.unnoticed === 0 &&
    !service.tasks.some(({ state, registered }) => state === 'DEACTIVATING' && registered) &&
    !service.rebalancing.moving;
  if (!settled) return;
  const interval = service.settings.get('schedulerInterval');
  if (interval > 0 && service.changedAt >= world.now) {
    world.wake(service, world.now + 1);
    return;
  }
  service.steady = true;
  const text = say('steady', { service: service.name });
  world.record('SERVICE_STEADY_STATE', { service: service.name, text });
}
