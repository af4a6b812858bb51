import { SLACK } from './rounding.ts';
import type { AdjustmentType, Step } from './spec.ts';

/** Which side of the threshold the steps are for: it decides which bound is inclusive. */
export type Side = 'above' | 'below';

/**
 * The step that applies to a metric. Above the threshold the lower bound is inclusive and the upper one
 * exclusive, below it the other way round. Source: Application Auto Scaling user guide, step adjustments.
 */
export function stepFor<S extends Pick<Step, 'lower' | 'upper'>>(
  steps: readonly S[],
  metric: number,
  threshold: number,
  side: Side,
): S | undefined {
  const breach = Number((metric - threshold).toPrecision(12));
  return steps.find(({ lower, upper }) => {
    const from = lower ?? Number.NEGATIVE_INFINITY;
    const to = upper ?? Number.POSITIVE_INFINITY;
    return side === 'above' ? breach >= from && breach < to : breach > from && breach <= to;
  });
}

/** The breach is above the threshold when a step for that side can apply: bounds of 0 or more. */
export function sideOf(steps: readonly Pick<Step, 'lower' | 'upper'>[]): Side {
  const outward = steps.every(({ lower, upper }) => (lower ?? -1) >= 0 && (upper ?? 0) >= 0);
  return outward ? 'above' : 'below';
}

/**
 * The capacity after an adjustment, before limits. Changes in percent are rounded: above 1 down, between
 * 0 and 1 up to 1, between −1 and 0 to −1, below −1 towards 0; then the minimum magnitude applies.
 * @param current capacity that the adjustment starts from, in tasks or instances
 * @param minimum MinAdjustmentMagnitude, for changes in percent only
 * Source: Application Auto Scaling user guide, scaling adjustment types.
 */
export function adjusted(
  current: number,
  type: AdjustmentType,
  adjustment: number,
  minimum = 0,
): number {
  if (type === 'ExactCapacity') return Math.max(0, adjustment);
  if (type === 'ChangeInCapacity') return Math.max(0, current + adjustment);
  if (adjustment === 0) return current;
  const exact = (current * adjustment) / 100;
  const sign = Math.sign(adjustment);
  const whole = Math.max(exact === 0 ? 0 : 1, Math.floor(Math.abs(exact) + SLACK));
  return Math.max(0, current + sign * Math.max(whole, minimum));
}
