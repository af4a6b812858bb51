import { format, message, type Params } from '../text/message.ts';
import type { Task } from './entities.ts';

/*
 * Service events in the words of ECS, word for word, so that they can be searched for: never translated.
 * Source: developer guide, service event messages; recorded events.
 */

/** Tasks that a service event names; ECS names all, which nobody reads of hundreds. */
const MOST_NAMED = 10;

function names(tasks: readonly Task[]): string {
  const named = tasks.slice(0, MOST_NAMED).map(({ name }) => `(task ${name})`);
  if (tasks.length > MOST_NAMED) named.push('…');
  return named.join(' ');
}

export function startText(service: string, tasks: readonly Task[]): string {
  return `(service ${service}) has started ${tasks.length} tasks: ${names(tasks)}.`;
}

export function stopText(
  service: string,
  tasks: readonly Task[],
  kind: 'running' | 'pending',
): string {
  return kind === 'running'
    ? `(service ${service}) has stopped ${tasks.length} running tasks: ${names(tasks)}.`
    : `(service ${service}) has stopped ${tasks.length} pending tasks.`;
}

export const TEXT = {
  steady: '(service {service}) has reached a steady state.',
  completed: '(service {service}) (deployment {deployment}) deployment completed.',
  failed: '(service {service}) (deployment {deployment}) deployment failed: tasks failed to start.',
  alarm: '(service {service}) (deployment {deployment}) deployment failed: alarm detected.',
  rollingBack: '(service {service}) rolling back to deployment {deployment}.',
  impaired: '(service {service}) is unable to consistently start tasks successfully.',
  blocked:
    '(service {service}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  registered: '(service {service}) registered {count} targets in (target-group)',
  deregistered: '(service {service}) deregistered {count} targets in (target-group)',
  protected:
    '(service {service}) was unable to reach steady state because (taskSet {deployment}) was unable to scale in due to (reason {count} tasks under protection)',
  targetUnhealthy:
    '(service {service}) (task {task}) is unhealthy in (target-group) due to (reason Health checks failed).',
  checkFailed: '(service {service}) (task {task}) failed container health checks.',
  provisioningLimit:
    '(service {service}) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
  noInstances:
    '(service {service}) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
  closest:
    '(service {service}) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance {instance}) {reason}',
  otherReason:
    '(service {service}) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance {instance}) encountered error "{code}".',
} as const;

/** A service event. */
export function say(event: keyof typeof TEXT, params: Params): string {
  return format(message(TEXT[event], params));
}
