import { setDesired } from '../changes.ts';
import type { Service } from '../entities.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { activityTexts } from './activity.ts';
import { combined, duringDeployment } from './policies.ts';
import type { Limits } from './scheduled.ts';
import type { ScalableServiceSpec } from './spec.ts';
import { StepPolicy } from './step-policy.ts';
import { TrackingPolicy } from './tracking-policy.ts';
import { everyEvaluation, everyPeriod } from './watch.ts';

type Policy = TrackingPolicy | StepPolicy;

/** Why nothing is scaled: NotScaledReason of DescribeScalingActivities, and what it has no word for. */
export type NotScaled =
  | 'AlreadyAtMaxCapacity'
  | 'AlreadyAtMinCapacity'
  | 'AutoScalingAnticipatedFlapping'
  | 'TargetServicePutResourceAsUnscalable'
  | 'CooldownInProgress'
  | 'ActivityInProgress'
  | 'OtherPolicies'
  | 'Suspended';

/** The last activity. */
interface Last {
  /** In milliseconds. */
  readonly at: number;
  readonly to: number;
  readonly grew: boolean;
  /** Cooldown in milliseconds. */
  readonly cooldown: number;
  readonly step: StepPolicy | undefined;
}

/** Service auto scaling of one service. */
export class ServiceScaling {
  readonly service: Service;
  readonly spec: ScalableServiceSpec;
  /** Capacity limits in tasks; scheduled actions change them. */
  limits: { readonly min: number; readonly max: number };
  private readonly world: World;
  private readonly tracking: readonly TrackingPolicy[];
  private readonly steps: readonly StepPolicy[];
  /** The desired count that was set and that the scheduler does not know yet. */
  private pending: number | undefined;
  private last: Last | undefined;
  private said: string | undefined;

  constructor(world: World, service: Service, spec: ScalableServiceSpec) {
    this.world = world;
    this.service = service;
    this.spec = spec;
    this.limits = { min: spec.min, max: spec.max };
    this.tracking = spec.policies.map((one) => new TrackingPolicy(world, service, one));
    this.steps = (spec.steps ?? []).map((one) => new StepPolicy(world, service, one));
  }

  /** The desired count that is set, though the scheduler may not know it yet. */
  get desired(): number {
    return this.pending ?? this.service.desired;
  }

  /** Starts to measure and to evaluate. */
  begin(): void {
    const { service, world } = this;
    const policies: readonly Policy[] = [...this.tracking, ...this.steps];
    for (const policy of policies) {
      const { period, metric } = policy;
      everyPeriod(world, period, () => metric.measure(world, service, period));
    }
    for (const period of new Set(policies.map((one) => one.period))) {
      const those = policies.filter((one) => one.period === period);
      everyEvaluation(world, period, () => this.evaluate(those));
    }
  }

  private evaluate(policies: readonly Policy[]): void {
    const { world } = this;
    const asking = policies.filter((policy) => policy.evaluate(world));
    if (asking.length === 0) {
      this.said = undefined;
      return;
    }
    // A step policy acts on its own evaluations alone.
    const steps = this.steps.filter((one) => asking.includes(one));
    const reaction = world.settings.get('aasReaction');
    world.at(world.now + reaction, Rank.scaling, () => this.act(steps));
  }

  private act(steps: readonly StepPolicy[]): void {
    const { limits, service, world } = this;
    const current = this.desired;
    const now: Limits = { ...limits, desired: current };
    this.settle();
    const tracked = combined(
      current,
      this.tracking.map((policy) => policy.proposal(service, now)),
    );
    const stepped = steps.map((policy) => ({
      policy,
      result: policy.capacity(service, now, world.now / 1000),
    }));
    const asked = [tracked, ...stepped.map(({ result }) => result)];
    const out = Math.max(current, ...asked);
    const inward = asked.filter((count) => count < current);
    const wanted = out > current ? out : inward.length > 0 ? Math.max(...inward) : current;
    const step = stepped.find(({ result }) => result === wanted && result !== tracked)?.policy;
    const reason =
      wanted === current ? this.reasonForNothing(current) : this.reasonAgainst(wanted, step);
    if (reason) this.notScaled(reason);
    else if (wanted !== current) this.scale(wanted, step);
  }

  private scale(wanted: number, step: StepPolicy | undefined): void {
    const { world } = this;
    const current = this.desired;
    const grew = wanted > current;
    const cooldown = this.cooldownOf(grew, step);
    if (step) {
      const { last } = step;
      const runs = last !== undefined && last.to > last.from && this.runs(last.at, cooldown);
      const from = grew && runs ? last.from : current;
      step.last = { at: Number.POSITIVE_INFINITY, from, to: wanted };
      step.orderedAt = world.now;
    }
    this.last = { at: world.now, to: wanted, grew, cooldown, step };
    this.said = undefined;
    const { alarm, policy } = this.triggerOf(grew, step);
    this.set(wanted, policy, activityTexts(wanted, alarm, policy, false).cause);
  }

