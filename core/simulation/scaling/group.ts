/** An instance of an Auto Scaling group as its termination policy sees it. */
export interface GroupInstance {
  readonly id: string;
  readonly launchConfiguration: boolean;
  /** Whether its launch template is that of the group now. */
  readonly currentTemplate: boolean;
  readonly version: number | undefined;
  /** Minutes until the next full hour of its life. */
  readonly billingHourInMinutes: number | undefined;
}

/**
 * Instances per Availability Zone after launches: each goes to the zone with the fewest instances, of
 * equal ones to the first. Source: EC2 Auto Scaling user guide, Availability Zone distribution.
 */
export function afterLaunches(zones: readonly number[], add: number): readonly number[] {
  const counts = [...zones];
  for (let left = add; left > 0; left--) {
    const fewest = counts.indexOf(Math.min(...counts));
    if (fewest < 0) break;
    counts[fewest] = (counts[fewest] ?? 0) + 1;
  }
  return counts;
}

/**
 * The zone of the next instance that scale-in terminates: of those with an instance that is not protected
 * the one with the most instances. @returns index of the zone, -1 when all are protected
 * Source: EC2 Auto Scaling user guide, termination policies.
 */
export function zoneToShrink(zones: readonly number[], unprotected: readonly number[]): number {
  let best = -1;
  for (const [zone, count] of zones.entries()) {
    if ((unprotected[zone] ?? 0) > 0 && count > (zones[best] ?? 0)) best = zone;
  }
  return best;
}

/** Instances per Availability Zone after a scale-in. @param isProtected scale-in protected ones per zone */
export function afterTerminations(
  zones: readonly number[],
  isProtected: readonly number[],
  remove: number,
): readonly number[] {
  const counts = [...zones];
  for (let left = remove; left > 0; left--) {
    const free = counts.map((count, zone) => count - (isProtected[zone] ?? 0));
    const zone = zoneToShrink(counts, free);
    if (zone < 0) break;
    counts[zone] = (counts[zone] ?? 0) - 1;
  }
  return counts;
}

/**
 * The instance that the default termination policy takes within a zone: one with a launch configuration,
 * then one with another launch template than the current one, then the oldest version, then the one
 * closest to the next billing hour. Of equal ones, where Auto Scaling takes any, the first in the list.
 * Source: EC2 Auto Scaling user guide, termination policies.
 */
export function chosenByDefault(instances: readonly GroupInstance[]): GroupInstance | undefined {
  let left = narrowed(instances, ({ launchConfiguration }) => launchConfiguration);
  left = narrowed(left, ({ launchConfiguration, currentTemplate }) => {
    return !launchConfiguration && !currentTemplate;
  });
  left = lowest(left, ({ version }) => version);
  left = lowest(left, ({ billingHourInMinutes }) => billingHourInMinutes);
  return left[0];
}

/** Those that pass, or all when none does. */
function narrowed<T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] {
  const some = all.filter(passes);
  return some.length > 0 ? some : all;
}

/** Those with the lowest value; what has none stays only when nothing has one. */
function lowest<T>(all: readonly T[], value: (one: T) => number | undefined): readonly T[] {
  const least = Math.min(...all.map((one) => value(one) ?? Number.POSITIVE_INFINITY));
  return narrowed(all, (one) => value(one) === least);
}

/**
 * Instances above the maximum that rebalancing of Availability Zones may run for a while: ten percent, at
 * least one. Source: EC2 Auto Scaling user guide, rebalancing activities.
 */
export function rebalancingMargin(max: number): number {
  return Math.max(1, Math.floor(max / 10));
}

/**
 * Size of a warm pool in instances: up to the maximum, or to the prepared capacity, less what is desired.
 * @param prepared MaxGroupPreparedCapacity
 * Source: EC2 Auto Scaling user guide, warm pools.
 */
export function warmPoolSize(max: number, desired: number, prepared: number | undefined): number {
  return Math.max(0, (prepared ?? max) - desired);
}
