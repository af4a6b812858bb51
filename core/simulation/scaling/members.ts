import { activateInstance, terminateInstance } from '../instance-events.ts';
import { Rank } from '../queue.ts';
import type { World } from '../world.ts';
import { zoneToShrink } from './group.ts';

/** Lifecycle states of an instance of a group, shortened. */
type MemberState = 'none' | 'Pending' | 'InService' | 'Terminating';

/** An instance that an Auto Scaling group runs or may run. */
export interface Member {
  readonly index: number;
  readonly zone: string;
  state: MemberState;
  /** When its launch began, in milliseconds. */
  launchedAt: number;
  /** Whether it is a container instance of the cluster. */
  registered: boolean;
}

/** Before every simulation, in milliseconds. */
const LONG_AGO = -1_000_000_000;

/** The instances of an Auto Scaling group. */
export class Members {
  private readonly world: World;
  private readonly all: readonly Member[];

  /** @param running how many of the instances, the first ones, are in service */
  constructor(world: World, instances: readonly number[], running: number) {
    this.world = world;
    this.all = instances.map((index, at): Member => {
      const state = at < running ? 'InService' : 'none';
      if (state === 'none') this.leaveOut(index);
      const registered = state === 'InService';
      return { index, zone: world.zoneOf(index), state, launchedAt: LONG_AGO, registered };
    });
  }

  get inService(): readonly Member[] {
    return this.all.filter(({ state }) => state === 'InService');
  }

  /** Instances that count toward the desired capacity. */
  get live(): readonly Member[] {
    return this.all.filter(({ state }) => state === 'Pending' || state === 'InService');
  }

  /** Whether an instance was launched within the warm-up period, in milliseconds. */
  warming(period: number): boolean {
    return this.live.some(({ launchedAt }) => this.world.now < launchedAt + period);
  }

  /** Forgets instances that left the cluster in another way: interrupted, failed, terminated. */
  notice(): void {
    for (const member of this.all) {
      if (!member.registered || this.world.registered[member.index] === 1) continue;
      member.registered = false;
      member.state = 'none';
    }
  }

  /** Launches instances, each in the zone with the fewest that still has a place. */
  launch(count: number): void {
    const { world } = this;
    for (let left = count; left > 0; left--) {
      const free = this.all.filter(({ state, zone }) => {
        return state === 'none' && !world.lostZones.has(zone);
      });
      const live = this.live;
      const inZone = ({ zone }: Member): number => live.filter((one) => one.zone === zone).length;
      const [member] = [...free].sort((a, b) => inZone(a) - inZone(b) || a.index - b.index);
      if (!member) return;
      this.start(member);
    }
  }

  private start(member: Member): void {
    const { world } = this;
    const { settings } = world;
    member.state = 'Pending';
    member.launchedAt = world.now;
    world.record('INSTANCE_LAUNCHING', { subject: world.instanceName(member.index) });
    const inService = world.now + settings.get('instanceLaunch');
    world.at(inService, Rank.instance, () => {
      if (member.state !== 'Pending') return;
      member.state = 'InService';
      const subject = world.instanceName(member.index);
      world.record('INSTANCE_IN_SERVICE', { subject });
      const warm = world.now + settings.get('instanceWarmup');
      world.at(warm, Rank.instance, () => world.record('LAUNCH_ACTIVITY_SUCCESSFUL', { subject }));
      const active = world.now + settings.get('agentRegistration');
      world.at(active, Rank.instance, () => this.register(member));
    });
  }

  private register(member: Member): void {
    const { world } = this;
    const { index } = member;
    if (member.state !== 'InService') return;
    member.registered = true;
    world.registered[index] = 1;
    world.instancesChanged = true;
    world.agents[index] = 1;
    world.state.connected[index] = 1;
    activateInstance(world, index);
  }

  /**
   * Terminates instances: of the zone with the most that has one to give, the oldest launch.
   * @param eligible whether an instance may be terminated
   * @returns how many
   */
  terminate(count: number, eligible: (member: Member) => boolean): number {
    const zones = [...new Set(this.all.map(({ zone }) => zone))].sort();
    for (let done = 0; done < count; done++) {
      const { live, inService } = this;
      const free = inService.filter(eligible);
      const counts = zones.map((zone) => live.filter((one) => one.zone === zone).length);
      const unprotected = zones.map((zone) => free.filter((one) => one.zone === zone).length);
      const zone = zones[zoneToShrink(counts, unprotected)];
      const [member] = free
        .filter((one) => one.zone === zone)
        .sort((a, b) => a.launchedAt - b.launchedAt || a.index - b.index);
      if (!member) return done;
      member.state = 'Terminating';
      terminateInstance(this.world, member.index);
    }
    return count;
  }

  /** The instance is not there yet. */
  private leaveOut(index: number): void {
    const { world } = this;
    world.registered[index] = 0;
    world.instancesChanged = true;
    world.agents[index] = 0;
    world.state.active[index] = 0;
    world.state.connected[index] = 0;
  }
}
