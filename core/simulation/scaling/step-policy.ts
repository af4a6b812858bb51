import type { Service } from '../entities.ts';
import type { World } from '../world.ts';
import { type Activity, afterCooldown } from './cooldown.ts';
import { Metric } from './metric.ts';
import type { Limits } from './scheduled.ts';
import type { StepPolicySpec } from './spec.ts';
import { adjusted, sideOf, stepFor } from './step.ts';
import { firstMove } from './tracking.ts';
import { Alarm } from './watch.ts';

/** A step scaling policy while the simulation runs. */
export class StepPolicy {
  readonly spec: StepPolicySpec;
  readonly metric: Metric;
  /** Its alarm is in ALARM at the evaluation that is being acted on. */
  firing = false;
  /** Its last activity; `at` is infinite until it is fulfilled. */
  last: Activity | undefined;
  /** When that was ordered, in milliseconds. */
  orderedAt = 0;
  private readonly alarm: Alarm;

  constructor(world: World, service: Service, spec: StepPolicySpec) {
    this.spec = spec;
    this.metric = new Metric(world, service, spec);
    this.alarm = new Alarm(spec.alarmName, spec.alarm);
  }

  /** Seconds. */
  get period(): number {
    return this.spec.alarm.period;
  }

  /** @returns whether the policy asks for something */
  evaluate(world: World): boolean {
    this.firing = this.alarm.evaluate(world, this.metric.series);
    return this.firing;
  }

  /**
   * The capacity that the policy sets, within the limits.
   * @param now seconds
   */
  capacity(service: Service, { min, max, desired }: Limits, now: number): number {
    const { steps, alarm, type, minimum } = this.spec;
    const metric = this.aggregated();
    if (!this.firing || metric === undefined) return desired;
    const step = stepFor(steps, metric, alarm.threshold, sideOf(steps));
    if (!step) return desired;
    const wanted = (start: number): number => adjusted(start, type, step.adjustment, minimum);
    const inward = wanted(desired) < desired;
    const limited = firstMove(desired, min, max, inward ? 'in' : 'out');
    if (limited !== undefined) return limited;
    const inside = (start: number): number => Math.max(min, Math.min(max, wanted(start)));
    const seconds = this.spec.cooldown;
    const cooldown = (name: 'scaleOutCooldown' | 'scaleInCooldown'): number =>
      seconds ?? service.settings.get(name) / 1000;
    const cooldowns = { out: cooldown('scaleOutCooldown'), in: cooldown('scaleInCooldown') };
    return afterCooldown(inside, desired, this.last, cooldowns, now).capacity;
  }

  /** The newest datapoints that the alarm looks at, as one value. */
  private aggregated(): number | undefined {
    const { values } = this.metric.series;
    const known = values.slice(-this.spec.alarm.n).filter((value) => value !== undefined);
    if (known.length === 0) return undefined;
    switch (this.spec.aggregation) {
      case 'Minimum':
        return Math.min(...known);
      case 'Maximum':
        return Math.max(...known);
      default:
        return known.reduce((sum, value) => sum + value, 0) / known.length;
    }
  }
}
