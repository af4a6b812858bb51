import {
  instancesNeeded,
  managedScaling,
  type Size,
} from '../../placement/service/managed-scaling.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import type { AutoScalingGroup } from './auto-scaling-group.ts';
import { reservationLowThreshold, scaleInStep } from './capacity-provider.ts';
import type { Member } from './members.ts';
import type { GroupSpec } from './spec.ts';
import { Alarm, everyEvaluation, everyPeriod, Series } from './watch.ts';

/** The sizes of the instances of a group, each once. */
function sizesOf({ input }: World, { instances }: GroupSpec): readonly Size[] {
  const sizes = new Map<string, Size>();
  for (const index of instances) {
    const { cpu = 0, memory = 0 } = input.cluster.instances[index]?.registered ?? {};
    sizes.set(`${cpu} ${memory}`, { cpu, memory });
  }
  return [...sizes.values()];
}

/** Managed scaling of the Auto Scaling group of a capacity provider. */
export class GroupScaling {
  private readonly world: World;
  private readonly group: AutoScalingGroup;
  /** `targetCapacity` in percent. */
  private readonly target: number;
  private readonly series = new Series();
  private readonly high: Alarm;
  private readonly low: Alarm;
  private readonly period: number;
  /** What the instances of the group register. */
  private readonly types: readonly Size[];
  /** N and M of the newest datapoint. */
  private counts = { running: 0, needed: 0 };

  constructor(world: World, group: AutoScalingGroup, target: number) {
    const { settings, spec } = group;
    this.world = world;
    this.group = group;
    this.target = target;
    this.period = settings.get('cprPeriod') / 1000;
    const alarm = (n: number) => ({ n, m: n, treat: 'missing', period: this.period }) as const;
    this.high = new Alarm(`${spec.name}-AlarmHigh`, {
      ...alarm(settings.get('cprHighPeriods')),
      comparison: 'GreaterThanThreshold',
      threshold: target,
    });
    this.low = new Alarm(`${spec.name}-AlarmLow`, {
      ...alarm(settings.get('cprLowPeriods')),
      comparison: 'LessThanThreshold',
      threshold: reservationLowThreshold(target),
    });
    this.types = sizesOf(world, spec);
    world.reservations.set(spec.name, []);
  }

  /** Starts to measure and to evaluate. */
  begin(): void {
    everyPeriod(this.world, this.period, () => this.measure());
    everyEvaluation(this.world, this.period, () => this.evaluate());
  }

  /** CapacityProviderReservation. Source: developer guide, managed scaling behavior. */
  private measure(): void {
    const { group, world, target } = this;
    group.keep();
    const running = group.members.inServiceNumber;
    const needed = group.members.busyCount + this.neededByWaiting();
    this.counts = { running, needed };
    const { metric } = managedScaling(running, needed, target);
    this.series.add(metric);
    world.reservations.get(group.spec.name)?.push([world.now, metric, running, needed]);
  }

  /** Instances that tasks in PROVISIONING need, those of equal requirements together. */
  private neededByWaiting(): number {
    const { spec } = this.group;
    let sum = 0;
    for (const { request, count } of this.world.provisioning.on(spec)) {
      sum += instancesNeeded(this.types, request.task, count, spec.stepSizes);
    }
    return sum;
  }

  private evaluate(): void {
    const { series, world } = this;
    const high = this.high.evaluate(world, series);
    const low = this.low.evaluate(world, series);
    if (high) world.at(world.now, Rank.scaling, () => this.scaleOut());
    else if (low) world.at(world.now, Rank.scaling, () => this.scaleIn());
  }

  /** Only above what is desired already, and not while an instance warms up. */
  private scaleOut(): void {
    const { counts, group, target } = this;
    const { desired } = managedScaling(counts.running, counts.needed, target);
    const wanted = Math.min(group.max, desired);
    if (wanted <= group.desired || group.ordered > 0) return;
    if (group.members.warming(group.settings.get('instanceWarmup'))) return;
    group.grow(wanted);
  }

  /**
   * Each minute a step, not for a while after a scale-out. With managed termination protection only
   * empty instances go.
   */
  private scaleIn(): void {
    const { counts, group, target, world } = this;
    if (world.now < group.grewAt + group.settings.get('casScaleInWait')) return;
    const { desired } = managedScaling(counts.running, counts.needed, target);
    const wanted = scaleInStep(group.desired, Math.max(group.min, desired));
    if (wanted >= group.desired) return;
    const { managedTerminationProtection: keeps = true } = group.spec;
    const eligible = ({ index }: Member): boolean => !keeps || world.tasksOn[index] === 0;
    group.shrink(group.desired - wanted, eligible);
  }
}
