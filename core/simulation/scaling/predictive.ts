import { SLACK } from './rounding.ts';
import type { MaxCapacityBehavior } from './spec.ts';

/** What predictive scaling decides about. Counts in tasks. */
export interface Forecast {
  readonly forecast: number;
  readonly current: number;
  readonly maxCapacity: number;
  readonly behavior: MaxCapacityBehavior;
  /** MaxCapacityBuffer: percent over the forecast, for IncreaseMaxCapacity. */
  readonly bufferPercent: number;
}

/**
 * The capacity that predictive scaling sets. It never scales in. Beyond the maximum it stays at it, or
 * goes over it with a buffer above the forecast.
 * Source: Application Auto Scaling user guide, predictive scaling.
 */
export function predictedCapacity(request: Forecast): number {
  const { forecast, current, maxCapacity, behavior, bufferPercent } = request;
  if (forecast <= current) return current;
  if (forecast <= maxCapacity) return Math.ceil(forecast - SLACK);
  if (behavior === 'HonorMaxCapacity') return Math.max(current, maxCapacity);
  return Math.ceil(forecast * (1 + bufferPercent / 100) - SLACK);
}

/**
 * When predictive scaling acts on the forecast of an hour, in seconds.
 * @param buffer SchedulingBufferTime in seconds, 0 to 3,599
 */
export function predictiveActsAt(fullHour: number, buffer: number): number {
  return fullHour - buffer;
}
