import { parseConstraint } from '../ecs/constraint/parse.ts';
import type { TaskDefinition } from '../ecs/task-definition.ts';
import { MAX_AMOUNT } from '../ecs/units.ts';
import type { Node } from '../text/node.ts';
import { hasTemplate } from '../text/placeholders.ts';
import { deriveAttributes } from './derived-attributes.ts';
import type { HostPort, RequiredAttribute, TaskRequirements } from './model.ts';
import { NO_RESOURCES } from './resources.ts';

/** Constraints of a task, those of its task definition included. Source: API reference, RunTask. */
export const MOST_CONSTRAINTS = 10;

/** What a task definition asks of an instance, and where it says so. */
export interface Requirements {
  readonly task: TaskRequirements;
  /**
   * The nodes that decide, by reason code, or by code and subject (`RESOURCE:PORTS 80/tcp`). A code
   * that nothing in the text decides has none.
   */
  readonly nodes: ReadonlyMap<string, readonly Node[]>;
  /** Amounts that are placeholders or no amounts; they are taken as 0. */
  readonly unreadable: readonly Node[];
  /** Amounts above `MAX_AMOUNT`, which are taken as that. */
  readonly tooLarge: readonly Node[];
}

/** The nodes that decide about a reason; the most telling first. */
export function decidingNodes(
  { nodes }: Requirements,
  code: string,
  subject?: string,
): readonly Node[] {
  return nodes.get(`${code} ${subject ?? ''}`) ?? nodes.get(code) ?? [];
}

/**
 * What one copy of a task asks: task-level CPU and memory, else those of the containers, where a
 * reservation counts before the limit; static host ports; one network interface for `awsvpc`; GPUs;
 * attributes. Source: developer guide, "How Amazon ECS places tasks", and the agent's accounting.
 */
export function requirementsOf(definition: TaskDefinition): Requirements {
  const reader = new Reader(definition);
  // Windows containers ignore the task level. Source: API reference, RegisterTaskDefinition.
  const whole = !definition.windows;
  const cpu = whole ? reader.taskLevel('RESOURCE:CPU', 'cpu', definition.cpu) : undefined;
  const memory = whole
    ? reader.taskLevel('RESOURCE:MEMORY', 'memory', definition.memory)
    : undefined;
  const mode = definition.effectiveNetworkMode;
  const awsvpc = mode === 'awsvpc';
  if (awsvpc) reader.decide('RESOURCE:ENI', definition.node.get('networkMode'));
  const task: TaskRequirements = {
    cpu: cpu ?? reader.sum('RESOURCE:CPU', (container) => container.get('cpu')),
    memory: memory ?? reader.sum('RESOURCE:MEMORY', memoryOf),
    gpu: reader.gpus(),
    eni: awsvpc ? 1 : 0,
    hostPorts: awsvpc || mode === 'none' ? [] : reader.hostPorts(),
    ...(mode === 'host' ? { hostNetwork: true } : {}),
    least: leastOf(definition, cpu !== undefined),
    requiresAttributes: reader.attributes(),
    derivedAttributes: reader.derived(),
    platform: reader.platform(),
    memberOf: reader.constraints(),
  };
  const { nodes, unreadable, tooLarge } = reader;
  return { task, nodes, unreadable, tooLarge };
}

/** A task that requires nothing. */
export const NO_REQUIREMENTS: TaskRequirements = {
  ...NO_RESOURCES,
  hostPorts: [],
  requiresAttributes: [],
  derivedAttributes: [],
  platform: [],
  memberOf: [],
};

/** The same with attributes that do not come from the task definition: no node of it decides them. */
export function withAttributes(requirements: Requirements, names: readonly string[]): Requirements {
  if (names.length === 0) return requirements;
  const { task, nodes } = requirements;
  const own = new Set(task.derivedAttributes.map(({ name }) => name));
  const more = names.filter((name) => !own.has(name));
  return {
    ...requirements,
    task: {
      ...task,
      derivedAttributes: [...task.derivedAttributes, ...more.map((name) => ({ name }))],
    },
    nodes: new Map([...nodes, ...more.map((name) => [`ATTRIBUTE ${name}`, []] as const)]),
  };
}

/**
 * Of a task that gives its own size ECS takes no less than an eighth of a vCPU; Docker gives no container
 * less than 6 MiB. Source: API reference, RegisterTaskDefinition.
 */
function leastOf({ containers }: TaskDefinition, taskLevel: boolean) {
  return { cpu: taskLevel ? 128 : 1, memory: 6 * Math.max(1, containers.length) };
}

/** Source: developer guide, memory management: the reservation is what is subtracted. */
function memoryOf(container: Node): Node {
  const reservation = container.get('memoryReservation');
  return reservation.exists && reservation.number !== 0 ? reservation : container.get('memory');
}

/** A number, though some write it as text; `NaN` for all else. */
export function numberOf(node: Node): number {
  const text = node.string?.trim() ?? '';
  return node.number ?? (/^\d+$/.test(text) ? Number(text) : Number.NaN);
}

class Reader {
  readonly nodes = new Map<string, Node[]>();
  readonly unreadable: Node[] = [];
  readonly tooLarge: Node[] = [];
  private readonly definition: TaskDefinition;

