import type { TaskRequirements } from '../../placement/model.ts';
import { NO_REQUIREMENTS } from '../../placement/requirements.ts';
import { RESOURCE_NAMES } from '../../placement/resources.ts';
import { addInstance, terminateInstance } from '../instance-events.ts';
import { Rank } from '../queue.ts';
import type { Settings } from '../settings.ts';
import type { World } from '../world.ts';
import { zoneToShrink } from './group.ts';
import type { MemberSpec, TerminationPolicy } from './spec.ts';
import { chosenMember } from './termination-policies.ts';

/** Lifecycle states of an instance of a group, shortened. */
type MemberState = 'none' | 'Pending' | 'InService' | 'Terminating';

/** An instance that an Auto Scaling group runs or may run. */
export interface Member {
  readonly index: number;
  readonly zone: Zone;
  spec: MemberSpec;
  state: MemberState;
  /** When its launch began, in milliseconds. */
  launchedAt: number;
  /** Whether it is a container instance of the cluster. */
  registered: boolean;
}

/** An Availability Zone of a group. */
interface Zone {
  readonly name: string;
  /** Instances that it may launch, the next one last. */
  readonly free: Member[];
  /** Instances that are Pending or InService. */
  live: number;
}

/** The group of what is taken on instances that are not there. */
const ABSENT = '';

/** Before every simulation, in milliseconds. */
const LONG_AGO = -1_000_000_000;

/** What the instances of a group are, besides the cluster. */
interface MembersSpec {
  readonly instances: readonly number[];
  /** How many of the instances, the first ones, are in service. */
  readonly running: number;
  readonly members?: ReadonlyMap<number, MemberSpec> | undefined;
}

/** The instances of an Auto Scaling group. */
export class Members {
  private readonly world: World;
  private readonly settings: Settings;
  private readonly all: readonly Member[];
  private readonly zones: readonly Zone[];
  private inServiceCount = 0;
  /** Removals of instances from the cluster that were looked at. */
  private seen = 0;
  /** What is taken on instances that are not there, so that placement does not look at them. */
  private readonly absent = new Map<number, TaskRequirements>();

  constructor(world: World, settings: Settings, { instances, running, members }: MembersSpec) {
    this.world = world;
    this.settings = settings;
    const zones = new Map<string, Zone>();
    this.all = instances.map((index, at): Member => {
      const name = world.zoneOf(index);
      const zone = zones.get(name) ?? { name, free: [], live: 0 };
      zones.set(name, zone);
      const spec = members?.get(index) ?? {};
      const launchedAt = spec.launchedAt === undefined ? LONG_AGO : spec.launchedAt * 1000;
      const there = at < running;
      world.grouped[index] = 1;
      const member: Member = { index, zone, spec, state: 'none', launchedAt, registered: there };
      if (there) this.enter(member, 'InService');
      else {
        leaveOut(world, index);
        this.takeAll(index);
      }
      return member;
    });
    this.zones = [...zones.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const member of this.all) if (member.state === 'none') member.zone.free.push(member);
    for (const { free } of this.zones) free.reverse();
  }

  get inService(): readonly Member[] {
    return this.all.filter(({ state }) => state === 'InService');
  }

  /** Instances that count toward the desired capacity. */
  get liveCount(): number {
    return this.zones.reduce((sum, { live }) => sum + live, 0);
  }

  get inServiceNumber(): number {
    return this.inServiceCount;
  }

  /** Container instances of the cluster that count toward the desired capacity. */
  get registeredCount(): number {
    return this.all.filter(({ state, registered }) => state === 'InService' && registered).length;
  }

  /** Instances in service with a task other than of a daemon. */
  get busyCount(): number {
    const { tasksOn } = this.world;
    let count = 0;
    for (const { index, state } of this.all) {
      if (state === 'InService' && (tasksOn[index] ?? 0) > 0) count++;
    }
    return count;
  }

  /** Whether an instance was launched within the warm-up period, in milliseconds. */
  warming(period: number): boolean {
    const { now } = this.world;
    return this.all.some(
      ({ launchedAt, state }) =>
        now < launchedAt + period && (state === 'Pending' || state === 'InService'),
    );
  }

  /** Forgets instances that left the cluster in another way: interrupted, failed, terminated. */
  notice(): void {
    if (this.seen === this.world.removals) return;
    this.seen = this.world.removals;
    for (const member of this.all) {
      if (!member.registered || this.world.registered[member.index] === 1) continue;
      member.registered = false;
      this.enter(member, 'none');
      this.takeAll(member.index);
      member.zone.free.push(member);
    }
    for (const member of this.all) {
      const early = member.state === 'InService' && !member.registered;
      if (early && this.world.lostZones.has(member.zone.name)) this.giveBack(member);
    }
  }

