import type { PlacementRequest } from '../../placement/model.ts';
import type { Service, Standalone } from '../entities.ts';
import type { Launch } from '../model.ts';
import { type Action, Rank } from '../queue.ts';
import type { Said } from '../recorder.ts';
import type { Settings } from '../settings.ts';
import { say } from '../texts.ts';
import type { EventType } from '../timeline.ts';
import { withoutRoom } from './capacity-provider.ts';

type Ec2Launch = Extract<Launch, { kind: 'EC2' }>;

/** Tasks of one owner and launch that wait in PROVISIONING. */
interface Entry {
  readonly owner: Service | Standalone;
  readonly launch: Ec2Launch;
  /** Since when, in milliseconds, and how many; the oldest first. */
  readonly groups: { readonly since: number; count: number }[];
}

/** Tasks of one kind that wait. */
interface Waiting {
  readonly request: PlacementRequest;
  readonly count: number;
}

/** What waiting needs of the simulation. */
interface Waiters {
  readonly now: number;
  readonly settings: Settings;
  at(time: number, rank: Rank, action: Action): void;
  record(type: EventType, said: Said): void;
  wake(service: Service): void;
}

/** What waits for instances of a provider: its name, or the services that run on it. */
interface Waited {
  readonly provider?: string | undefined;
  readonly services?: readonly string[];
}

/**
 * The tasks in PROVISIONING of a cluster: those of capacity providers with managed scaling that no
 * instance has room for. Source: developer guide, cluster auto scaling.
 */
export class Provisioning {
  private readonly world: Waiters;
  private readonly entries: Entry[] = [];
  /** Capacity providers that launch instances for waiting tasks, and what tells them. */
  readonly managed = new Map<string, () => void>();
  /** Services without a provider in the cluster that a group with managed scaling serves. */
  readonly services = new Set<string>();

  constructor(world: Waiters) {
    this.world = world;
  }

  /** Whether tasks of this launch wait for an instance. */
  waits({ name }: Service | Standalone, { request }: Ec2Launch): boolean {
    const { capacityProvider } = request;
    return capacityProvider === undefined
      ? this.services.has(name)
      : this.managed.has(capacityProvider);
  }

  get count(): number {
    return this.entries.reduce((sum, one) => sum + countOf(one), 0);
  }

  /**
   * So many tasks of this owner and launch have no room now.
   * @returns how many of them wait in PROVISIONING; the others are refused
   */
  set(owner: Service | Standalone, launch: Ec2Launch, count: number): number {
    const { world } = this;
    let entry = this.entries.find((one) => one.owner === owner && one.launch === launch);
    if (!entry) {
      if (count === 0) return 0;
      entry = { owner, launch, groups: [] };
      this.entries.push(entry);
    }
    const { groups } = entry;
    let change = count - countOf(entry);
    while (change < 0 && groups[0]) {
      const gone = Math.min(-change, groups[0].count);
      groups[0].count -= gone;
      change += gone;
      if (groups[0].count === 0) groups.shift();
    }
    if (change <= 0) return count;
    const limit = world.settings.get('provisioningLimit');
    let admitted = 0;
    while (
      admitted < change &&
      withoutRoom(true, 0, this.count + admitted, limit) === 'PROVISIONING'
    )
      admitted++;
    if (admitted > 0) this.add(entry, admitted);
    return count - (change - admitted);
  }

  private add(entry: Entry, count: number): void {
    const { world } = this;
    const group = { since: world.now, count };
    entry.groups.push(group);
    const { owner } = entry;
    world.record('TASKS_PROVISIONING', { service: owner.name, value: count });
    const timeout = world.settings.get('provisioningTimeout');
    world.at(world.now + timeout, Rank.provisioning, () => this.timeOut(entry, group));
    const { capacityProvider } = entry.launch.request;
    const tell = capacityProvider === undefined ? undefined : this.managed.get(capacityProvider);
    if (tell) world.at(world.now, Rank.provisioning, tell);
  }

  /** The tasks are STOPPED; a service tries again, standalone tasks are gone. */
  private timeOut(entry: Entry, group: Entry['groups'][number]): void {
    const { groups, owner } = entry;
    if (!groups.includes(group) || group.count === 0) return;
    groups.splice(groups.indexOf(group), 1);
    const { world } = this;
    world.record('TASKS_PROVISIONING_TIMED_OUT', { service: owner.name, value: group.count });
    if (owner.kind === 'service') world.wake(owner);
    else owner.giveUp(group.count);
  }

  /** Nothing of this owner waits any more. */
  clear(owner: Service | Standalone): void {
    for (const entry of this.entries) if (entry.owner === owner) entry.groups.length = 0;
  }

  /** What waits for instances of a provider. */
  on({ provider, services = [] }: Waited): readonly Waiting[] {
    return this.entries.flatMap((entry): Waiting[] => {
      const count = countOf(entry);
      const { request } = entry.launch;
      const own =
        request.capacityProvider === undefined
          ? services.includes(entry.owner.name)
          : request.capacityProvider === provider;
      return own && count > 0 ? [{ request, count }] : [];
    });
  }

  /** Says that the limit of the cluster is reached. */
  refused(service: Service): void {
    const text = say('provisioningLimit', { service: service.name });
    this.world.record('SERVICE_TASK_PLACEMENT_FAILURE', { service: service.name, text });
  }
}

function countOf({ groups }: Entry): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}
