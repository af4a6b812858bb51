import { instancesNeeded, managedScaling } from '../../placement/service/managed-scaling.ts';
import type { Service } from '../entities.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { reservationLowThreshold, scaleInStep } from './capacity-provider.ts';
import { type Member, Members } from './members.ts';
import type { GroupSpec } from './spec.ts';
import { Alarm, everyEvaluation, everyPeriod, Series } from './watch.ts';

/** Managed scaling of the Auto Scaling group of a capacity provider. */
export class GroupScaling {
  private readonly world: World;
  private readonly spec: GroupSpec;
  private readonly members: Members;
  private readonly series = new Series();
  private readonly high: Alarm;
  private readonly low: Alarm;
  private readonly period: number;
  /** Desired capacity in instances. */
  private desired: number;
  /** N and M of the newest datapoint. */
  private counts = { running: 0, needed: 0 };
  /** The last scale-out in milliseconds. */
  private grewAt = Number.NEGATIVE_INFINITY;

  constructor(world: World, spec: GroupSpec) {
    const { settings } = world;
    this.world = world;
    this.spec = spec;
    this.desired = spec.running;
    this.members = new Members(world, spec.instances, spec.running);
    this.period = settings.get('cprPeriod') / 1000;
    const alarm = (name: string, n: number) => ({
      name: `${spec.name}-${name}`,
      common: { n, m: n, treat: 'missing', period: this.period } as const,
    });
    const high = alarm('AlarmHigh', settings.get('cprHighPeriods'));
    const low = alarm('AlarmLow', settings.get('cprLowPeriods'));
    this.high = new Alarm(high.name, {
      ...high.common,
      comparison: 'GreaterThanThreshold',
      threshold: spec.target,
    });
    this.low = new Alarm(low.name, {
      ...low.common,
      comparison: 'LessThanThreshold',
      threshold: reservationLowThreshold(spec.target),
    });
    world.reservations.set(spec.name, []);
  }

  /** Starts to measure and to evaluate. */
  begin(): void {
    everyPeriod(this.world, this.period, () => this.measure());
    everyEvaluation(this.world, this.period, () => this.evaluate());
  }

  /** CapacityProviderReservation. Source: developer guide, managed scaling behavior. */
  private measure(): void {
    const { members, spec, world } = this;
    members.notice();
    this.replaceLost();
    const busy = this.busyInstances();
    const running = members.inService.length;
    const nonEmpty = members.inService.filter(({ index }) => busy.has(index)).length;
    const waiting = spec.services.reduce((sum, name) => sum + this.neededBy(name), 0);
    this.counts = { running, needed: nonEmpty + waiting };
    const { metric } = managedScaling(running, nonEmpty + waiting, spec.target);
    this.series.add(metric);
    world.reservations.get(spec.name)?.push([world.now, metric]);
  }

  /** The group replaces instances that it has lost. */
  private replaceLost(): void {
    const missing = this.desired - this.members.live.length - this.ordered;
    if (missing > 0) this.launch(missing);
  }

  /** Instances with a task other than of a daemon. */
  private busyInstances(): ReadonlySet<number> {
    const { services, standalone } = this.world;
    const busy = new Set<number>();
    for (const owner of [...services.values(), ...standalone.values()]) {
      if (owner.kind === 'service' && owner.spec.scheduling === 'DAEMON') continue;
      for (const { instance } of owner.tasks) busy.add(instance);
    }
    return busy;
  }

  /** Instances that the tasks of a service in PROVISIONING need. */
  private neededBy(name: string): number {
    const { services, input } = this.world;
    const service = services.get(name);
    const launch = service?.primary?.launches[0];
    if (!service || launch?.kind !== 'EC2') return 0;
    const types = this.spec.instances.map((index) => {
      const registered = input.cluster.instances[index]?.registered;
      return { cpu: registered?.cpu ?? 0, memory: registered?.memory ?? 0 };
    });
    return instancesNeeded(types, launch.request.task, provisioningOf(service));
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
    const { counts, members, spec, world } = this;
    const { desired } = managedScaling(counts.running, counts.needed, spec.target);
    const wanted = Math.min(spec.max, desired);
    if (wanted <= this.desired || this.ordered > 0) return;
    if (members.warming(world.settings.get('instanceWarmup'))) return;
    const more = wanted - Math.max(members.live.length, this.desired);
    this.grewAt = world.now;
    this.setDesired(wanted);
    this.launch(more);
  }

  /** Instances whose launch is ordered and has not begun. */
  private ordered = 0;

  private launch(count: number): void {
    const { members, world } = this;
    this.ordered += count;
    world.at(world.now + world.settings.get('asgReaction'), Rank.instance, () => {
      this.ordered -= count;
      members.launch(count);
    });
  }

  /**
   * Each minute a step, not for a while after a scale-out. With managed termination protection only
   * empty instances go.
   */
  private scaleIn(): void {
    const { counts, members, spec, world } = this;
    if (world.now < this.grewAt + world.settings.get('casScaleInWait')) return;
    const { desired } = managedScaling(counts.running, counts.needed, spec.target);
    const wanted = scaleInStep(this.desired, Math.max(spec.min, desired));
    if (wanted >= this.desired) return;
    const busy = this.busyInstances();
    const { managedTerminationProtection: keeps = true } = spec;
    const eligible = ({ index }: Member): boolean => !keeps || !busy.has(index);
    const gone = members.terminate(this.desired - wanted, eligible);
    if (gone > 0) this.setDesired(this.desired - gone);
  }

  private setDesired(count: number): void {
    this.desired = count;
    this.world.record('GROUP_DESIRED_CAPACITY_UPDATED', { subject: this.spec.name, value: count });
  }
}

/** Tasks of a service that wait for an instance with room. */
function provisioningOf(service: Service): number {
  return service.block === 'capacity' ? service.waiting : 0;
}
