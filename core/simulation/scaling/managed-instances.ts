import { drain } from '../instance-events.ts';
import { Rank } from '../queue.ts';
import type { Settings } from '../settings.ts';
import { remove, terminateWhenEmpty } from '../termination.ts';
import type { World } from '../world.ts';
import { idleInstanceEnds } from './capacity-provider.ts';
import { type Member, Members } from './members.ts';
import type { ManagedInstancesSpec, MemberSpec } from './spec.ts';
import { everyPeriod } from './watch.ts';

/** Since when the instances run; those of which that is not known since the start. */
function agesOf(
  { input }: World,
  { instances, running }: ManagedInstancesSpec,
): ReadonlyMap<number, MemberSpec> {
  const { cluster, startAt } = input;
  return new Map(
    instances.slice(0, running).map((index) => {
      const since = cluster.instances[index]?.registeredAt;
      const known = since !== undefined && startAt !== undefined;
      return [index, { launchedAt: known ? Math.min(0, (since - startAt) / 1000) : 0 }];
    }),
  );
}

/** How often idle and old instances are looked for, in seconds (assumption). */
const LOOK = 60;

/**
 * Managed Instances: Amazon ECS launches an instance for tasks without room, terminates idle ones after
 * `scaleInAfter`, and drains those that reach their greatest age.
 * Sources: API reference, ManagedInstancesProvider; developer guide, Managed Instances patching.
 */
export class ManagedInstances {
  private readonly world: World;
  private readonly spec: ManagedInstancesSpec;
  private readonly settings: Settings;
  private readonly members: Members;
  /** By instance: since when it is idle, in milliseconds. */
  private readonly idleSince = new Map<Member, number>();
  private ordered = 0;

  constructor(world: World, spec: ManagedInstancesSpec) {
    this.world = world;
    this.spec = spec;
    this.settings = world.settings.over(spec.timing);
    this.members = new Members(world, this.settings, { ...spec, members: agesOf(world, spec) });
  }

  begin(): void {
    everyPeriod(this.world, LOOK, () => this.look());
  }

  /** Tasks wait: launches what they need beyond what is on its way. */
  provide(): void {
    const { members, settings, spec, world } = this;
    members.notice();
    const coming = this.ordered + members.liveCount - members.registeredCount;
    const more = this.needed() - coming;
    if (more <= 0) return;
    this.ordered += more;
    world.at(world.now + settings.get('asgReaction'), Rank.instance, () => {
      this.ordered -= more;
      const launched = members.launch(more);
      world.record('MANAGED_INSTANCES_LAUNCHED', { subject: spec.provider, value: launched });
    });
  }

  /** Instances that the tasks in PROVISIONING need. */
  private needed(): number {
    const { spec, world } = this;
    const [first] = spec.instances;
    const registered =
      first === undefined ? undefined : world.input.cluster.instances[first]?.registered;
    if (!registered) return 0;
    let share = 0;
    for (const { request, count } of world.provisioning.on(spec)) {
      const { cpu, memory } = request.task;
      share += count * Math.max(cpu / registered.cpu, memory / registered.memory);
    }
    return Math.ceil(share - 1e-9);
  }

  private look(): void {
    const { members, world } = this;
    members.notice();
    for (const member of members.inService) {
      if (!member.registered) continue;
      if (this.endsByAge(member)) continue;
      if ((world.tasksOn[member.index] ?? 0) > 0) this.idleSince.delete(member);
      else this.endIdle(member);
    }
    if (world.provisioning.on(this.spec).length > 0) this.provide();
  }

  private endIdle(member: Member): void {
    const { members, spec, world } = this;
    const since = this.idleSince.get(member) ?? world.now;
    this.idleSince.set(member, since);
    const ends = idleInstanceEnds(since / 1000, spec.scaleInAfter);
    if (ends === undefined || world.now < ends * 1000) return;
    this.idleSince.delete(member);
    members.terminate(member);
  }

  private endsByAge(member: Member): boolean {
    const { members, settings, world } = this;
    if (world.now < member.launchedAt + settings.get('managedInstanceMaxAgeDays')) return false;
    const { index } = member;
    members.leave(member);
    drain(world, index);
    world.terminating.add(index);
    const deadline = world.now + settings.get('managedInstanceDrainDeadlineDays');
    world.at(deadline, Rank.instance, () => {
      if (world.terminating.has(index)) remove(world, [index], 'TerminationNotice');
    });
    terminateWhenEmpty(world, index);
    return true;
  }
}
