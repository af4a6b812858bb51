import { parseConstraint } from '../../core/ecs/constraint/parse.ts';
import type {
  Cluster,
  Constraint,
  ContainerInstance,
  HostPort,
  PlacementRequest,
  Strategy,
  TaskRequirements,
} from '../../core/placement/model.ts';

/** A container instance in few words, as the scenarios write it. */
export interface ShortInstance {
  readonly id: string;
  readonly az?: string;
  readonly type?: string;
  readonly cpu?: number;
  readonly mem?: number;
  readonly gpu?: number;
  readonly eni?: number;
  readonly ports?: readonly string[];
  readonly attrs?: Readonly<Record<string, string>>;
  readonly status?: string;
  readonly connected?: boolean;
  readonly groups?: Readonly<Record<string, number>>;
  readonly running?: number;
  readonly agentVersion?: string;
  readonly registeredAt?: string;
  readonly ec2?: string;
  readonly provider?: string;
}

export interface ShortTask {
  readonly cpu?: number;
  readonly mem?: number;
  readonly taskCpu?: number;
  readonly taskMem?: number;
  readonly containers?: readonly { cpu?: number; memory?: number; memoryReservation?: number }[];
  readonly ports?: readonly string[];
  readonly net?: string;
  readonly gpu?: number;
  readonly requires?: readonly string[];
  readonly arch?: string;
}

export interface ShortConstraint {
  readonly type: string;
  readonly expression?: string;
}

export interface ShortRequest {
  readonly task: ShortTask;
  readonly group: string;
  readonly count?: number;
  readonly strategy?: 'default' | readonly { type: string; field?: string }[];
  readonly constraints?: readonly ShortConstraint[];
  readonly scheduling?: 'REPLICA' | 'DAEMON';
  readonly provider?: string;
  readonly subnets?: readonly string[];
}

const AGENT_PORTS = [22, 2375, 2376, 51678, 51679];

function hostPort(text: string): HostPort {
  const [protocol, port] = text.split('/');
  return { protocol: protocol === 'udp' ? 'udp' : 'tcp', port: Number(port) };
}

export function instanceOf(short: ShortInstance): ContainerInstance {
  const {
    id,
    az = '',
    type = '',
    cpu = 0,
    mem = 0,
    gpu = 0,
    eni = Number.POSITIVE_INFINITY,
  } = short;
  const groups = new Map(Object.entries(short.groups ?? {}));
  const used = (short.ports ?? []).map(hostPort);
  const portsOf = (protocol: string): number[] =>
    used.filter((port) => port.protocol === protocol).map(({ port }) => port);
  const resources = { cpu, memory: mem, gpu, eni };
  return {
    name: id,
    status: short.status ?? 'ACTIVE',
    agentConnected: short.connected ?? true,
    agentVersion: short.agentVersion,
    registeredAt: short.registeredAt === undefined ? undefined : Date.parse(short.registeredAt),
    ec2InstanceId: short.ec2,
    instanceType: type,
    availabilityZone: az,
    capacityProvider: short.provider,
    attributes: new Map([
      ['ecs.availability-zone', az],
      ['ecs.instance-type', type],
      ...Object.entries(short.attrs ?? {}),
    ]),
    registered: resources,
    remaining: resources,
    usedPorts: { tcp: new Set([...AGENT_PORTS, ...portsOf('tcp')]), udp: new Set(portsOf('udp')) },
    estimate: false,
    groups,
    runningTasksCount: short.running ?? [...groups.values()].reduce((sum, count) => sum + count, 0),
  };
}

export function clusterOf(instances: readonly ShortInstance[]): Cluster {
  return { name: 'test', instances: instances.map(instanceOf) };
}

export function taskOf(short: ShortTask): TaskRequirements {
  const containers = short.containers ?? [];
  const sum = (amount: (container: (typeof containers)[number]) => number): number =>
    containers.reduce((total, container) => total + amount(container), 0);
  const awsvpc = short.net === 'awsvpc';
  const fixed = (short.ports ?? []).filter((port) => port !== 'dynamic');
  return {
    cpu: short.cpu ?? short.taskCpu ?? sum(({ cpu = 0 }) => cpu),
    memory:
      short.mem ??
      short.taskMem ??
      sum(({ memory = 0, memoryReservation }) => memoryReservation ?? memory),
    gpu: short.gpu ?? 0,
    hostPorts: awsvpc ? [] : fixed.map(hostPort),
    eni: awsvpc ? 1 : 0,
    requiresAttributes: (short.requires ?? []).map((name) => ({ name })),
    derivedAttributes: [],
    platform: short.arch ? [{ name: 'ecs.cpu-architecture', value: short.arch }] : [],
    memberOf: [],
  };
}

export function strategyOf(short: ShortRequest['strategy']): readonly Strategy[] {
  if (short === undefined || short === 'default') return [];
  return short.map(({ type, field = '' }): Strategy => {
    if (type === 'random') return { type };
    if (type === 'binpack') return { type, field: field === 'cpu' ? 'cpu' : 'memory' };
    if (!field.startsWith('attribute:')) return { type: 'spread', field: 'instanceId' };
    return { type: 'spread', field: 'attribute', attribute: field.slice('attribute:'.length) };
  });
}

export function constraintsOf(short: readonly ShortConstraint[] = []): readonly Constraint[] {
  return short.map(({ type, expression = '' }) =>
    type === 'distinctInstance'
      ? { type }
      : { type: 'memberOf', expression: parseConstraint(expression) },
  );
}

export function requestOf(short: ShortRequest): PlacementRequest {
  return {
    group: short.group,
    kind: short.group.startsWith('service:') ? 'service' : 'task',
    scheduling: short.scheduling ?? 'REPLICA',
    count: short.count ?? 1,
    task: taskOf(short.task),
    strategy: strategyOf(short.strategy),
    constraints: constraintsOf(short.constraints),
    capacityProvider: short.provider,
    ...(short.subnets ? { subnets: short.subnets } : {}),
  };
}
