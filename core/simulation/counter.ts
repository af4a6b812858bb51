import type { Service, Task } from './entities.ts';
import type { Extremes, ServicePoint } from './timeline.ts';

const OLD = 1;
const NEW = 2;
const HEALTHY = 4;
const STARTING = 8;
const STOPPING = 16;
const RUNNING = 32;

/** Counts the tasks of one service; only those that something happened to are looked at. */
export class Counter {
  readonly extremes: Extremes = { peak: 0, neverBelow: Number.POSITIVE_INFINITY };
  private readonly service: Service;
  private old = 0;
  private new = 0;
  private healthy = 0;
  private starting = 0;
  private stopping = 0;
  private running = 0;

  constructor(service: Service) {
    this.service = service;
    this.update(service.tasks);
  }

  /** Something happened to these tasks; of a deployment that begins to all. */
  update(tasks: readonly Task[]): void {
    const { primary } = this.service;
    for (const task of tasks) {
      const role = roleOf(task, task.revision === primary);
      if (role === task.role) continue;
      this.add(task.role, -1);
      this.add(role, 1);
      task.role = role;
    }
    const { extremes } = this;
    extremes.peak = Math.max(extremes.peak, this.old + this.new);
    extremes.neverBelow = Math.min(extremes.neverBelow, this.healthy);
  }

  point(time: number): ServicePoint {
    const { old, healthy, starting, stopping, running } = this;
    const { waiting } = this.service;
    return { time, old, new: this.new, healthy, starting, stopping, waiting, running };
  }

  private add(role: number, amount: 1 | -1): void {
    if ((role & OLD) !== 0) this.old += amount;
    if ((role & NEW) !== 0) this.new += amount;
    if ((role & HEALTHY) !== 0) this.healthy += amount;
    if ((role & STARTING) !== 0) this.starting += amount;
    if ((role & STOPPING) !== 0) this.stopping += amount;
    if ((role & RUNNING) !== 0) this.running += amount;
  }
}

/** What a task is counted as, as a set of bits. */
function roleOf(task: Task, isNew: boolean): number {
  if (task.state === 'STOPPED') return 0;
  if (!task.wanted) return STOPPING;
  const health = task.healthy ? HEALTHY : task.unhealthySince < 0 ? STARTING : 0;
  return (isNew ? NEW : OLD) | health | (task.state === 'RUNNING' ? RUNNING : 0);
}
