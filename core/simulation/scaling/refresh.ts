import { SLACK } from './rounding.ts';

/** Batches of an instance refresh. */
export interface RefreshPlan {
  /** Instances that are replaced at a time. */
  readonly batch: number;
  readonly batches: number;
  /** Whether new instances start before old ones terminate. */
  readonly launchFirst: boolean;
}

/**
 * How an instance refresh replaces a group: at a time as many as the range between the minimum and the
 * maximum healthy percentage allows, at least one.
 * @param min MinHealthyPercentage, 0 to 100
 * @param max MaxHealthyPercentage, 100 to 200
 * Source: EC2 Auto Scaling user guide, instance refresh overview.
 */
export function refreshPlan(instances: number, min: number, max: number): RefreshPlan {
  const atLeast = Math.ceil((instances * min) / 100 - SLACK);
  const atMost = Math.floor((instances * max) / 100 + SLACK);
  const batch = Math.min(instances, Math.max(1, atMost - atLeast));
  const batches = instances === 0 ? 0 : Math.ceil(instances / batch);
  return { batch, batches, launchFirst: min >= 100 };
}

/**
 * Duration of a refresh in seconds: each batch is launched and warms up before the next one; terminations
 * are not waited for.
 */
export function refreshDuration({ batches }: RefreshPlan, launch: number, warmup: number): number {
  return batches * (launch + warmup);
}
