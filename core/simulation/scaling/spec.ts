import type { Timing } from '../parameters.ts';

/** A load, or a metric, over time. */
export interface LoadSpec {
  /** `step`: a value holds from its point on; `linear`: straight lines between the points. */
  readonly shape: 'step' | 'linear';
  /** Time in seconds and value, in order of time; two points at one time are a jump. */
  readonly points: readonly (readonly [number, number])[];
}

/** Where a metric of a service comes from: its load over its running tasks. */
export interface MetricSource {
  readonly load: LoadSpec;
  /** The metric of one task for each unit of the load; 1 when not given. */
  readonly factor?: number | undefined;
  /** The load is the metric itself, however many tasks run. */
  readonly absolute?: boolean | undefined;
  /** Which load of the service it is; `setLoad` names it. */
  readonly loadName?: string | undefined;
}

/** What target tracking watches. */
export type TrackedMetric =
  | 'CPU'
  | 'Memory'
  | 'CPUHighResolution'
  | 'MemoryHighResolution'
  | 'ALBRequestCountPerTarget'
  | 'Custom';

/** Cooldown periods of a policy in seconds; those of the parameters when not given. */
export interface PolicyCooldowns {
  readonly scaleOutCooldown?: number | undefined;
  readonly scaleInCooldown?: number | undefined;
}

/** A target tracking policy with the load that its metric comes from. */
export interface TrackingPolicySpec extends MetricSource, PolicyCooldowns {
  readonly name: string;
  readonly metric: TrackedMetric;
  readonly target: number;
  readonly disableScaleIn?: boolean | undefined;
}

/** Adjustment types of step scaling. */
export type AdjustmentType = 'ChangeInCapacity' | 'ExactCapacity' | 'PercentChangeInCapacity';

/** A step adjustment: bounds relative to the threshold of the alarm, undefined is without a bound. */
export interface Step {
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly adjustment: number;
}

/** Comparison operators of metric alarms. */
export type Comparison =
  | 'GreaterThanThreshold'
  | 'GreaterThanOrEqualToThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';

/** How an alarm treats missing datapoints: TreatMissingData of PutMetricAlarm. */
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** Evaluation settings of a metric alarm: m of n datapoints. */
export interface AlarmRule {
  /** EvaluationPeriods, 1 or more. */
  readonly n: number;
  /** DatapointsToAlarm, 1 to n. */
  readonly m: number;
  readonly treat: MissingData;
}

/** A metric alarm with its series. */
export interface AlarmSpec extends AlarmRule {
  readonly comparison: Comparison;
  readonly threshold: number;
  /** Length of a period in seconds. */
  readonly period: number;
}

/** A step scaling policy with the alarm that triggers it. */
export interface StepPolicySpec extends MetricSource {
  readonly name: string;
  readonly alarm: AlarmSpec;
  readonly alarmName: string;
  readonly type: AdjustmentType;
  readonly steps: readonly Step[];
  /** MinAdjustmentMagnitude, for changes in percent. */
  readonly minimum?: number | undefined;
  /** Seconds. */
  readonly cooldown?: number | undefined;
  /** MetricAggregationType: over the datapoints that the alarm looks at. */
  readonly aggregation?: 'Average' | 'Minimum' | 'Maximum' | undefined;
}

