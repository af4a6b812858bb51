import type { TaskRequirements } from '../placement/model.ts';
import type { Launch } from './model.ts';
import type { Revision } from './revision.ts';
import type { Service } from './service.ts';
import type { Standalone } from './standalone.ts';

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