  /** Sets the desired count; the scheduler hears of it after a while. */
  set(count: number, subject: string, text: string): void {
    const { service, world } = this;
    this.pending = count;
    const set = (): void => {
      if (this.pending === count) this.pending = undefined;
      setDesired(world, service, count, { subject, text });
    };
    const reaction = service.settings.get('apiReaction');
    if (reaction <= 0) set();
    else world.at(world.now + reaction, Rank.event, set);
  }

  private triggerOf(grew: boolean, step: StepPolicy | undefined) {
    if (step) return { alarm: step.spec.alarmName, policy: step.spec.name };
    const direction = grew ? 'out' : 'in';
    const one = this.tracking.find((policy) => policy.direction === direction);
    return { alarm: one?.firing ?? '', policy: one?.spec.name ?? '' };
  }

  /** Milliseconds. Of several target tracking policies the longest one. */
  private cooldownOf(grew: boolean, step: StepPolicy | undefined): number {
    const name = grew ? 'scaleOutCooldown' : 'scaleInCooldown';
    const usual = this.service.settings.get(name);
    if (step) return step.spec.cooldown === undefined ? usual : step.spec.cooldown * 1000;
    const direction = grew ? 'out' : 'in';
    const own = this.tracking
      .filter((policy) => policy.direction === direction)
      .map(({ spec }) => (spec[name] === undefined ? usual : spec[name] * 1000));
    return own.length > 0 ? Math.max(...own) : usual;
  }

  /** Whether a cooldown in milliseconds that began at a time in seconds still runs. */
  private runs(since: number, cooldown: number): boolean {
    return this.world.now < since * 1000 + cooldown;
  }

  /** The cooldown of an activity begins when Amazon ECS runs as many tasks as it set. */
  private settle(): void {
    for (const step of this.steps) {
      const { last, orderedAt } = step;
      if (!last || Number.isFinite(last.at)) continue;
      const done = this.fulfilledAt({ at: orderedAt, to: last.to });
      if (done !== undefined) step.last = { ...last, at: done / 1000 };
    }
  }

  /** @returns milliseconds; undefined while tasks are missing or too many */
  private fulfilledAt({ at, to }: Pick<Last, 'at' | 'to'>): number | undefined {
    const { service, world } = this;
    if (this.desired !== to) return at;
    const points = world.recorder.services.get(service.name) ?? [];
    const since = Math.max(
      0,
      points.findLastIndex(({ time }) => time <= at),
    );
    const found = points.slice(since).find(({ running }) => running === to);
    return found && Math.max(at, found.time);
  }

  /** What holds a change back; undefined when nothing does. */
  private reasonAgainst(wanted: number, step: StepPolicy | undefined): NotScaled | undefined {
    const { service, spec } = this;
    const current = this.desired;
    if (wanted > current) return spec.suspended?.scalingOut ? 'Suspended' : undefined;
    if (spec.suspended?.scalingIn) return 'Suspended';
    const controller = spec.external ? 'EXTERNAL' : 'ECS';
    const held = duringDeployment(controller, service.deploying, 'in');
    if (!held.scales) return held.reason;
    return this.reasonToWait(step);
  }

  /** An activity that is not fulfilled, or its cooldown, holds scale-in. */
  private reasonToWait(step: StepPolicy | undefined): NotScaled | undefined {
    const { last, world } = this;
    if (!last || (step && last.step === step)) return undefined;
    const done = this.fulfilledAt(last);
    if (done === undefined) return 'ActivityInProgress';
    return world.now < done + last.cooldown ? 'CooldownInProgress' : undefined;
  }

  private reasonForNothing(current: number): NotScaled | undefined {
    const { min, max } = this.limits;
    const asked = [...this.tracking, ...this.steps];
    const out = this.tracking.some(({ direction }) => direction === 'out');
    if (out && current >= max) return 'AlreadyAtMaxCapacity';
    const inward = this.tracking.filter(({ direction }) => direction === 'in');
    if (inward.length === 0 || asked.length === 0) return undefined;
    if (current <= min) return 'AlreadyAtMinCapacity';
    const deciding = this.tracking.filter(({ spec }) => !spec.disableScaleIn);
    if (inward.length < deciding.length) return 'OtherPolicies';
    return 'AutoScalingAnticipatedFlapping';
  }

  /** Said once, until something else is true. */
  private notScaled(reason: NotScaled): void {
    if (this.said === reason) return;
    this.said = reason;
    this.world.record('SCALING_NOT_PERFORMED', { service: this.service.name, subject: reason });
  }
}
