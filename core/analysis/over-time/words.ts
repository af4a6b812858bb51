import type { Block } from '../../simulation/entities.ts';
import type { ServiceResult } from '../../simulation/result.ts';
import type { EventType, TimelineEvent } from '../../simulation/timeline.ts';
import { type Message, message } from '../../text/message.ts';

/** Entries of a timeline that tell the story. */
export const TOLD: ReadonlySet<EventType> = new Set<EventType>([
  'TASKS_START_ORDERED',
  'TASKS_HEALTHY',
  'TASKS_UNHEALTHY',
  'TASKS_STOP_ORDERED',
  'TASKS_FAILED_TO_START',
  'DEPLOYMENT_STAGE',
  'TRAFFIC_SHIFTED',
  'INSTANCE_DRAINING',
  'INSTANCE_ACTIVE',
  'INSTANCE_TERMINATED',
  'INSTANCE_LAUNCHING',
  'GROUP_DESIRED_CAPACITY_UPDATED',
  'AGENT_DISCONNECTED',
  'AGENT_CONNECTED',
  'AVAILABILITY_ZONE_LOST',
  'AVAILABILITY_ZONE_RESTORED',
  'ALARM_STATE_CHANGED',
  'SERVICE_DEPLOYMENT_BLOCKED',
  'SERVICE_DESIRED_COUNT_UPDATED',
  'SERVICE_DEPLOYMENT_IN_PROGRESS',
  'SERVICE_DEPLOYMENT_COMPLETED',
  'SERVICE_DEPLOYMENT_FAILED',
  'SERVICE_STEADY_STATE',
  'SERVICE_TASK_START_IMPAIRED',
  'SERVICE_TASK_PLACEMENT_FAILURE',
  'SERVICE_REBALANCING_STARTED',
  'SERVICE_REBALANCING_COMPLETED',
  'SERVICE_REBALANCING_STOPPED',
  'SERVICE_SCALE_IN_BLOCKED',
  'RUN_TASK_FAILURE',
  'EVENT_NOT_SUPPORTED',
]);

/** Why a service cannot go on. */
export const BLOCKED: Readonly<Record<Block, Message>> = {
  capacity: message('no container instance has room for a further task'),
  deploymentConfiguration: message(
    'minimumHealthyPercent and maximumPercent let it neither stop nor start a task',
  ),
  protection: message('protected tasks are not stopped'),
  tasksFail: message('its tasks fail to start'),
};

const TASKS: Readonly<Partial<Record<EventType, Message>>> = {
  TASKS_HEALTHY: message('{service}: {count, plural, one {# task} other {# tasks}} healthy'),
  TASKS_FAILED_TO_START: message(
    '{service}: {count, plural, one {# task} other {# tasks}} ended before RUNNING',
  ),
  TASKS_START_ORDERED: message('{service}: {count, plural, one {# task} other {# tasks}} started'),
  TASKS_STOP_ORDERED: message(
    '{service}: {count, plural, one {# task} other {# tasks}} told to stop',
  ),
};

const OTHERS: Readonly<Partial<Record<EventType, Message>>> = {
  DEPLOYMENT_STAGE: message('{service}: deployment stage {subject}'),
  TRAFFIC_SHIFTED: message('{service}: {value} % of the traffic goes to {subject}'),
  INSTANCE_DRAINING: message('{subject} is DRAINING'),
  INSTANCE_ACTIVE: message('{subject} is ACTIVE'),
  INSTANCE_TERMINATED: message('{subject} is terminated'),
  INSTANCE_LAUNCHING: message('{subject} is launched'),
  INSTANCE_IN_SERVICE: message('{subject} is in service'),
  GROUP_DESIRED_CAPACITY_UPDATED: message('{subject}: desired capacity is {value}'),
  AGENT_DISCONNECTED: message('the agent of {subject} is disconnected'),
  AGENT_CONNECTED: message('the agent of {subject} is connected'),
  AVAILABILITY_ZONE_LOST: message('{subject} is lost'),
  AVAILABILITY_ZONE_RESTORED: message('{subject} is back'),
  ALARM_STATE_CHANGED: message('alarm {subject}'),
  SERVICE_DEPLOYMENT_IN_PROGRESS: message('{service}: deployment of {subject} begins'),
  SERVICE_DESIRED_COUNT_UPDATED: message('{service}: desired count is {value}'),
  RUN_TASK_FAILURE: message('{service}: {value} tasks could not be placed'),
  EVENT_NOT_SUPPORTED: message('the event {subject} is not simulated'),
};

/** One entry in words; undefined where ECS has words of its own, which are in `text`. */
export function eventInWords(event: TimelineEvent): Message | undefined {
  const { type, service = '', tasks, subject = '', value = 0 } = event;
  const own = TASKS[type] ?? OTHERS[type];
  if (own) return { ...own, params: { service, subject, value, count: tasks.length } };
  if (event.text !== undefined) return undefined;
  return event.service === undefined
    ? message('{type}', { type })
    : message('{service}: {type}', { service, type });
}

/** What became of a service, in a sentence; `took` is a duration in words. */
export function endInWords(
  { name, end, blockedBy, desired, missing }: ServiceResult,
  took: string,
): Message {
  const params = { service: name, missing, desired, took };
  if (end === 'stuck' || (end === 'until' && blockedBy)) {
    const why = BLOCKED[blockedBy ?? 'capacity'];
    return missing > 0
      ? message(
          '{service} is stuck after {took}: {why}; {missing} of {desired} tasks are missing',
          {
            ...params,
            why,
          },
        )
      : message('{service} is stuck after {took}: {why}', { ...params, why });
  }
  if (end === 'until') return message('{service} is still changing after {took}', params);
  return end === 'completed'
    ? message('{service}: the deployment completes in {took}', params)
    : message('{service} is steady after {took}', params);
}
