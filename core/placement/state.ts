import type { Cells } from './choice/cells.ts';
import { Shelves } from './choice/shelves.ts';
import type { Cluster, HostPort, TaskRequirements } from './model.ts';
import { RESOURCE_NAMES, type Resource } from './resources.ts';
import { Roster } from './roster.ts';

/** What a task takes from one column of the state. */
interface Taken {
  readonly column: Float64Array;
  readonly amount: number;
}

/** States that nobody steps. */
const pristine = new WeakMap<Cluster, State>();

/**
 * A cluster at one moment: what is free on every instance and which groups run there. Placing a task
 * is one step; a state is cheap to step and to copy. Indices are those of the cluster's instances.
 */
export class State {
  readonly roster: Roster;
  /** What is available of each resource, by instance. */
  readonly available: Readonly<Record<Resource, Float64Array>>;
  /** Tasks whose desired status is RUNNING. */
  readonly running: Int32Array;
  /** Static host ports in use, both protocols together. */
  readonly portCount: Int32Array;
  /** Whether the instance is ACTIVE, and whether its agent is connected. */
  readonly active: Uint8Array;
  readonly connected: Uint8Array;
  /** By port: 1 where it is in use. */
  private readonly ports = new Map<string, Uint8Array>();
  /** By group: the instance of each of its tasks. */
  private readonly groups = new Map<string, number[]>();
  /** By resource and cells: made when first asked for, kept true from then on. */
  private readonly shelves = new Map<string, Shelves>();
  private counts: Float64Array | undefined;
  /** By instance: the groups that run there; filled when first asked for. */
  private groupSets: Set<string>[] | undefined;

  private constructor(roster: Roster, from?: State) {
    this.roster = roster;
    const { size } = roster;
    const available = {} as Record<Resource, Float64Array>;
    for (const name of RESOURCE_NAMES) {
      available[name] = from?.available[name].slice() ?? new Float64Array(size);
    }
    this.available = available;
    this.running = from?.running.slice() ?? new Int32Array(size);
    this.portCount = from?.portCount.slice() ?? new Int32Array(size);
    this.active = from?.active.slice() ?? new Uint8Array(size);
    this.connected = from?.connected.slice() ?? new Uint8Array(size);
  }

  /** The state before anything is placed. Made once: a cluster is simulated many times. */
  static of(cluster: Cluster): State {
    const known = pristine.get(cluster) ?? State.made(cluster);
    pristine.set(cluster, known);
    return known.copy();
  }

  private static made(cluster: Cluster): State {
    const roster = Roster.of(cluster);
    const state = new State(roster);
    for (const [index, instance] of roster.cluster.instances.entries()) {
      const { remaining, usedPorts } = instance;
      for (const name of RESOURCE_NAMES) state.available[name][index] = remaining[name];
      state.running[index] = instance.runningTasksCount;
      state.active[index] = instance.status === 'ACTIVE' ? 1 : 0;
      state.connected[index] = instance.agentConnected ? 1 : 0;
      state.portCount[index] = usedPorts.tcp.size + usedPorts.udp.size;
      for (const [group, count] of instance.groups) {
        const tasks = state.tasksOf(group);
        for (let i = 0; i < count; i++) tasks.push(index);
      }
    }
    return state;
  }

  /** The status of an instance: that of the cluster, unless it was changed since. */
  statusOf(index: number): string {
    const { status } = this.roster.instance(index);
    const active = this.active[index] === 1;
    return active ? 'ACTIVE' : status === 'ACTIVE' ? 'DRAINING' : status;
  }

  copy(): State {
    const state = new State(this.roster, this);
    for (const [port, column] of this.ports) state.ports.set(port, column.slice());
    for (const [group, tasks] of this.groups) state.groups.set(group, tasks.slice());
    return state;
  }

  /** A task of the group starts on the instance, whether it fits or not. */
  put(index: number, task: TaskRequirements, group: string): void {
    this.putter(task, group)(index);
  }

  /** `put` for many tasks of one kind. */
  putter(task: TaskRequirements, group: string): (index: number) => void {
    const tasks = this.tasksOf(group);
    const taken = this.columnsOf(task);
    return (index) => {
      this.change(index, task, taken, 1);
      tasks.push(index);
      this.groupSets?.[index]?.add(group);
    };
  }

