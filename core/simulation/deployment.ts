import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Revision } from './revision.ts';

/** STOPPED: a newer one took its place. */
export type DeploymentStatus = 'IN_PROGRESS' | 'STOPPED' | 'SUCCESSFUL' | 'FAILED';

/** One deployment of a service. Times are milliseconds; -1 for what has not happened. */
export class Deployment {
  readonly id: string;
  readonly revision: Revision;
  readonly startedAt: number;
  readonly breaker: CircuitBreaker | undefined;
  status: DeploymentStatus = 'IN_PROGRESS';
  /** True when it rolls a failed one back. */
  readonly rollback: boolean;
  /** Completed, and not in progress again by a rollback: others can roll back to it. */
  candidate = false;
  failedAt = -1;
  completedAt = -1;
  rolledBackTo: Deployment | undefined;
  /** Nothing to roll back to: it launches nothing more. */
  stalled = false;
  /** Alarms that were in ALARM when it started. */
  ignoredAlarms: ReadonlySet<string> = new Set();
  bakeUntil = -1;
  /** For each task of an older revision that failed since it started: its revision, until replaced. */
  readonly lost: Revision[] = [];
  /** An alarm went into ALARM that was not ignored. */
  alarmed = false;
  /** Image digests could not be resolved. */
  digestsFailed = false;
  /** ECS said that the bounds keep it from going on. */
  blockedSaid = false;
  /** The cleanup of older tasks may begin: early success. */
  cleanup = false;

  constructor(
    id: string,
    revision: Revision,
    startedAt: number,
    breaker: CircuitBreaker | undefined,
    rollback: boolean,
  ) {
    this.id = id;
    this.revision = revision;
    this.startedAt = startedAt;
    this.breaker = breaker;
    this.rollback = rollback;
  }

  get inProgress(): boolean {
    return this.status === 'IN_PROGRESS';
  }
}
