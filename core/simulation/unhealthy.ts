import { replacedFrom } from './container-health.ts';
import type { Task } from './entities.ts';
import { Rank } from './queue.ts';
import { say } from './texts.ts';
import type { World } from './world.ts';

/**
 * A check of the task fails from now on. Inside the grace period the verdict is ignored; the health of
 * targets is read now and then. Source: API reference, CreateService; the time between two reads was
 * observed.
 */
export function checkFailed(world: World, task: Task): void {
  const { service } = task;
  if (!service || task.state !== 'RUNNING' || task.unhealthy) return;
  const { settings, spec } = service;
  task.healthy = false;
  task.counted = false;
  task.unhealthySince = world.now;
  const params = { service: service.name, task: task.name };
  const text = say(spec.loadBalancer ? 'targetUnhealthy' : 'checkFailed', params);
  world.record('TASKS_UNHEALTHY', { service: service.name, tasks: [task], text });
  service.steady = false;
  service.changedAt = world.now;
  world.touched.add(service);
  const grace = settings.get('healthCheckGracePeriod');
  const since = task.runningAt;
  const seen = since + (replacedFrom(grace, world.now - since, undefined) ?? 0);
  const poll = spec.loadBalancer ? settings.get('targetHealthPoll') : 0;
  const at = poll > 0 ? Math.ceil(seen / poll) * poll : seen;
  world.at(at, Rank.target, () => judge(world, task));
}

/** The scheduler sees the verdict, unless the task has recovered. */
function judge(world: World, task: Task): void {
  const { service } = task;
  if (!service || task.state !== 'RUNNING' || !task.wanted || task.healthy) return;
  task.unhealthy = true;
  const { deployment } = service;
  if (deployment && task.revision === deployment.revision) {
    deployment.breaker?.taskFailedHealthCheck();
  } else if (deployment?.inProgress && task.revision) deployment.lost.push(task.revision);
  world.wake(service);
}
