import type { PlanEvent } from '../model.ts';
import { Rank } from '../queue.ts';
import type { Settings } from '../settings.ts';
import type { World } from '../world.ts';
import { warmPoolSize } from './group.ts';
import { type Member, Members } from './members.ts';
import type { GroupSpec } from './spec.ts';

const DEFAULT_POLICIES = ['Default'] as const;

/** An Auto Scaling group: keeps as many instances as are desired. */
export class AutoScalingGroup {
  readonly spec: GroupSpec;
  readonly members: Members;
  readonly settings: Settings;
  /** Desired capacity and limits in instances. */
  desired: number;
  min: number;
  max: number;
  /** Instances whose launch is ordered and has not begun. */
  ordered = 0;
  /** The last scale-out in milliseconds. */
  grewAt = Number.NEGATIVE_INFINITY;
  /** Instances of the warm pool that are ready, and those on their way to it. */
  private warm = 0;
  private warming = 0;
  private readonly world: World;

  constructor(world: World, spec: GroupSpec) {
    this.world = world;
    this.spec = spec;
    this.settings = world.settings.over(spec.timing);
    this.members = new Members(world, this.settings, spec);
    this.desired = spec.desired ?? spec.running;
    this.min = spec.min;
    this.max = spec.max;
    this.warm = this.poolSize;
  }

  /** Instances that the warm pool should hold. */
  private get poolSize(): number {
    const { warmPool } = this.spec;
    if (!warmPool) return 0;
    return Math.max(warmPool.minSize, warmPoolSize(this.max, this.desired, warmPool.prepared));
  }

  /** Instances that are ready in the warm pool. */
  get poolNow(): number {
    return this.warm;
  }

  /** Replaces what is gone, and fills the warm pool. */
  keep(): void {
    this.members.notice();
    const missing = this.desired - this.members.liveCount - this.ordered;
    if (missing > 0) this.order(missing);
    this.fillPool();
  }

  private fillPool(): void {
    const missing = this.poolSize - this.warm - this.warming;
    if (missing <= 0) return;
    const { world, settings } = this;
    this.warming += missing;
    const ready = world.now + settings.get('asgReaction') + settings.get('instanceLaunch');
    world.at(ready, Rank.instance, () => {
      this.warming -= missing;
      this.warm += missing;
      this.notePool();
    });
  }

  private notePool(): void {
    this.world.record('WARM_POOL_UPDATED', { subject: this.spec.name, value: this.warm });
  }

  setDesired(count: number): void {
    if (count > this.desired) this.grewAt = this.world.now;
    this.desired = count;
    this.world.record('GROUP_DESIRED_CAPACITY_UPDATED', { subject: this.spec.name, value: count });
  }

  /** Grows to a desired capacity. */
  grow(count: number): void {
    const more = count - Math.max(this.members.liveCount, this.desired);
    this.setDesired(count);
    this.order(more);
  }

  /** Launches instances: those of the warm pool are ready sooner. */
  order(count: number): void {
    if (count <= 0) return;
    const { members, settings, world } = this;
    this.ordered += count;
    world.at(world.now + settings.get('asgReaction'), Rank.instance, () => {
      this.ordered -= count;
      const fromPool = Math.min(this.warm, count);
      if (fromPool > 0) {
        this.warm -= members.launch(fromPool, settings.get('warmPoolStart'));
        this.notePool();
      }
      members.launch(count - fromPool);
    });
  }

  /**
   * Shrinks by some instances.
   * @returns how many are terminated
   */
  shrink(count: number, eligible: (member: Member) => boolean): number {
    const { terminationPolicies: policies = DEFAULT_POLICIES, warmPool } = this.spec;
    const gone = this.members.scaleIn(count, policies, eligible);
    if (gone === 0) return 0;
    this.setDesired(this.desired - gone);
    if (warmPool?.reuseOnScaleIn) {
      this.warm = Math.min(this.poolSize, this.warm + gone);
      this.notePool();
    }
    return gone;
  }

  /** Sets what `scaleInstances` of a plan says. */
  scaleTo({ desired, min, max }: Pick<PlanEvent, 'desired' | 'min' | 'max'>): void {
    this.min = min ?? this.min;
    this.max = max ?? this.max;
    const wanted = Math.min(this.max, Math.max(this.min, desired ?? this.desired));
    if (wanted > this.desired) this.grow(wanted);
    else if (wanted < this.desired) this.shrink(this.desired - wanted, () => true);
  }
}
