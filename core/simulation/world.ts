import type { Admits } from '../placement/choice/cell.ts';
import type { PlacementRequest } from '../placement/model.ts';
import { State } from '../placement/state.ts';
import { Service, type Standalone, type Task } from './entities.ts';
import { Hosts } from './hosts.ts';
import type { AlarmState, PlanEvent, SimulationInput } from './model.ts';
import { type Action, Queue, Rank } from './queue.ts';
import { Recorder, type Said } from './recorder.ts';
import type { Curve } from './scaling/load.ts';
import { Provisioning } from './scaling/provisioning.ts';
import type { DemandSpec } from './scaling/spec.ts';
import { Settings } from './settings.ts';
import type { EventType } from './timeline.ts';

/** What follows from changes, for those who make them. */
export interface Handlers {
  /** A pass of the scheduler over one service. */
  pass(world: World, service: Service): void;
  /** Hosts have room for tasks that waited for it. */
  freed(world: World, tasks: readonly Task[]): void;
  /** Places standalone tasks that wait for room. */
  retry(world: World, standalone: Standalone): void;
  /** Tasks are STOPPED. */
  stopped(world: World, tasks: readonly Task[]): void;
}

/** What events of a plan do to an Auto Scaling group. */
interface ScaledGroup {
  scaleTo(event: PlanEvent): void;
  refresh(event: PlanEvent): void;
}

/** A Monday: where nothing else is said, a simulation starts at its first full hour. */
const DEFAULT_START = Date.UTC(2026, 0, 5);

/** Everything that changes in a simulation: the clock, the queue, the cluster and its services. */
export class World {
  readonly input: SimulationInput;
  readonly settings: Settings;
  readonly queue = new Queue();
  readonly recorder = new Recorder();
  /** The cluster as the scheduler sees it. */
  readonly state: State;
  readonly hosts: Hosts;
  readonly services = new Map<string, Service>();
  readonly standalone = new Map<string, Standalone>();
  readonly alarms: Map<string, AlarmState>;
  /** By instance: 1 while it is registered in the cluster. */
  readonly registered: Uint8Array;
  /** By instance: tasks that are not STOPPED, without those of daemons, and those of daemons. */
  readonly tasksOn: Int32Array;
  readonly daemonsOn: Int32Array;
  /** By instance: 1 while its agent acts. */
  readonly agents: Uint8Array;
  /** What agents that are lost will do when they are back. */
  readonly deferred = new Map<number, Action[]>();
  /** Instances that terminate when their tasks have ended. */
  readonly terminating = new Set<number>();
  /** From when the scheduler acts on the draining of an instance. */
  readonly drainSeen = new Map<number, number>();
  readonly lostZones = new Set<string>();
  /**
   * CapacityProviderReservation in percent by Auto Scaling group: time in milliseconds, value, and the
   * instances that are in service and needed.
   */
  readonly reservations = new Map<
    string,
    (readonly [time: number, metric: number, running: number, needed: number])[]
  >();
  readonly groups = new Map<string, ScaledGroup>();
  /** By instance: 1 where an Auto Scaling group or Amazon ECS launches and terminates it. */
  readonly grouped: Uint8Array;
  readonly provisioning: Provisioning;
  /** The loads of each service, as policies measure them. */
  readonly loads = new Map<string, Curve[]>();
  readonly demands: (DemandSpec & { readonly curve: Curve })[] = [];
  /** Milliseconds since 1970 UTC. */
  readonly startAt: number;
  /** The tasks of each service at the start. */
  readonly start = new Map<string, readonly Task[]>();
  /** Take the resources of tasks, by request. */
  readonly putters = new Map<PlacementRequest, (index: number) => void>();
  /** How often instances left the cluster, or a zone was lost. */
  removals = 0;
  /** Whether an instance takes a task, by request. */
  readonly admissions = new Map<PlacementRequest, Admits>();
  /** Services whose counts may have changed since the last sample. */
  readonly touched = new Set<Service>();
  /** Services that wait for room. */
  readonly waiting = new Set<Service>();
  /** Families with tasks that wait for room. */
  readonly waitingTasks = new Set<Standalone>();
  /** CPU units and MiB that tasks reserve. */
  reserved = { cpu: 0, memory: 0 };
  /** Registered instances, counted again when they changed. */
  instanceCount = 0;
  instancesChanged = true;
  /** What such an entry does, by what it is for. */
  readonly recurrences = new Map<string, (() => void)[]>();
  /** Entries of the queue that come again and again: metrics and evaluations of alarms. */
  recurring = 0;
  /** In milliseconds. */
  now = 0;
  tasks = 0;
  readonly handlers: Handlers;

