import { BlueGreen } from './blue-green.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { Deployment } from './deployment.ts';
import type { Service } from './entities.ts';
import { halt } from './rebalancing.ts';
import type { Revision } from './revision.ts';
import { say } from './texts.ts';
import type { World } from './world.ts';

/** Makes a deployment that is not yet one of the service. */
function newDeployment(
  world: World,
  service: Service,
  revision: Revision,
  rollback: boolean,
): Deployment {
  const { breaker } = service.spec;
  const id = `ecs-svc/${String(service.deployments.length + 1)}`;
  const deployment = new Deployment(
    id,
    revision,
    world.now,
    breaker && new CircuitBreaker(breaker.threshold, breaker.resetOnHealthyTask ?? true),
    rollback,
  );
  const names = service.spec.alarms?.names ?? [];
  deployment.ignoredAlarms = new Set(names.filter((name) => world.alarms.get(name) === 'ALARM'));
  return deployment;
}

/** The deployment that a service has when the simulation starts. */
export function initialDeployment(
  world: World,
  service: Service,
  revision: Revision,
  inProgress: boolean,
): void {
  const deployment = newDeployment(world, service, revision, false);
  if (!inProgress) {
    deployment.status = 'SUCCESSFUL';
    deployment.candidate = true;
    revision.digestsKnown = true;
  }
  service.deployments.push(deployment);
}

/** Begins a deployment, which takes the place of one in progress. */
export function beginDeployment(
  world: World,
  service: Service,
  revision: Revision,
  rollback = false,
): Deployment {
  const before = service.deployment;
  if (before?.inProgress) before.status = 'STOPPED';
  halt(world, service);
  const deployment = newDeployment(world, service, revision, rollback);
  service.deployments.push(deployment);
  service.throttle.reset();
  service.steady = false;
  service.changedAt = world.now;
  world.record('SERVICE_DEPLOYMENT_IN_PROGRESS', {
    service: service.name,
    subject: revision.name,
  });
  service.blueGreen = undefined;
  if (service.spec.traffic && before && !rollback) {
    service.blueGreen = new BlueGreen(service.spec.traffic, before.revision, revision);
  }
  world.wake(service);
  return deployment;
}

/**
 * Fails the deployment and rolls back to the most recent one that completed, where that is wanted.
 * Without one it launches nothing more. Source: developer guide, deployment circuit breaker.
 */
export function failDeployment(
  world: World,
  service: Service,
  deployment: Deployment,
  cause: { readonly rollback: boolean; readonly text: 'failed' | 'alarm' },
): void {
  deployment.status = 'FAILED';
  deployment.failedAt = world.now;
  const { name } = service;
  world.record('SERVICE_DEPLOYMENT_FAILED', {
    service: name,
    subject: deployment.revision.name,
    text: say(cause.text, { service: name, deployment: deployment.id }),
  });
  const target = cause.rollback
    ? service.deployments.findLast(({ candidate }) => candidate)
    : undefined;
  if (!target) {
    deployment.stalled = true;
    service.block = 'tasksFail';
    return;
  }
  target.candidate = false;
  deployment.rolledBackTo = target;
  const text = say('rollingBack', { service: name, deployment: target.id });
  world.recorder.record(world.now, 'SERVICE_UPDATED', { service: name, text });
  beginDeployment(world, service, target.revision, true);
}

/** Whether circuit breaker, digests or an alarm fail the deployment now. @returns true when it did */
export function judgeDeployment(world: World, service: Service): boolean {
  const { deployment } = service;
  if (!deployment?.inProgress) return false;
  const { breaker, alarms } = service.spec;
  const tasksFailed = deployment.digestsFailed || deployment.breaker?.isOpen(service.desired);
  if (breaker && tasksFailed) {
    failDeployment(world, service, deployment, { rollback: breaker.rollback, text: 'failed' });
    return true;
  }
  if (alarms && deployment.alarmed) {
    const cause = { rollback: alarms.rollback, text: 'alarm' } as const;
    failDeployment(world, service, deployment, cause);
    return true;
  }
  return false;
}
