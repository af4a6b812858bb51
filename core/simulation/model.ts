import type { HealthCheckTimes } from '../ecs/health-check.ts';
import type { Cluster, PlacementRequest, TaskRequirements } from '../placement/model.ts';
import type { BreakerThreshold } from '../placement/service/deployment.ts';
import type { Timing } from './parameters.ts';
import type { LoadSpec, ScalingSpec } from './scaling/spec.ts';

/*
 * The values that a simulation starts from. Times are seconds from its start, CPU is counted in CPU
 * units, memory in MiB.
 */

/** One way to launch a task of a service: on instances, perhaps of a capacity provider, or on Fargate. */
export type Launch =
  | { readonly kind: 'EC2'; readonly request: PlacementRequest; readonly share?: Share }
  | {
      readonly kind: 'FARGATE';
      readonly provider: 'FARGATE' | 'FARGATE_SPOT';
      /** Availability Zones of its subnets, in order. */
      readonly zones: readonly string[];
      /** What a task takes, for what it costs. */
      readonly task?: TaskRequirements | undefined;
      readonly share?: Share;
    };

/** What a capacity provider strategy says of one provider. */
export interface Share {
  readonly provider: string;
  readonly base: number;
  readonly weight: number;
}

/** Source: API reference, HealthCheck. In seconds. */
export type ContainerCheck = HealthCheckTimes;

/** What the tasks of a service revision are like. */
export interface RevisionSpec {
  readonly name: string;
  readonly launches: readonly Launch[];
  /** What its tasks do; `beforeRunning`: they end before RUNNING. */
  readonly outcome?: 'healthy' | 'beforeRunning' | undefined;
  /** Seconds from the start order to the end before RUNNING. */
  readonly failAfter?: number | undefined;
  readonly containerCheck?: ContainerCheck | undefined;
  /** True when its images are named by digest, or `versionConsistency` is disabled. */
  readonly digestsKnown?: boolean | undefined;
  /** Seconds from the start of its first task until digests are known; by default the image pull. */
  readonly digestAfter?: number | undefined;
}

/** Source: API reference, DeploymentCircuitBreaker. */
export interface BreakerSpec {
  readonly rollback: boolean;
  readonly threshold?: BreakerThreshold | undefined;
  readonly resetOnHealthyTask?: boolean | undefined;
}

/** Source: API reference, DeploymentConfiguration: strategies other than ROLLING. */
export interface TrafficSpec {
  readonly strategy: 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  /** Percent of the traffic; `stepPercent` or `canaryPercent`. */
  readonly percent?: number | undefined;
  /** Minutes between two shifts. */
  readonly shiftBakeMinutes?: number | undefined;
  readonly bakeMinutes?: number | undefined;
  readonly testListener?: boolean | undefined;
  /** Revisions that are ACTIVE besides the one that serves. */
  readonly reconcile?: boolean | undefined;
  /** True for deployments of CodeDeploy. */
  readonly codeDeploy?: boolean | undefined;
}

export interface EarlySuccessSpec {
  readonly healthyPercent: number;
  readonly sourceServiceRevisionCleanup: 'BLOCKING' | 'DEFERRED';
}

/** Tasks that run, or start, when the simulation begins. */
export interface RunningTask {
  readonly revision: string;
  /** Index of the instance in the cluster; -1 on Fargate. */
  readonly instance: number;
  /** Index of the launch of its revision. */
  readonly launch?: number;
  readonly zone?: string | undefined;
  readonly state?: 'PENDING' | 'RUNNING' | undefined;
  readonly unhealthy?: boolean | undefined;
  /** True when the resources of the cluster do not have it subtracted yet. */
  readonly placed?: boolean | undefined;
  /** Until when it is protected, in seconds. */
  readonly protectedUntil?: number | undefined;
  readonly name?: string | undefined;
}

