import { setDesired } from '../changes.ts';
import type { Service } from '../entities.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { curveBetween, loadBetween } from './load.ts';
import { combined, duringDeployment, type Proposal } from './policies.ts';
import type { ScalableServiceSpec, TrackingPolicySpec } from './spec.ts';
import { type TrackingAlarms, trackingAlarms, trackingCapacity } from './tracking.ts';
import { Alarm, everyEvaluation, everyPeriod, Series } from './watch.ts';

/** A target tracking policy while the simulation runs. */
class Policy {
  readonly spec: TrackingPolicySpec;
  readonly alarms: TrackingAlarms;
  readonly series = new Series();
  readonly high: Alarm;
  readonly low: Alarm | undefined;
  /** Running tasks on average while the newest datapoint was measured. */
  running = 0;
  /** What the alarms ask for at the last evaluation. */
  direction: 'in' | 'out' | undefined;

  constructor(world: World, spec: TrackingPolicySpec) {
    const { settings } = world;
    this.spec = spec;
    this.alarms = trackingAlarms(spec.metric, spec.target, spec.disableScaleIn ?? false, {
      trackingHighPeriods: settings.get('trackingHighPeriods'),
      trackingLowPeriods: settings.get('trackingLowPeriods'),
      trackingLowFactor: settings.get('trackingLowFactor'),
      metricPeriod: settings.get('metricPeriod') / 1000,
    });
    const { high, highPeriods, low, lowPeriods, period } = this.alarms;
    const common = { treat: 'missing', period } as const;
    this.high = new Alarm(`${spec.name}-AlarmHigh`, {
      ...common,
      n: highPeriods,
      m: highPeriods,
      comparison: 'GreaterThanThreshold',
      threshold: high,
    });
    this.low =
      low === undefined || lowPeriods === undefined
        ? undefined
        : new Alarm(`${spec.name}-AlarmLow`, {
            ...common,
            n: lowPeriods,
            m: lowPeriods,
            comparison: 'LessThanThreshold',
            threshold: low,
          });
  }
}

/** Service auto scaling of one service. */
export class ServiceScaling {
  private readonly world: World;
  private readonly service: Service;
  private readonly spec: ScalableServiceSpec;
  private readonly policies: readonly Policy[];
  /** The desired count that was set and that the scheduler does not know yet. */
  private pending: number | undefined;
  /** The last activity: its time in milliseconds, and what it came to. */
  private last: { readonly at: number; readonly to: number; readonly grew: boolean } | undefined;

  constructor(world: World, service: Service, spec: ScalableServiceSpec) {
    this.world = world;
    this.service = service;
    this.spec = spec;
    this.policies = spec.policies.map((one) => new Policy(world, one));
  }

  /** Starts to measure and to evaluate. */
  begin(): void {
    for (const policy of this.policies) {
      const { period } = policy.alarms;
      everyPeriod(this.world, period, () => this.measure(policy, period));
    }
    for (const period of new Set(this.policies.map(({ alarms }) => alarms.period))) {
      const those = this.policies.filter(({ alarms }) => alarms.period === period);
      everyEvaluation(this.world, period, () => this.evaluate(those));
    }
  }

  /** The average over all tasks and the whole period, as CloudWatch weighs samples of tasks. */
  private measure(policy: Policy, period: number): void {
    const to = this.world.now / 1000;
    const from = to - period;
    const points = this.world.recorder.services.get(this.service.name) ?? [];
    const first = Math.max(
      0,
      points.findLastIndex(({ time }) => time <= from * 1000),
    );
    const running = curveBetween(
      points.slice(first).map((one) => [one.time / 1000, one.running] as const),
      from,
      to,
    );
    policy.running = running / period;
    policy.series.add(running > 0 ? loadBetween(policy.spec.load, from, to) / running : undefined);
  }

  private evaluate(policies: readonly Policy[]): void {
    const { world } = this;
    let acts = false;
    for (const policy of policies) {
      const high = policy.high.evaluate(world, policy.series);
      const low = policy.low?.evaluate(world, policy.series) ?? false;
      policy.direction = high ? 'out' : low ? 'in' : undefined;
      acts ||= policy.direction !== undefined;
    }
    if (acts) {
      const reaction = world.settings.get('aasReaction');
      world.at(world.now + reaction, Rank.scaling, () => this.act());
    }
  }

  private act(): void {
    const { service, world } = this;
    const current = this.pending ?? service.desired;
    const wanted = combined(
      current,
      this.policies.map((policy) => this.proposalOf(policy, current)),
    );
    if (wanted === current || (wanted < current && this.holdsScaleIn())) return;
    this.last = { at: world.now, to: wanted, grew: wanted > current };
    this.pending = wanted;
    const set = (): void => {
      this.pending = undefined;
      setDesired(world, service, wanted);
    };
    const reaction = service.settings.get('apiReaction');
    if (reaction <= 0) set();
    else world.at(world.now + reaction, Rank.event, set);
  }

  private proposalOf({ spec, direction, series, running }: Policy, current: number): Proposal {
    const { newest } = series;
    const disableScaleIn = spec.disableScaleIn ?? false;
    if (!direction || newest === undefined) return { result: undefined, disableScaleIn };
    const result = trackingCapacity({
      running,
      desired: current,
      metric: newest,
      target: spec.target,
      min: this.spec.min,
      max: this.spec.max,
      direction,
      maxScaleInStep: this.service.settings.get('maxScaleInStep'),
    });
    return { result, disableScaleIn };
  }

  /** A deployment in progress, an activity that is not fulfilled, or its cooldown holds scale-in. */
  private holdsScaleIn(): boolean {
    const { service, last, world } = this;
    if (!duringDeployment('ECS', service.deploying, 'in').scales) return true;
    if (!last) return false;
    const points = world.recorder.services.get(service.name) ?? [];
    const since = Math.max(
      0,
      points.findLastIndex(({ time }) => time <= last.at),
    );
    const fulfilled = points.slice(since).find(({ running }) => running === last.to);
    const superseded = service.desired !== last.to;
    if (!fulfilled && !superseded) return true;
    const cooldown = service.settings.get(last.grew ? 'scaleOutCooldown' : 'scaleInCooldown');
    return world.now < Math.max(last.at, fulfilled?.time ?? 0) + cooldown;
  }
}
