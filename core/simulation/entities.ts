import type { TaskRequirements } from '../placement/model.ts';
import { type DeploymentBounds, deploymentBounds } from '../placement/service/deployment.ts';
import type { BlueGreen } from './blue-green.ts';
import type { Deployment } from './deployment.ts';
import type { Launch, RevisionSpec, ServiceSpec, StandaloneSpec } from './model.ts';
import { Revision } from './revision.ts';
import type { Settings } from './settings.ts';
import { Throttle } from './throttle.ts';

/** Source: developer guide, task lifecycle. */
export const TASK_STATES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
] as const;

export type TaskState = (typeof TASK_STATES)[number];

/** Source: API reference, Task. */
export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice';

/** One task over time. Times are milliseconds; -1 for what has not happened. */
export class Task {
  readonly id: number;
  readonly owner: Service | Standalone;
  /** The revision of a service; none of a standalone task. */
  readonly revision: Revision | undefined;
  readonly launch: Launch;
  /** Index of the instance; -1 on Fargate. */
  readonly instance: number;
  readonly zone: string;
  /** The name given; without one it is made of service and number. */
  private readonly given: string | undefined;
  state: TaskState = 'PROVISIONING';
  /** True while its desired status is RUNNING. */
  wanted = true;
  /** Its checks pass; without any check: it is RUNNING. */
  healthy = false;
  /** It counts toward the minimum. */
  counted = false;
  /** A check failed, and no grace period holds the verdict. */
  unhealthy = false;
  unhealthySince = -1;
  /** It was started to replace a task of an older revision. */
  replacement = false;
  /** Its target is registered. */
  registered = false;
  /** It holds resources of the host. */
  onHost = false;
  startedAt = 0;
  runningAt = -1;
  protectedUntil = -1;
  /** What it is counted as; see counter.ts. */
  role = 0;
  /** True for a task that will end before RUNNING. */
  failing = false;
  stopCode: StopCode | undefined;
  /** The states that it passed, where they are taken down. */
  history: TaskState[] | undefined;

  constructor(
    id: number,
    owner: Service | Standalone,
    revision: Revision | undefined,
    launch: Launch,
    instance: number,
    zone: string,
    name?: string,
  ) {
    this.id = id;
    this.owner = owner;
    this.revision = revision;
    this.launch = launch;
    this.instance = instance;
    this.zone = zone;
    this.given = name;
  }

  /** Passes to a state. */
  enter(state: TaskState): void {
    this.state = state;
    this.history?.push(state);
  }

  /** The service it belongs to; none of a standalone task. */
  get service(): Service | undefined {
    return this.owner.kind === 'service' ? this.owner : undefined;
  }

  get name(): string {
    return this.given ?? `${this.owner.name}-${this.id}`;
  }

  get onFargate(): boolean {
    return this.launch.kind === 'FARGATE';
  }

  /** What it takes on its instance; nothing on Fargate. */
  get requirements(): TaskRequirements | undefined {
    return this.launch.kind === 'EC2' ? this.launch.request.task : undefined;
  }
}

/** How far the rebalancing of a service over Availability Zones is. */
export class Rebalancing {
  running = false;
  /** The task that was started and must become healthy before another one stops. */
  moving: Task | undefined;
  moves = 0;
  /** A move had no room: it is tried again when the cluster changes. */
  blocked = false;
}

/** What keeps a service from going on. */
export type Block = 'capacity' | 'deploymentConfiguration' | 'protection' | 'tasksFail';

/** A service in a simulation. */
export class Service {
  readonly kind = 'service';
  spec: ServiceSpec;
  /** Its turn in a pass of the scheduler: DAEMON services first, then in file order. */
  readonly order: number;
  settings: Settings;
  desired: number;
  readonly revisions = new Map<string, Revision>();
  readonly deployments: Deployment[] = [];
  /** All tasks that are not STOPPED. */
  tasks: Task[] = [];
  /** Tasks that ended by themselves and that the scheduler has not noticed. */
  unnoticed = 0;
  readonly throttle = new Throttle();
  readonly rebalancing = new Rebalancing();
  blueGreen: BlueGreen | undefined;
  /** Starts of the last minute: times and counts. */
  launches: { time: number; count: number }[] = [];
  /** Time of the pass that is in the queue, and of the last one; -1 for none. */
  passAt = -1;
  lastPassAt = -1;
  /** Time of the last action or change: a steady state is reported in a later pass. */
  changedAt = -1;
  steady = false;
  /** Tasks that the last pass wanted to start and did not. */
  waiting = 0;
  /** Protected tasks of the last event about them. */
  protectionSaid = 0;
  block: Block | undefined;
  /** Time of the last event of a placement that failed; -1 for none. */
  placementFailedAt = -1;

  constructor(spec: ServiceSpec, order: number, settings: Settings) {
    this.spec = spec;
    this.order = order;
    this.settings = settings.over(spec.timing);
    this.desired = spec.desired;
    for (const revision of spec.revisions) this.addRevision(revision);
  }

  get name(): string {
    return this.spec.name;
  }

  /** The newest deployment. */
  get deployment(): Deployment | undefined {
    return this.deployments.at(-1);
  }

  /** The revision that new tasks are of. */
  get primary(): Revision | undefined {
    return this.deployment?.revision;
  }

  /** Healthy tasks at least and tasks at most, for the latest desired count. */
  get bounds(): DeploymentBounds {
    return deploymentBounds(this.desired, this.spec);
  }

  /** True while a deployment is in progress. */
  get deploying(): boolean {
    return this.deployment?.inProgress ?? false;
  }

  addRevision(spec: RevisionSpec): Revision {
    const revision = new Revision(spec);
    this.revisions.set(spec.name, revision);
    return revision;
  }

  /** Forgets tasks that are STOPPED. */
  sweep(): void {
    this.tasks = this.tasks.filter(({ state }) => state !== 'STOPPED');
  }
}

/** The tasks of a family that belong to no service: they are not replaced. */
export class Standalone {
  readonly kind = 'standalone';
  readonly spec: StandaloneSpec;
  readonly settings: Settings;
  tasks: Task[] = [];
  /** Tasks that RunTask started, and those for which there was no room. */
  started = 0;
  unplaced = 0;
  /** Tasks in PROVISIONING, the oldest first, and how long each of them runs. */
  readonly waiting: { count: number; readonly seconds: number | null | undefined }[] = [];

  constructor(spec: StandaloneSpec, settings: Settings) {
    this.spec = spec;
    this.settings = settings.over(spec.timing);
  }

  get name(): string {
    return this.spec.family;
  }

  get waitingCount(): number {
    return this.waiting.reduce((sum, { count }) => sum + count, 0);
  }

  /** So many tasks in PROVISIONING are STOPPED, the oldest first. */
  giveUp(count: number): void {
    let left = count;
    for (const one of this.waiting) {
      const gone = Math.min(left, one.count);
      one.count -= gone;
      left -= gone;
    }
    this.unplaced += count - left;
    this.dropEmpty();
  }

  dropEmpty(): void {
    while (this.waiting[0]?.count === 0) this.waiting.shift();
  }

  sweep(): void {
    this.tasks = this.tasks.filter(({ state }) => state !== 'STOPPED');
  }
}
