import type { Task } from './entities.ts';

/** What happens in a simulation; the names of EventBridge where ECS has one. */
export type EventType =
  | 'TASKS_START_ORDERED'
  | 'TASKS_ACTIVATING'
  | 'TASKS_PULLED'
  | 'TASKS_RUNNING'
  | 'TASKS_HEALTHY'
  | 'TASKS_UNHEALTHY'
  | 'TASKS_STOP_ORDERED'
  | 'TASKS_SIGTERM'
  | 'TASKS_ENDED'
  | 'TASKS_STOPPED'
  | 'TASKS_FAILED_TO_START'
  | 'TASKS_PROTECTED'
  | 'TARGETS_REGISTERED'
  | 'TARGETS_HEALTHY'
  | 'TARGETS_DEREGISTERED'
  | 'DEPLOYMENT_STAGE'
  | 'TRAFFIC_SHIFTED'
  | 'INSTANCE_DRAINING'
  | 'INSTANCE_ACTIVE'
  | 'INSTANCE_TERMINATED'
  | 'INSTANCE_LAUNCHING'
  | 'INSTANCE_IN_SERVICE'
  | 'LAUNCH_ACTIVITY_SUCCESSFUL'
  | 'GROUP_DESIRED_CAPACITY_UPDATED'
  | 'AGENT_DISCONNECTED'
  | 'AGENT_CONNECTED'
  | 'AVAILABILITY_ZONE_LOST'
  | 'AVAILABILITY_ZONE_RESTORED'
  | 'ALARM_STATE_CHANGED'
  | 'BAKE_TIME_STARTED'
  | 'SERVICE_UPDATED'
  | 'SERVICE_DEPLOYMENT_BLOCKED'
  | 'SERVICE_DESIRED_COUNT_UPDATED'
  | 'SERVICE_DEPLOYMENT_IN_PROGRESS'
  | 'SERVICE_DEPLOYMENT_COMPLETED'
  | 'SERVICE_DEPLOYMENT_FAILED'
  | 'SERVICE_STEADY_STATE'
  | 'SERVICE_TASK_START_IMPAIRED'
  | 'SERVICE_TASK_PLACEMENT_FAILURE'
  | 'SERVICE_REBALANCING_STARTED'
  | 'SERVICE_REBALANCING_COMPLETED'
  | 'SERVICE_REBALANCING_STOPPED'
  | 'SERVICE_SCALE_IN_BLOCKED'
  | 'RUN_TASK_FAILURE'
  | 'SCALING_NOT_PERFORMED'
  | 'SCALABLE_TARGET_UPDATED'
  | 'CAPACITY_FORECAST'
  | 'LOAD_CHANGED'
  | 'TASKS_PROVISIONING'
  | 'TASKS_PROVISIONING_TIMED_OUT'
  | 'INSTANCE_REFRESH_STARTED'
  | 'INSTANCE_REFRESH_COMPLETED'
  | 'WARM_POOL_UPDATED'
  | 'MANAGED_INSTANCES_LAUNCHED'
  | 'EVENT_NOT_SUPPORTED';

/** One entry of the timeline. */
export interface TimelineEvent {
  /** Its number in the timeline. */
  readonly id: number;
  /** In milliseconds. */
  readonly time: number;
  readonly type: EventType;
  /** The entry that led to it. */
  readonly cause: number | undefined;
  readonly service: string | undefined;
  readonly tasks: readonly Task[];
  /** Instance, Availability Zone, alarm, revision, stage or the like. */
  readonly subject: string | undefined;
  /** A percentage, count or limit that belongs to it. */
  readonly value: number | undefined;
  /** In the words of ECS, where it has a service event for it. */
  readonly text: string | undefined;
}

/** Counts of a service from a time on. */
export interface ServicePoint {
  readonly time: number;
  readonly old: number;
  readonly new: number;
  readonly healthy: number;
  readonly starting: number;
  readonly stopping: number;
  readonly waiting: number;
  readonly running: number;
}

/** Counts of the cluster from a time on: CPU units and MiB reserved by tasks. */
export interface ClusterPoint {
  readonly time: number;
  readonly instances: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Most and fewest of a service over the whole simulation. */
export interface Extremes {
  /** Most tasks that are PENDING or RUNNING at once. */
  peak: number;
  /** Fewest healthy tasks. */
  neverBelow: number;
}
