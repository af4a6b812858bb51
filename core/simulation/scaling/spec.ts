import type { LoadSpec } from './load.ts';
import type { TrackedMetric } from './tracking.ts';

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
