import type { Service, Task } from './entities.ts';
import { say } from './texts.ts';
import type { World } from './world.ts';

/** Attempts to resolve image digests before a deployment goes on without, or fails. */
const DIGEST_ATTEMPTS = 3;

/** Failed attempts after which ECS says that a service cannot start tasks (assumption). */
const IMPAIRED = 2;

/**
 * What becomes of a deployment whose image digests could not be resolved.
 * Source: developer guide, container image resolution.
 */
export function digestOutcome(circuitBreaker: boolean, failures: number): 'FAILED' | 'CONTINUES' {
  return circuitBreaker && failures >= DIGEST_ATTEMPTS ? 'FAILED' : 'CONTINUES';
}

/** Tasks of a service are STOPPED and never were RUNNING: the next attempt waits. */
export function taskEndedBeforeRunning(
  world: World,
  service: Service,
  tasks: readonly Task[],
): void {
  const { deployment, throttle, settings } = service;
  service.unnoticed -= tasks.length;
  for (const { revision } of tasks) {
    if (!revision || revision !== deployment?.revision) continue;
    deployment.breaker?.taskEndedBeforeRunning();
    if (revision.digestsKnown) continue;
    revision.digestFailures++;
    if (revision.digestFailures < DIGEST_ATTEMPTS) continue;
    if (digestOutcome(deployment.breaker !== undefined, revision.digestFailures) === 'FAILED') {
      deployment.digestsFailed = true;
    } else revision.digestsKnown = true;
  }
  service.changedAt = world.now;
  if (!throttle.failed(settings, world.now)) return;
  world.wake(service, throttle.until);
  if (throttle.failures !== IMPAIRED) return;
  const text = say('impaired', { service: service.name });
  world.record('SERVICE_TASK_START_IMPAIRED', { service: service.name, text });
}
