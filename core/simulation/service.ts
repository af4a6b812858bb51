import { type DeploymentBounds, deploymentBounds } from '../placement/service/deployment.ts';
import type { BlueGreen } from './blue-green.ts';
import type { Deployment } from './deployment.ts';
import type { RevisionSpec, ServiceSpec } from './model.ts';
import { Rebalancing } from './rebalancing-state.ts';
import { Revision } from './revision.ts';
import type { Settings } from './settings.ts';
import type { Task } from './task.ts';
import { Throttle } from './throttle.ts';

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
