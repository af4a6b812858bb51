import type {
  Cluster,
  ContainerInstance,
  PlacementRequest,
  TaskRequirements,
} from '../../core/placement/model.ts';

/** Room for more copies than any scenario has. */
export const PLENTY = 1_000_000;

/** A container instance whose CPU units are the slots for copies. */
export interface Slots {
  readonly name: string;
  readonly zone: string;
  /** Slots that are still free. */
  readonly free: number;
  /** Tasks by group that run there. */
  readonly groups?: Readonly<Record<string, number>>;
  readonly status?: string;
}

/** A cluster in which every copy of every service takes one slot. */
export function clusterOf(instances: readonly Slots[]): Cluster {
  return { name: 'scenario', instances: instances.map(instanceOf) };
}

function instanceOf({
  name,
  zone,
  free,
  groups = {},
  status = 'ACTIVE',
}: Slots): ContainerInstance {
  const used = Object.values(groups).reduce((sum, count) => sum + count, 0);
  const amounts = (cpu: number) => ({ cpu, memory: PLENTY, gpu: 0, eni: PLENTY });
  return {
    name,
    status,
    agentConnected: true,
    availabilityZone: zone,
    attributes: new Map([['ecs.availability-zone', zone]]),
    registered: amounts(used + free),
    remaining: amounts(free),
    usedPorts: { tcp: new Set(), udp: new Set() },
    estimate: false,
    groups: new Map(Object.entries(groups)),
    runningTasksCount: used,
  };
}

const ONE_SLOT: TaskRequirements = {
  cpu: 1,
  memory: 0,
  gpu: 0,
  eni: 0,
  hostPorts: [],
  requiresAttributes: [],
  derivedAttributes: [],
  platform: [],
  memberOf: [],
};

/** Copies of a service or of standalone tasks. */
export function requestOf(group: string, scheduling: 'REPLICA' | 'DAEMON'): PlacementRequest {
  return {
    group,
    kind: group.startsWith('service:') ? 'service' : 'task',
    scheduling,
    count: 1,
    task: ONE_SLOT,
    strategy: [],
    constraints: [],
  };
}

/** Names of zones: a, b, c … */
export function zoneName(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}
