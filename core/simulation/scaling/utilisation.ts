/**
 * Utilisation of a service in percent. It goes above 100 where tasks use more than their task definition
 * reserves.
 * @param used CPU units or MiB that all tasks use together
 * @param defined the same that the task definition gives one task
 * @param tasks running tasks
 * @returns undefined without tasks: nothing is published then
 * Source: developer guide, service utilization.
 */
export function utilisation(used: number, defined: number, tasks: number): number | undefined {
  return tasks > 0 && defined > 0 ? (used * 100) / (defined * tasks) : undefined;
}

/**
 * Backlog for each task, the metric that scales a service on a queue, and the target that keeps the
 * acceptable latency. Source: developer guide, service-autoscaling-queue.
 * @param acceptableLatency seconds
 * @param secondsPerMessage time that a task takes for one message, in seconds
 */
export function backlogTarget(acceptableLatency: number, secondsPerMessage: number): number {
  return acceptableLatency / secondsPerMessage;
}

/** Messages, or requests, for each running task; with none running all of them. */
export function perTask(amount: number, running: number): number {
  return running > 0 ? amount / running : amount;
}
