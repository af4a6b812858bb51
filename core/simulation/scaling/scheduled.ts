/** Capacity limits and desired count of a scalable target, in tasks. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/**
 * What a scheduled action does: it sets the limits that it names; the desired count moves only as far as
 * the new limits need it. Cooldowns do not hold it back.
 * Source: Application Auto Scaling user guide, scheduled scaling.
 */
export function afterScheduledAction(
  now: Limits,
  action: { readonly min?: number | undefined; readonly max?: number | undefined },
): Limits {
  const min = action.min ?? now.min;
  const max = action.max ?? now.max;
  return { min, max, desired: Math.min(max, Math.max(min, now.desired)) };
}
