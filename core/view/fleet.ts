import type { PlanChange } from '../analysis/change/changes.ts';

/*
 * The cheapest instances for a plan, as the panel draws them: price against headroom. Plain data, sentences
 * in the reader's language. Prices are USD an hour.
 */

export interface PictureFleet {
  /** No fleet costs less. */
  readonly bound: number;
  /** The instances of the plan as it is; without a price where one of them is not known. */
  readonly present: FleetPoint | null;
  /** Tasks that are placed on those, and all tasks. */
  readonly placed: number;
  readonly desired: number;
  /** The cheapest first. */
  readonly fleets: readonly FleetPoint[];
  /** What is to be known about all of them, with the Region of the prices. */
  readonly notes: readonly string[];
}

/** Instances that hold all tasks. */
export interface FleetPoint {
  /** `3 × m5.large, 2 × c5.large`. */
  readonly name: string;
  readonly price: number;
  /** The share of the scarcest resource that no task takes, from 0 to 1. */
  readonly headroom: number;
  /** The scarcest resource. */
  readonly binding: string;
  /** How tasks come onto the instances. */
  readonly placedBy: string;
  /** Tasks on the instances of each kind, a line for each. */
  readonly packing: readonly string[];
  /** Replaces the instances of the plan by these; empty where that is not possible. */
  readonly changes: readonly PlanChange[];
}
