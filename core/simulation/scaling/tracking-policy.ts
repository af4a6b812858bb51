import type { Service } from '../entities.ts';
import type { World } from '../world.ts';
import { Metric } from './metric.ts';
import type { Proposal } from './policies.ts';
import type { Limits } from './scheduled.ts';
import type { AlarmSpec, TrackingPolicySpec } from './spec.ts';
import { type TrackingAlarms, trackingAlarms, trackingCapacity } from './tracking.ts';
import { Alarm } from './watch.ts';

/** A target tracking policy while the simulation runs. */
export class TrackingPolicy {
  readonly spec: TrackingPolicySpec;
  readonly metric: Metric;
  /** What the alarms ask for at the last evaluation. */
  direction: 'in' | 'out' | undefined;
  private readonly alarms: TrackingAlarms;
  private readonly high: Alarm;
  private readonly low: Alarm | undefined;

  constructor(world: World, service: Service, spec: TrackingPolicySpec) {
    const { settings } = world;
    this.spec = spec;
    this.metric = new Metric(world, service, spec);
    this.alarms = trackingAlarms(spec.metric, spec.target, spec.disableScaleIn ?? false, {
      trackingHighPeriods: settings.get('trackingHighPeriods'),
      trackingLowPeriods: settings.get('trackingLowPeriods'),
      trackingLowFactor: settings.get('trackingLowFactor'),
      metricPeriod: settings.get('metricPeriod') / 1000,
    });
    const { high, highPeriods, low, lowPeriods, period } = this.alarms;
    const over = (n: number): Pick<AlarmSpec, 'n' | 'm' | 'treat' | 'period'> => {
      return { n, m: n, treat: 'missing', period };
    };
    this.high = new Alarm(`${spec.name}-AlarmHigh`, {
      ...over(highPeriods),
      comparison: 'GreaterThanThreshold',
      threshold: high,
    });
    if (low === undefined || lowPeriods === undefined) return;
    this.low = new Alarm(`${spec.name}-AlarmLow`, {
      ...over(lowPeriods),
      comparison: 'LessThanThreshold',
      threshold: low,
    });
  }

  /** Seconds. */
  get period(): number {
    return this.alarms.period;
  }

  /** The alarm that is in ALARM, by name. */
  get firing(): string | undefined {
    return this.direction === 'out' ? this.high.name : this.low?.name;
  }

  /** @returns whether the policy asks for something */
  evaluate(world: World): boolean {
    const { series } = this.metric;
    const high = this.high.evaluate(world, series);
    const low = this.low?.evaluate(world, series) ?? false;
    this.direction = high ? 'out' : low ? 'in' : undefined;
    return this.direction !== undefined;
  }

  proposal(service: Service, { min, max, desired }: Limits): Proposal {
    const { spec, direction, metric } = this;
    const { newest } = metric.series;
    const disableScaleIn = spec.disableScaleIn ?? false;
    if (!direction || newest === undefined) return { result: undefined, disableScaleIn };
    const result = trackingCapacity({
      running: metric.running,
      desired,
      metric: newest,
      target: spec.target,
      min,
      max,
      direction,
      maxScaleInStep: service.settings.get('maxScaleInStep'),
    });
    return { result, disableScaleIn };
  }
}
