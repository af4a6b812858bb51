import type { Simulation } from './result.ts';
import { seconds } from './settings.ts';
import type { EventType, TimelineEvent } from './timeline.ts';

/** What time can be spent on. */
export type Activity =
  | 'scheduler'
  | 'provisioning'
  | 'imagePull'
  | 'containerStart'
  | 'healthChecks'
  | 'healthySeconds'
  | 'deregistration'
  | 'deregistrationDelay'
  | 'stopping'
  | 'bakeTime'
  | 'throttle'
  | 'traffic'
  | 'other';

/** Time from the cause of an entry to the entry itself. */
const ACTIVITY: Readonly<Partial<Record<EventType, Activity>>> = {
  TASKS_START_ORDERED: 'scheduler',
  TASKS_ACTIVATING: 'provisioning',
  TASKS_PULLED: 'imagePull',
  TASKS_RUNNING: 'containerStart',
  TARGETS_REGISTERED: 'scheduler',
  TASKS_HEALTHY: 'healthChecks',
  TARGETS_HEALTHY: 'healthChecks',
  TASKS_STOP_ORDERED: 'healthySeconds',
  TARGETS_DEREGISTERED: 'deregistration',
  TASKS_SIGTERM: 'deregistrationDelay',
  TASKS_ENDED: 'stopping',
  TASKS_STOPPED: 'stopping',
  TASKS_FAILED_TO_START: 'containerStart',
  SERVICE_DEPLOYMENT_COMPLETED: 'scheduler',
  SERVICE_DEPLOYMENT_IN_PROGRESS: 'scheduler',
  DEPLOYMENT_STAGE: 'bakeTime',
  TRAFFIC_SHIFTED: 'traffic',
};

/** Seconds spent on something. */
export interface Spent {
  readonly activity: Activity;
  readonly seconds: number;
}

/**
 * Where the time of an entry of the timeline went, from the start to it: along the chain of causes, which
 * is the longest of all that had to happen. The most first.
 */
export function spentUntil({ events }: Simulation, entry: TimelineEvent): readonly Spent[] {
  const spent = new Map<Activity, number>();
  for (let at: TimelineEvent | undefined = entry; at; ) {
    const cause: TimelineEvent | undefined = at.cause === undefined ? undefined : events[at.cause];
    const time = at.time - (cause?.time ?? at.time);
    if (time > 0) {
      const activity = activityOf(at, cause);
      spent.set(activity, (spent.get(activity) ?? 0) + time);
    }
    at = cause;
  }
  return [...spent]
    .map(([activity, time]) => ({ activity, seconds: seconds(time) }))
    .sort((a, b) => b.seconds - a.seconds);
}

function activityOf(entry: TimelineEvent, cause: TimelineEvent | undefined): Activity {
  if (cause?.type === 'BAKE_TIME_STARTED') return 'bakeTime';
  if (entry.type === 'TASKS_START_ORDERED' && cause?.type === 'TASKS_STOPPED') return 'throttle';
  return ACTIVITY[entry.type] ?? 'other';
}