export interface ServiceSpec {
  readonly name: string;
  readonly group: string;
  readonly scheduling: 'REPLICA' | 'DAEMON';
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly loadBalancer?: 'application' | 'network' | undefined;
  readonly breaker?: BreakerSpec | undefined;
  readonly alarms?: { readonly names: readonly string[]; readonly rollback: boolean } | undefined;
  /** Bake time of a rolling deployment with alarms, in seconds. */
  readonly bake?: number | undefined;
  readonly earlySuccess?: EarlySuccessSpec | undefined;
  readonly traffic?: TrafficSpec | undefined;
  /** Whether Amazon ECS moves its tasks to balance Availability Zones. */
  readonly rebalancing?: boolean | undefined;
  readonly timing?: Timing | undefined;
  /** Oldest first; the last one is PRIMARY. None: the first `deploy` creates the service. */
  readonly revisions: readonly RevisionSpec[];
  readonly running: readonly RunningTask[];
  /** False for a service that its first `deploy` creates; it must have no running tasks. */
  readonly created?: boolean | undefined;
  /** True when a deployment of the last revision is in progress at the start. */
  readonly deploymentInProgress?: boolean | undefined;
}

/** Tasks without a service. */
export interface StandaloneSpec {
  readonly family: string;
  readonly launch: Launch;
  readonly running: readonly Pick<RunningTask, 'instance' | 'name' | 'zone' | 'placed'>[];
  /** Seconds that each runs; without it they run until something stops them. */
  readonly seconds?: number | undefined;
  readonly timing?: Timing | undefined;
}

/** What can be said of an instance besides what the cluster says. */
export interface InstanceSpec {
  /** Whether a managed draining hook holds its termination. */
  readonly managedDraining?: boolean | undefined;
}

/** An event of a plan. `at` in seconds; the member named like the event holds its target. */
export interface PlanEvent {
  readonly at: number;
  readonly event: EventName;
  readonly target: string;
  readonly revision?: string | undefined;
  readonly revisionSpec?: RevisionSpec | undefined;
  readonly outcome?: 'healthy' | 'beforeRunning' | undefined;
  readonly force?: boolean | undefined;
  readonly count?: number | undefined;
  readonly how?: 'beforeRunning' | 'check' | 'exit' | undefined;
  readonly protectionMinutes?: number | undefined;
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly state?: AlarmState | undefined;
  readonly seconds?: number | null | undefined;
  /** Of `setLoad`: the new load, its times from the start of the simulation. */
  readonly load?: LoadSpec | undefined;
  /** Which load of the service it is; all of them when not given. */
  readonly loadName?: string | undefined;
  /** Of `scaleInstances`: desired capacity and limits; of `instanceRefresh`: percentages. */
  readonly desired?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Seconds. */
  readonly refreshWarmup?: number | undefined;
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** The events that a plan can name. */
export const EVENT_NAMES = [
  'deploy',
  'setDesiredCount',
  'updateService',
  'drain',
  'activate',
  'terminateInstance',
  'loseAvailabilityZone',
  'restoreAvailabilityZone',
  'disconnectAgent',
  'reconnectAgent',
  'spotInterruption',
  'instanceRefresh',
  'taskFails',
  'protectTasks',
  'setLoad',
  'runTask',
  'setAlarm',
  'scaleInstances',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** Everything that a simulation depends on. */
export interface SimulationInput {
  readonly cluster: Cluster;
  /** By name of the instance. */
  readonly instances?: ReadonlyMap<string, InstanceSpec> | undefined;
  readonly services: readonly ServiceSpec[];
  readonly standalone?: readonly StandaloneSpec[] | undefined;
  readonly events: readonly PlanEvent[];
  readonly timing?: Timing | undefined;
  readonly seed: number;
  /** Seconds; a week when not given. */
  readonly until?: number | undefined;
  /** When it starts, in milliseconds since 1970 UTC: for schedules. */
  readonly startAt?: number | undefined;
  /** Whether tasks take down the states that they pass. */
  readonly history?: boolean | undefined;
  /** States of alarms at the start; OK when not given. */
  readonly alarms?: ReadonlyMap<string, AlarmState> | undefined;
  /** Service auto scaling and managed scaling; nothing scales when not given. */
  readonly scaling?: ScalingSpec | undefined;
}