  /** A task of the group stops on the instance. */
  remove(index: number, task: TaskRequirements, group: string): void {
    const tasks = this.tasksOf(group);
    const at = tasks.lastIndexOf(index);
    if (at < 0) return;
    tasks.splice(at, 1);
    this.change(index, task, this.columnsOf(task), -1);
    if (!tasks.includes(index)) this.groupSets?.[index]?.delete(group);
  }

  /** `remove` for many tasks of one kind, one instance for each. */
  removeAll(indices: readonly number[], task: TaskRequirements, group: string): void {
    if (indices.length === 1) {
      this.remove(indices[0] ?? -1, task, group);
      return;
    }
    const tasks = this.tasksOf(group);
    const taken = this.columnsOf(task);
    const left = new Map<number, number>();
    for (const index of indices) left.set(index, (left.get(index) ?? 0) + 1);
    let end = tasks.length;
    for (let at = tasks.length - 1; at >= 0; at--) {
      const index = tasks[at] ?? -1;
      const count = left.get(index) ?? 0;
      if (count === 0) tasks[--end] = index;
      else {
        left.set(index, count - 1);
        this.change(index, task, taken, -1);
      }
    }
    tasks.splice(0, end);
    if (!this.groupSets) return;
    const there = new Set(tasks);
    for (const index of left.keys()) {
      if (!there.has(index)) this.groupSets[index]?.delete(group);
    }
  }

  /** The columns that a task takes something from, with how much. */
  private columnsOf(task: TaskRequirements): readonly Taken[] {
    return RESOURCE_NAMES.filter((name) => task[name] > 0).map((name) => {
      return { column: this.available[name], amount: task[name] };
    });
  }

  private change(
    index: number,
    { hostPorts }: TaskRequirements,
    taken: readonly Taken[],
    sign: 1 | -1,
  ): void {
    for (const { column, amount } of taken) column[index] = (column[index] ?? 0) - sign * amount;
    for (const shelves of this.shelves.values()) shelves.moved(index);
    this.running[index] = (this.running[index] ?? 0) + sign;
    if (hostPorts.length === 0) return;
    for (const port of hostPorts) this.usersOf(port)[index] = sign === 1 ? 1 : 0;
    this.portCount[index] = (this.portCount[index] ?? 0) + sign * hostPorts.length;
  }

  /** The instance of every task of the group, one entry a task. */
  tasksOf(group: string): number[] {
    let tasks = this.groups.get(group);
    if (!tasks) {
      tasks = [];
      this.groups.set(group, tasks);
    }
    return tasks;
  }

  /** Tasks of the group by instance, in an array that the next call uses again. */
  countsOf(group: string): Float64Array {
    this.counts ??= new Float64Array(this.roster.size);
    const { counts } = this;
    counts.fill(0);
    for (const index of this.tasksOf(group)) counts[index] = (counts[index] ?? 0) + 1;
    return counts;
  }

  /** The instances by what is free of a resource, in the cells of a chain. */
  shelvesOf(resource: 'cpu' | 'memory', cells: Cells): Shelves {
    const key = `${resource} ${cells.key}`;
    let shelves = this.shelves.get(key);
    if (!shelves) {
      shelves = new Shelves(cells, this.available[resource]);
      this.shelves.set(key, shelves);
    }
    return shelves;
  }

  /** The host ports that were asked about, each with the instances on which it is in use. */
  portsInUse(): readonly (HostPort & { readonly users: Uint8Array })[] {
    return [...this.ports].map(([key, users]) => {
      const [port, protocol] = key.split('/');
      return { port: Number(port), protocol: protocol === 'udp' ? 'udp' : 'tcp', users };
    });
  }

  /** 1 for every instance on which the host port is in use. */
  usersOf({ port, protocol }: HostPort): Uint8Array {
    const key = `${port}/${protocol}`;
    let column = this.ports.get(key);
    if (!column) {
      column = new Uint8Array(this.roster.size);
      for (const [index, { usedPorts }] of this.roster.cluster.instances.entries()) {
        if (usedPorts[protocol].has(port)) column[index] = 1;
      }
      this.ports.set(key, column);
    }
    return column;
  }

  /** The groups that run on the instance. */
  groupsAt(index: number): ReadonlySet<string> {
    if (!this.groupSets) {
      const sets = Array.from({ length: this.roster.size }, () => new Set<string>());
      for (const [group, tasks] of this.groups) for (const task of tasks) sets[task]?.add(group);
      this.groupSets = sets;
    }
    return this.groupSets[index] ?? new Set();
  }
}