  constructor(definition: TaskDefinition) {
    this.definition = definition;
  }

  decide(key: string, node: Node): void {
    if (!node.exists) return;
    const list = this.nodes.get(key);
    if (list) list.push(node);
    else this.nodes.set(key, [node]);
  }

  taskLevel(code: string, name: string, amount: number | undefined): number | undefined {
    const node = this.definition.node.get(name);
    if (!node.exists) return undefined;
    this.decide(code, node);
    if (amount !== undefined && amount > 0) return this.capped(node, amount);
    // The agent takes 0 for a size that is not given.
    if (amount === 0) return undefined;
    this.unreadable.push(node);
    return 0;
  }

  sum(code: string, nodeOf: (container: Node) => Node): number {
    let total = 0;
    for (const { node: container } of this.definition.containers) {
      const node = nodeOf(container);
      if (!node.exists) continue;
      this.decide(code, node);
      total += this.amount(node);
    }
    return total;
  }

  /** A whole amount; CPU and memory of containers are numbers, though some write them as text. */
  private amount(node: Node): number {
    const amount = numberOf(node);
    if (amount >= 0) return this.capped(node, amount);
    this.unreadable.push(node);
    return 0;
  }

  private capped(node: Node, amount: number): number {
    if (amount <= MAX_AMOUNT) return amount;
    this.tooLarge.push(node);
    return MAX_AMOUNT;
  }

  gpus(): number {
    let total = 0;
    for (const { node } of this.definition.containers) {
      for (const requirement of node.get('resourceRequirements').items()) {
        if (requirement.get('type').string !== 'GPU') continue;
        this.decide('RESOURCE:GPU', requirement.get('value'));
        total += this.amount(requirement.get('value'));
      }
    }
    return total;
  }

  /** Dynamic ports (`hostPort` 0 or absent in bridge mode) and port ranges reserve nothing. */
  hostPorts(): readonly HostPort[] {
    const ports = new Map<string, HostPort>();
    const host = this.definition.effectiveNetworkMode === 'host';
    for (const { node } of this.definition.containers) {
      for (const mapping of node.get('portMappings').items()) {
        const written = mapping.get('hostPort');
        // In host mode the port of the container is that of the host (assumption: host ports).
        const portNode = host && !(numberOf(written) > 0) ? mapping.get('containerPort') : written;
        const port = numberOf(portNode);
        if (!Number.isInteger(port) || port <= 0 || port > 65535) continue;
        const protocol = mapping.get('protocol').string?.toLowerCase() === 'udp' ? 'udp' : 'tcp';
        const key = `${port}/${protocol}`;
        ports.set(key, { port, protocol });
        this.decide('RESOURCE:PORTS', portNode);
        this.decide(`RESOURCE:PORTS ${key}`, portNode);
      }
    }
    return [...ports.values()];
  }

  /** `requiresAttributes` as describe-task-definition prints it. */
  attributes(): readonly RequiredAttribute[] {
    const list: RequiredAttribute[] = [];
    for (const item of this.definition.node.get('requiresAttributes').items()) {
      const name = item.get('name').text;
      if (name === undefined) continue;
      list.push({ name, value: item.get('value').text });
      this.decideAttribute(name, item.get('value').text, item);
    }
    return list;
  }

  derived(): readonly RequiredAttribute[] {
    const list = new Map<string, RequiredAttribute>();
    for (const { name, node } of deriveAttributes(this.definition)) {
      list.set(name, { name });
      this.decideAttribute(name, undefined, node);
    }
    return [...list.values()];
  }

  /** `runtimePlatform` is no required attribute, yet it decides (assumption: platform). */
  platform(): readonly RequiredAttribute[] {
    const platform = this.definition.node.get('runtimePlatform');
    const list: RequiredAttribute[] = [];
    const add = (name: string, value: string, node: Node): void => {
      list.push({ name, value });
      this.decideAttribute(name, value, node);
    };
    const architecture = platform.get('cpuArchitecture');
    if (architecture.string === 'ARM64') add('ecs.cpu-architecture', 'arm64', architecture);
    if (architecture.string === 'X86_64') add('ecs.cpu-architecture', 'x86_64', architecture);
    const family = platform.get('operatingSystemFamily');
    if (family.string === 'LINUX') add('ecs.os-type', 'linux', family);
    if (family.string?.startsWith('WINDOWS')) {
      add('ecs.os-type', 'windows', family);
      add('ecs.os-family', family.string, family);
    }
    return list;
  }

  private decideAttribute(name: string, value: string | undefined, node: Node): void {
    this.decide('ATTRIBUTE', node);
    this.decide(`ATTRIBUTE ${value === undefined ? name : `${name}=${value}`}`, node);
  }

  constraints(): TaskRequirements['memberOf'] {
    const list = [];
    for (const item of this.definition.node.get('placementConstraints').items()) {
      const node = item.get('expression');
      const { text } = node;
      if (item.get('type').string !== 'memberOf' || text === undefined) continue;
      if (hasTemplate(text)) continue;
      // More would be refused by ECS, as lint says.
      if (list.length === MOST_CONSTRAINTS) break;
      list.push(parseConstraint(text));
      this.decide('MEMBER_OF', node);
      this.decide(`MEMBER_OF ${text}`, node);
    }
    return list;
  }
}
