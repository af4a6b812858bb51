import type { HostPort, TaskRequirements } from '../placement/model.ts';
import { RESOURCE_NAMES, type Resource } from '../placement/resources.ts';
import type { State } from '../placement/state.ts';
import type { Task } from './entities.ts';

/** What a task takes from one column. */
interface Taken {
  readonly column: Float64Array;
  readonly amount: number;
}

/**
 * What is free on the instances themselves. The scheduler takes the resources of a task that it told
 * to stop for free at once; the agent starts a new task only when they really are. Tasks wait for the
 * agent in the order in which they came.
 * Source: amazon-ecs-agent, host resource manager.
 */
export class Hosts {
  private readonly state: State;
  private readonly free: Readonly<Record<Resource, Float64Array>>;
  private readonly ports = new Map<string, Uint8Array>();
  private readonly taken = new Map<TaskRequirements, readonly Taken[]>();
  private readonly queues = new Map<number, Task[]>();

  constructor(state: State) {
    this.state = state;
    const free = {} as Record<Resource, Float64Array>;
    for (const name of RESOURCE_NAMES) free[name] = state.available[name].slice();
    this.free = free;
  }

  /** The agent takes the task at once, or puts it into its queue. @returns whether it took it */
  accept(task: Task): boolean {
    const { requirements, instance } = task;
    if (!requirements) return true;
    const queue = this.queues.get(instance);
    if ((queue && queue.length > 0) || !this.fits(instance, requirements)) {
      if (queue) queue.push(task);
      else this.queues.set(instance, [task]);
      return false;
    }
    this.change(task, requirements, 1);
    return true;
  }

  /** A task runs when the simulation starts. @param take false when what it takes is subtracted */
  hold(task: Task, take: boolean): void {
    const { requirements } = task;
    if (take && requirements) this.change(task, requirements, 1);
    task.onHost = requirements !== undefined;
  }

  /** The task has ended. @returns tasks that the agent can start now */
  release(task: Task): readonly Task[] {
    const { requirements, instance } = task;
    if (!requirements) return [];
    if (task.onHost) this.change(task, requirements, -1);
    const queue = this.queues.get(instance);
    if (!queue) return [];
    const freed: Task[] = [];
    for (;;) {
      const [head] = queue;
      if (!head) break;
      if (head.state !== 'PENDING' || !head.wanted) {
        queue.shift();
        continue;
      }
      if (!head.requirements || !this.fits(instance, head.requirements)) break;
      queue.shift();
      this.change(head, head.requirements, 1);
      freed.push(head);
    }
    return freed;
  }

  private fits(index: number, task: TaskRequirements): boolean {
    for (const { column, amount } of this.takenBy(task)) {
      if ((column[index] ?? 0) < amount) return false;
    }
    return task.hostPorts.every((port) => this.usersOf(port)[index] !== 1);
  }

  private change(task: Task, needs: TaskRequirements, sign: 1 | -1): void {
    const index = task.instance;
    task.onHost = sign === 1;
    for (const { column, amount } of this.takenBy(needs)) {
      column[index] = (column[index] ?? 0) - sign * amount;
    }
    for (const port of needs.hostPorts) this.usersOf(port)[index] = sign === 1 ? 1 : 0;
  }

  /** The columns that a task takes something from, worked out once. */
  private takenBy(task: TaskRequirements): readonly Taken[] {
    let taken = this.taken.get(task);
    if (!taken) {
      const names = RESOURCE_NAMES.filter((name) => task[name] > 0);
      taken = names.map((name) => ({ column: this.free[name], amount: task[name] }));
      this.taken.set(task, taken);
    }
    return taken;
  }

  /** 1 for every instance on which the port is really in use; begins as the cluster has it. */
  private usersOf(hostPort: HostPort): Uint8Array {
    const key = `${hostPort.port}/${hostPort.protocol}`;
    let column = this.ports.get(key);
    if (!column) {
      const { port, protocol } = hostPort;
      column = Uint8Array.from(this.state.roster.cluster.instances, ({ usedPorts }) =>
        usedPorts[protocol].has(port) ? 1 : 0,
      );
      this.ports.set(key, column);
    }
    return column;
  }
}
