import type { Settings } from './settings.ts';

/**
 * The growing time between attempts of a service whose tasks end before RUNNING: it is documented that
 * it grows, its cap and what resets it; the series is an assumption.
 * Source: developer guide, service throttle logic.
 */
export class Throttle {
  private attempts = 0;
  /** No attempt before this time, in milliseconds. */
  until = 0;

  /** @returns the wait in milliseconds before the attempt after `failures` failed ones */
  static wait(settings: Settings, failures: number): number {
    const base = settings.get('throttleBase');
    const factor = settings.get('throttleFactor');
    return Math.min(base * factor ** (failures - 1), settings.get('throttleCap'));
  }

  /** A task ended before RUNNING. Those of one attempt count once. @returns whether a wait begins */
  failed(settings: Settings, now: number): boolean {
    if (now < this.until) return false;
    this.attempts++;
    this.until = now + Throttle.wait(settings, this.attempts);
    return true;
  }

  reset(): void {
    this.attempts = 0;
    this.until = 0;
  }

  /** Attempts that failed since the last reset. */
  get failures(): number {
    return this.attempts;
  }
}