  /**
   * Launches instances, each in the zone with the fewest that still has a place.
   * @param duration milliseconds until each is InService
   * @returns how many
   */
  launch(count: number, duration = this.settings.get('instanceLaunch')): number {
    for (let done = 0; done < count; done++) {
      let best: Zone | undefined;
      for (const zone of this.zones) {
        if (zone.free.length === 0 || this.world.lostZones.has(zone.name)) continue;
        if (!best || zone.live < best.live) best = zone;
      }
      const member = best?.free.pop();
      if (!member) return done;
      this.start(member, duration);
    }
    return count;
  }

  private start(member: Member, duration: number): void {
    const { settings, world } = this;
    this.enter(member, 'Pending');
    const launchedAt = world.now;
    const stale = (): boolean => member.launchedAt !== launchedAt;
    member.launchedAt = launchedAt;
    // What is launched now has the newest template.
    member.spec = {};
    world.record('INSTANCE_LAUNCHING', { subject: world.instanceName(member.index) });
    world.at(world.now + duration, Rank.instance, () => {
      if (member.state !== 'Pending' || stale()) return;
      if (world.lostZones.has(member.zone.name)) return this.giveBack(member);
      this.enter(member, 'InService');
      const subject = world.instanceName(member.index);
      world.record('INSTANCE_IN_SERVICE', { subject });
      const warm = world.now + settings.get('instanceWarmup');
      world.at(warm, Rank.instance, () => world.record('LAUNCH_ACTIVITY_SUCCESSFUL', { subject }));
      const active = world.now + settings.get('agentRegistration');
      world.at(active, Rank.instance, () => {
        if (!stale()) this.register(member);
      });
    });
  }

  private register(member: Member): void {
    const { world } = this;
    const { index } = member;
    if (member.state !== 'InService') return;
    member.registered = true;
    const taken = this.absent.get(index);
    this.absent.delete(index);
    if (taken) world.state.remove(index, taken, ABSENT);
    addInstance(world, index);
  }

  /**
   * Terminates instances: of the zone with the most that has one to give, what the policies choose.
   * @param eligible whether an instance may be terminated
   * @returns how many
   */
  scaleIn(
    count: number,
    policies: readonly TerminationPolicy[],
    eligible: (member: Member) => boolean,
  ): number {
    const free = this.inService.filter(
      (member) => !member.spec.protectedFromScaleIn && eligible(member),
    );
    const left = this.zones.map((zone) => free.filter((member) => member.zone === zone));
    for (let done = 0; done < count; done++) {
      const at = zoneToShrink(
        this.zones.map(({ live }) => live),
        left.map(({ length }) => length),
      );
      const members = left[at];
      const member = members && chosenMember(policies, members, this.world.now);
      if (!member) return done;
      members.splice(members.indexOf(member), 1);
      this.terminate(member);
    }
    return count;
  }

  terminate(member: Member): void {
    if (!member.registered) return this.giveBack(member);
    this.enter(member, 'Terminating');
    terminateInstance(this.world, member.index);
  }

  /** The instance no longer counts; others end it. */
  leave(member: Member): void {
    this.enter(member, 'Terminating');
  }

  /** An instance that has not joined the cluster is gone. */
  private giveBack(member: Member): void {
    const { world } = this;
    this.enter(member, 'none');
    member.zone.free.push(member);
    world.record('INSTANCE_TERMINATED', { subject: world.instanceName(member.index) });
  }

  private takeAll(index: number): void {
    const { state } = this.world;
    const taken = { ...NO_REQUIREMENTS };
    for (const name of RESOURCE_NAMES) taken[name] = Math.max(0, state.available[name][index] ?? 0);
    this.absent.set(index, taken);
    state.put(index, taken, ABSENT);
  }

  private enter(member: Member, state: MemberState): void {
    const counts = (one: MemberState): boolean => one === 'Pending' || one === 'InService';
    member.zone.live += Number(counts(state)) - Number(counts(member.state));
    this.inServiceCount += Number(state === 'InService') - Number(member.state === 'InService');
    member.state = state;
  }
}

/** An instance that is not there yet. */
export function leaveOut(world: World, index: number): void {
  world.registered[index] = 0;
  world.instancesChanged = true;
  world.agents[index] = 0;
  world.state.active[index] = 0;
  world.state.connected[index] = 0;
}
