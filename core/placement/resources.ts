/*
 * The countable resources of a container instance: one entry for each, with all that is said about
 * it. State, filters, bounds, running tasks and the view go through this table. What a task requires
 * is read in requirements.ts, what an instance type has in ../ecs/capacity.ts.
 */

/** One resource. The words are templates; amounts are in CPU units, MiB or whole devices. */
interface ResourceKind {
  /** How ECS names the reason in the failures of RunTask. Source: developer guide, API failure reasons. */
  readonly code: `RESOURCE:${string}`;
  /** The heading of its column. */
  readonly label: string;
  /** A label as short as it can be, for a tag or a track. */
  readonly short: string;
  /** The condition, as a step of the placement process. */
  readonly condition: string;
  /** One instance that lacks it. */
  readonly lacks: string;
  /** Several instances that lack it. */
  readonly counted: string;
  /** Why no fewer instances can do. */
  readonly bound: string;
  /** The name of the amount that is available. */
  readonly left: string;
  /** How much of it is in use. */
  readonly inUse: string;
  /** The end of the service event. Source: developer guide, service event messages. */
  readonly event?: string;
}

/** By name, in the order in which reasons are listed. */
export const RESOURCES = {
  cpu: {
    code: 'RESOURCE:CPU',
    label: 'CPU',
    short: 'CPU',
    condition: 'has {required} CPU units available',
    lacks: 'needs {required} CPU units, {available} available',
    counted:
      '{instances, plural, one {# instance lacks CPU: needs {required} units, {available} available} other {# instances lack CPU: needs {required} units, at most {available} available}}',
    bound: 'all tasks together need {required} CPU units, an instance has {has}',
    left: 'CPU units available',
    inUse: '{used} of {all} CPU units in use',
    event: 'has insufficient CPU units available.',
  },
  memory: {
    code: 'RESOURCE:MEMORY',
    label: 'Memory',
    short: 'MEM',
    condition: 'has {required} MiB of memory available',
    lacks: 'needs {required} MiB of memory, {available} available',
    counted:
      '{instances, plural, one {# instance lacks memory: needs {required} MiB, {available} available} other {# instances lack memory: needs {required} MiB, at most {available} available}}',
    bound: 'all tasks together need {required} MiB of memory, an instance has {has}',
    left: 'Memory available, MiB',
    inUse: '{used} of {all} MiB of memory in use',
    event: 'has insufficient memory available.',
  },
  eni: {
    code: 'RESOURCE:ENI',
    label: 'Network interfaces',
    short: 'ENI',
    condition: 'has a network interface for the task',
    lacks: 'no network interface is available for an awsvpc task',
    counted:
      '{instances, plural, one {# instance has} other {# instances have}} no network interface available for an awsvpc task',
    bound: '{required} tasks need a network interface, an instance has {has}',
    left: 'Network interfaces available for awsvpc tasks',
    inUse: '{used} of {all} network interfaces for awsvpc tasks in use',
  },
  gpu: {
    code: 'RESOURCE:GPU',
    label: 'GPUs',
    short: 'GPU',
    condition: 'has {required, plural, one {# GPU} other {# GPUs}} available',
    lacks: 'needs {required, plural, one {# GPU} other {# GPUs}}, {available} available',
    counted:
      '{instances, plural, one {# instance lacks GPUs: needs {required}, {available} available} other {# instances lack GPUs: needs {required}, at most {available} available}}',
    bound: 'all tasks together need {required} GPUs, an instance has {has}',
    left: 'GPUs available',
    inUse: '{used} of {all} GPUs in use',
  },
} as const satisfies Readonly<Record<string, ResourceKind>>;

export type Resource = keyof typeof RESOURCES;

/** An amount of each resource: CPU units, MiB, network interfaces for awsvpc tasks, GPUs. */
export type Resources = Readonly<Record<Resource, number>>;

export const RESOURCE_NAMES = Object.keys(RESOURCES) as readonly Resource[];

/** Those of which an instance has a whole number: network interfaces, GPUs. */
export const DEVICES = RESOURCE_NAMES.filter((name) => name !== 'cpu' && name !== 'memory');

/** Amounts made one by one. */
export function resources(amountOf: (name: Resource) => number): Resources {
  const amounts = {} as Record<Resource, number>;
  for (const name of RESOURCE_NAMES) amounts[name] = amountOf(name);
  return amounts;
}

/** Nothing of any resource. */
export const NO_RESOURCES: Resources = resources(() => 0);

/** What is left when something is taken several times; may be less than 0. */
export function minus(from: Resources, taken: Resources, times = 1): Resources {
  return resources((name) => from[name] - taken[name] * times);
}

/** Whether an instance with these amounts has room for the task. Source: developer guide: equality fits. */
export function holds(amounts: Resources, task: Resources): boolean {
  return RESOURCE_NAMES.every((name) => task[name] === 0 || amounts[name] >= task[name]);
}
