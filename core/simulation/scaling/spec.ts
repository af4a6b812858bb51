/** A load over time. */
export interface LoadSpec {
  /** `step`: a value holds from its point on; `linear`: straight lines between the points. */
  readonly shape: 'step' | 'linear';
  /**
   * Time in seconds and value, in order of time. The value is in the unit of the metric for one task: a
   * load of 150 takes one task to 150 %, or two to 75 %.
   */
  readonly points: readonly (readonly [number, number])[];
}

/** What target tracking watches. */
export type TrackedMetric =
  | 'CPU'
  | 'Memory'
  | 'CPUHighResolution'
  | 'MemoryHighResolution'
  | 'ALBRequestCountPerTarget'
  | 'Custom';

/** A target tracking policy with the load that its metric comes from. */
export interface TrackingPolicySpec {
  readonly name: string;
  readonly metric: TrackedMetric;
  readonly target: number;
  readonly disableScaleIn?: boolean | undefined;
  readonly load: LoadSpec;
}

/** A scalable target: a service with its limits and policies. */
export interface ScalableServiceSpec {
  readonly service: string;
  /** Capacity limits in tasks. */
  readonly min: number;
  readonly max: number;
  readonly policies: readonly TrackingPolicySpec[];
}

/** An Auto Scaling group that a capacity provider with managed scaling steers. */
export interface GroupSpec {
  readonly name: string;
  /** Indices of all instances of the cluster that the group may ever run. */
  readonly instances: readonly number[];
  /** How many of them, the first ones, are in service at the start. */
  readonly running: number;
  readonly min: number;
  readonly max: number;
  /** `targetCapacity` in percent. */
  readonly target: number;
  readonly managedTerminationProtection?: boolean | undefined;
  /** Services that run on this capacity provider. */
  readonly services: readonly string[];
}

/** What scales in a simulation. */
export interface ScalingSpec {
  readonly services: readonly ScalableServiceSpec[];
  readonly groups: readonly GroupSpec[];
}