/** A scheduled action. Capacities in tasks. */
export interface ScheduledActionSpec {
  readonly name: string;
  /** `at(…)`, `rate(…)` or `cron(…)`. */
  readonly schedule: string;
  /** IANA name; UTC when not given. */
  readonly timeZone?: string | undefined;
  /** Milliseconds since 1970 UTC; it acts within them. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Modes of predictive scaling when the forecast is above the maximum capacity. */
export type MaxCapacityBehavior = 'HonorMaxCapacity' | 'IncreaseMaxCapacity';

/** A predictive scaling policy. */
export interface PredictivePolicySpec extends MetricSource {
  readonly name: string;
  /** Load of one task that the forecast aims at, in the unit of the metric. */
  readonly target: number;
  /** ForecastAndScale; else it only forecasts. */
  readonly scales: boolean;
  /** Tasks forecast over time; when not given, what the load of the day before needs. */
  readonly forecast?: LoadSpec | undefined;
  /** Seconds before the hour, 0 to 3,599. */
  readonly schedulingBufferTime?: number | undefined;
  readonly behavior?: MaxCapacityBehavior | undefined;
  /** MaxCapacityBuffer: percent over the forecast. */
  readonly bufferPercent?: number | undefined;
}

/** SuspendedState of a scalable target. */
export interface Suspended {
  readonly scalingIn: boolean;
  readonly scalingOut: boolean;
  readonly scheduled: boolean;
}

/** A scalable target: a service with its limits and policies. */
export interface ScalableServiceSpec {
  readonly service: string;
  /** Capacity limits in tasks. */
  readonly min: number;
  readonly max: number;
  readonly policies: readonly TrackingPolicySpec[];
  readonly steps?: readonly StepPolicySpec[] | undefined;
  readonly scheduled?: readonly ScheduledActionSpec[] | undefined;
  readonly predictive?: readonly PredictivePolicySpec[] | undefined;
  readonly suspended?: Suspended | undefined;
  /** Scale-in goes on during a deployment: the deployment controller is EXTERNAL. */
  readonly external?: boolean | undefined;
}

/** What the tasks of a service have to serve. */
export interface DemandSpec {
  readonly service: string;
  readonly loadName: string;
  readonly load: LoadSpec;
  /** What one task takes of the load. */
  readonly perTask: number;
}

/** What decides which instance of a zone an Auto Scaling group terminates. */
export type TerminationPolicy =
  | 'Default'
  | 'OldestInstance'
  | 'NewestInstance'
  | 'OldestLaunchConfiguration'
  | 'OldestLaunchTemplate'
  | 'ClosestToNextInstanceHour'
  | 'AllocationStrategy';

/** Instances that are made ready before they are needed. */
export interface WarmPoolSpec {
  readonly minSize: number;
  /** MaxGroupPreparedCapacity; up to the maximum of the group when not given. */
  readonly prepared?: number | undefined;
  readonly state: 'Stopped' | 'Running' | 'Hibernated';
  /** Scale-in returns instances to the pool. */
  readonly reuseOnScaleIn?: boolean | undefined;
}

/** What is known of an instance of a group besides what the cluster says. */
export interface MemberSpec {
  /** Seconds from the start at which it was launched, below 0; long ago when not known. */
  readonly launchedAt?: number | undefined;
  readonly launchConfiguration?: boolean | undefined;
  /** Whether its launch template is that of the group now. */
  readonly currentTemplate?: boolean | undefined;
  readonly version?: number | undefined;
  readonly protectedFromScaleIn?: boolean | undefined;
}

/** An Auto Scaling group, perhaps one that a capacity provider with managed scaling steers. */
export interface GroupSpec {
  readonly name: string;
  /** Indices of all instances of the cluster that the group may ever run. */
  readonly instances: readonly number[];
  /** How many of them, the first ones, are in service at the start. */
  readonly running: number;
  readonly min: number;
  readonly max: number;
  /** Desired capacity at the start; what is in service when not given. */
  readonly desired?: number | undefined;
  /** `targetCapacity` in percent; undefined without managed scaling. */
  readonly target: number | undefined;
  /** `minimumScalingStepSize` and `maximumScalingStepSize`. */
  readonly stepSizes?: { readonly minimum: number; readonly maximum: number } | undefined;
  readonly managedTerminationProtection?: boolean | undefined;
  /** Services that run on this capacity provider. */
  readonly services: readonly string[];
  /** The capacity provider; its tasks wait in PROVISIONING for instances of the group. */
  readonly provider?: string | undefined;
  /** By index of the instance. */
  readonly members?: ReadonlyMap<number, MemberSpec> | undefined;
  /** In order; the default policy when not given. */
  readonly terminationPolicies?: readonly TerminationPolicy[] | undefined;
  readonly warmPool?: WarmPoolSpec | undefined;
  /** Parameters that differ for this group, such as `instanceWarmup`. */
  readonly timing?: Timing | undefined;
}

/** Instances that Amazon ECS launches itself. */
export interface ManagedInstancesSpec {
  /** The capacity provider. */
  readonly provider: string;
  /** Indices of all instances that it may ever run; the first `running` ones are there. */
  readonly instances: readonly number[];
  readonly running: number;
  /** Seconds, 0 to 3,600; -1 never; undefined is the default of the service. */
  readonly scaleInAfter?: number | undefined;
  readonly timing?: Timing | undefined;
}

/** What scales in a simulation. */
export interface ScalingSpec {
  readonly services: readonly ScalableServiceSpec[];
  readonly groups: readonly GroupSpec[];
  readonly managedInstances?: readonly ManagedInstancesSpec[] | undefined;
  readonly demands?: readonly DemandSpec[] | undefined;
}
