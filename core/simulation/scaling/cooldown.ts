/** The last activity of a policy, whose cooldown may still run. */
export interface Activity {
  /** When its cooldown began, in seconds. */
  readonly at: number;
  /** The capacity that it started from; of one that added to another, what the first started from. */
  readonly from: number;
  readonly to: number;
}

/** Cooldown periods in seconds. */
export interface Cooldowns {
  readonly out: number;
  readonly in: number;
}

/** What came of an evaluation. */
export interface Evaluated {
  readonly capacity: number;
  readonly last: Activity | undefined;
}

/**
 * The capacity that a policy sets. What the last scale-out added counts as part of the next one: during
 * its cooldown only a larger adjustment adds, and only the difference. Scale-in waits for the end of
 * either cooldown; a scale-out breaks off the cooldown of a scale-in.
 * @param proposed the capacity that the adjustment makes of a starting capacity
 * @param current capacity now
 * @param now seconds
 * Source: Application Auto Scaling user guide, step scaling policy overview, cooldown.
 */
export function afterCooldown(
  proposed: (start: number) => number,
  current: number,
  last: Activity | undefined,
  cooldowns: Cooldowns,
  now: number,
): Evaluated {
  const grew = last !== undefined && last.to > last.from;
  const running = last !== undefined && now < last.at + (grew ? cooldowns.out : cooldowns.in);
  const wanted = proposed(current);
  if (running && wanted < current) return { capacity: current, last };
  const from = running && grew ? last.from : current;
  const capacity = running && grew ? Math.max(current, proposed(from)) : wanted;
  return capacity === current
    ? { capacity, last }
    : { capacity, last: { at: now, from, to: capacity } };
}

/**
 * The desired capacity of an Auto Scaling group with step scaling while earlier launches warm up: the
 * adjustment starts from the instances that are warm, and what is launched already counts as part of it.
 * @param warm instances that count for the metric
 * @param desired desired capacity, launches that warm up included
 * Source: EC2 Auto Scaling user guide, step scaling, instance warmup.
 */
export function afterWarmup(
  proposed: (start: number) => number,
  warm: number,
  desired: number,
): number {
  const wanted = proposed(warm);
  if (desired > warm) return Math.max(desired, wanted);
  return wanted;
}