  constructor(input: SimulationInput, handlers: Handlers) {
    this.input = input;
    this.handlers = handlers;
    this.settings = new Settings(input.timing ? [input.timing] : []);
    this.state = State.of(input.cluster);
    this.hosts = new Hosts(this.state);
    this.alarms = new Map(input.alarms ?? []);
    this.registered = new Uint8Array(input.cluster.instances.length).fill(1);
    this.tasksOn = new Int32Array(input.cluster.instances.length);
    this.daemonsOn = new Int32Array(input.cluster.instances.length);
    this.grouped = new Uint8Array(input.cluster.instances.length);
    this.startAt = input.startAt ?? DEFAULT_START;
    this.provisioning = new Provisioning(this);
    this.agents = this.state.connected.slice();
    const rank = ({ scheduling }: { scheduling: string }): number =>
      scheduling === 'DAEMON' ? 0 : 1;
    const inOrder = [...input.services].sort((a, b) => rank(a) - rank(b));
    for (const [order, spec] of inOrder.entries()) {
      this.services.set(spec.name, new Service(spec, order, this.settings));
    }
  }

  /** Does something later, as a consequence of what happens now. */
  at(time: number, rank: Rank, action: Action, order = 0): void {
    if (!Number.isFinite(time)) return;
    const { recorder } = this;
    const { cause } = recorder;
    this.queue.add(
      Math.max(time, this.now),
      rank,
      () => {
        recorder.cause = cause;
        action();
      },
      order,
    );
  }

  record(type: EventType, said: Said = {}): void {
    const service = said.service === undefined ? undefined : this.services.get(said.service);
    if (service) {
      this.touched.add(service);
      const all = type === 'SERVICE_DEPLOYMENT_IN_PROGRESS';
      const tasks = all ? service.tasks : said.tasks;
      // Standalone tasks may have the name of a service.
      if (tasks && tasks[0]?.owner === service) this.recorder.counterOf(service).update(tasks);
    }
    this.recorder.record(this.now, type, said);
  }

  /**
   * Asks for a pass of the scheduler over a service, not before a time. Passes come at multiples of the
   * interval; with an interval of 0 after every change.
   */
  wake(service: Service, from = this.now): void {
    const time = this.passFrom(service, from);
    if (service.passAt >= 0 && service.passAt <= time) {
      // The pass that comes first may have nothing to do with what this one is for.
      if (service.passAt < time) this.at(from, Rank.task, () => this.wake(service));
      return;
    }
    service.passAt = time;
    const pass = (): void => {
      if (service.passAt !== time) return;
      service.passAt = -1;
      service.lastPassAt = time;
      this.handlers.pass(this, service);
    };
    this.at(time, Rank.pass, pass, service.order);
  }

  /** Time of the first pass over a service from a time on that is still to come. */
  passFrom(service: Service, from: number): number {
    const interval = service.settings.get('schedulerInterval');
    if (interval <= 0) return Math.max(from, this.now);
    const time = Math.ceil(Math.max(from, this.now) / interval) * interval;
    return time === service.lastPassAt ? time + interval : time;
  }

  /** Resources became free: services that wait for room are looked at again. */
  roomMade(): void {
    for (const service of this.waiting) this.wake(service);
    this.waiting.clear();
    for (const family of this.waitingTasks) this.handlers.retry(this, family);
  }

  /** A task begins to take a place on its instance, or is STOPPED. */
  occupy({ instance, owner }: Task, change: 1 | -1): void {
    if (instance < 0) return;
    const daemon = owner.kind === 'service' && owner.spec.scheduling === 'DAEMON';
    const counts = daemon ? this.daemonsOn : this.tasksOn;
    counts[instance] = (counts[instance] ?? 0) + change;
  }

  instanceName(index: number): string {
    return this.input.cluster.instances[index]?.name ?? '';
  }

  zoneOf(index: number): string {
    return this.input.cluster.instances[index]?.availabilityZone ?? '';
  }
}
