import { type BreakerThreshold, breakerThreshold } from '../placement/service/deployment.ts';

/**
 * Counts failed tasks of a deployment. Tasks that end before RUNNING count always, failed health checks
 * once a task of the deployment reached RUNNING, exits after RUNNING never.
 * Source: developer guide, deployment circuit breaker.
 */
export class CircuitBreaker {
  readonly threshold: BreakerThreshold | undefined;
  private readonly resets: boolean;
  private count = 0;
  private reachedRunning = false;

  /** @param resets `resetOnHealthyTask`: a task that becomes healthy sets the count to 0 */
  constructor(threshold: BreakerThreshold | undefined, resets: boolean) {
    this.threshold = threshold;
    this.resets = resets;
  }

  get failures(): number {
    return this.count;
  }

  taskEndedBeforeRunning(): void {
    this.count++;
  }

  taskRunning(): void {
    this.reachedRunning = true;
  }

  taskHealthy(): void {
    this.reachedRunning = true;
    if (this.resets) this.count = 0;
  }

  taskFailedHealthCheck(): void {
    if (this.reachedRunning) this.count++;
  }

  /** Whether the deployment fails, judged by the latest desired count. */
  isOpen(desired: number): boolean {
    return this.count > 0 && this.count >= breakerThreshold(desired, this.threshold);
  }
}
