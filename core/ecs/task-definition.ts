import { MISSING, type Node } from '../text/node.ts';
import { parseTaskCpu, parseTaskMemory } from './units.ts';

export type NetworkMode = 'awsvpc' | 'bridge' | 'host' | 'none' | 'default';
export type Compatibility = 'EC2' | 'FARGATE' | 'EXTERNAL' | 'MANAGED_INSTANCES';

const NETWORK_MODES: readonly string[] = ['awsvpc', 'bridge', 'host', 'none', 'default'];

/** A container definition, with the answers that many rules ask for. */
export interface Container {
  readonly node: Node;
  readonly index: number;
  /** Undefined while it is missing or a placeholder. */
  readonly name: string | undefined;
  /** The name for messages: never empty. */
  readonly label: string;
  /** Answers that were worked out about it, each in the place that its asker chose. */
  readonly kept: unknown[];
}

/**
 * A task definition as Amazon ECS sees it, over the tree of its document. Everything that depends on
 * a placeholder is undefined, and nothing is called absent that may still be typed.
 */
export class TaskDefinition {
  /** The object of the task definition; missing when the document is a bare list of containers. */
  readonly node: Node;
  /** The list of containers. */
  readonly containerDefinitions: Node;
  readonly containers: readonly Container[];
  /** False for a bare list of containers: the task-level fields stand in another file. */
  readonly whole: boolean;
  /** True when the list of containers may hold more than the text shows. */
  readonly containersOpen: boolean;
  /** True when `requiresCompatibilities` is known in full and not empty. */
  readonly compatibilitiesKnown: boolean;
  /** Fargate's rules apply as soon as FARGATE is in the list, whatever else is. */
  readonly fargate: boolean;
  /** True when no instance of EC2 will ever run it, as far as the text tells. */
  readonly onlyFargate: boolean;
  readonly windows: boolean;
  /** The network mode as written; undefined when absent, unknown or a placeholder. */
  readonly networkMode: NetworkMode | undefined;
  /**
   * The network mode that will be in force: as written, else by default `bridge` on Linux, the NAT
   * `default` of Windows on EC2, `awsvpc` where only Managed Instances are required. Undefined when
   * the text cannot tell (a placeholder, a bare list of containers, an object still being typed).
   */
  readonly effectiveNetworkMode: NetworkMode | undefined;
  /** Task-level CPU units, if given and readable. A number is read too: pasted snippets have them. */
  readonly cpu: number | undefined;
  /** Task-level MiB, if given and readable. */
  readonly memory: number | undefined;
  readonly volumes: readonly Node[];
  /** Answers that were worked out about it, each in the place that its asker chose. */
  readonly kept: unknown[] = [];
  private readonly required: ReadonlySet<string>;

  /** Answers are worked out once: every rule asks for some of them, for every container. */
  private byName: Map<string | undefined, Container> | undefined;

  /** @param required what to take for `requiresCompatibilities`, whatever the text says */
  constructor(node: Node, required?: readonly Compatibility[]) {
    this.whole = node.kind !== 'array';
    this.node = this.whole ? node : MISSING;
    const list = this.whole ? node.get('containerDefinitions') : node;
    this.containerDefinitions = list;
    this.containers = containersOf(list);
    this.containersOpen =
      list.kind !== 'array' || list.open || list.items().some((item) => item.kind !== 'object');
    const compatibilities = this.node.get('requiresCompatibilities');
    const names: readonly (string | undefined)[] =
      required ?? compatibilities.items().map((item) => item.string);
    const open = required === undefined && compatibilities.open;
    this.compatibilitiesKnown = names.length > 0 && !open && !names.includes(undefined);
    // Another case is refused, but says what was meant.
    this.required = new Set(names.map((name) => name?.toUpperCase() ?? ''));
    this.fargate = this.requires('FARGATE');
    this.onlyFargate = this.compatibilitiesKnown && names.length === 1 && this.fargate;
    const family = this.node.get('runtimePlatform').get('operatingSystemFamily').string;
    this.windows = family?.toUpperCase().startsWith('WINDOWS') ?? false;
    const mode = this.node.get('networkMode').string?.toLowerCase();
    this.networkMode =
      mode !== undefined && NETWORK_MODES.includes(mode) ? (mode as NetworkMode) : undefined;
    this.effectiveNetworkMode = this.node.lacks('networkMode')
      ? this.defaultMode()
      : this.networkMode;
    this.cpu = amount(this.node.get('cpu'), parseTaskCpu);
    this.memory = amount(this.node.get('memory'), parseTaskMemory);
    this.volumes = this.node.get('volumes').items();
  }

  /** The container of this name; of several the first. */
  container(name: string): Container | undefined {
    this.byName ??= new Map(this.containers.toReversed().map((each) => [each.name, each]));
    return this.byName.get(name);
  }

  /** `requiresCompatibilities` names this one. Without that list the service checks against none. */
  requires(compatibility: Compatibility): boolean {
    return this.required.has(compatibility);
  }

  /** True when it is the only compatibility that the text names. */
  requiresOnly(compatibility: Compatibility): boolean {
    return this.compatibilitiesKnown && this.required.size === 1 && this.requires(compatibility);
  }

  private defaultMode(): NetworkMode | undefined {
    if (this.requires('MANAGED_INSTANCES')) return this.compatibilitiesKnown ? 'awsvpc' : undefined;
    return this.windows ? 'default' : 'bridge';
  }
}

/** The port mappings of containers, in the order of the text. */
export function portMappingsOf(containers: readonly Pick<Container, 'node'>[]): Node[] {
  return containers.flatMap(({ node }) => [...node.get('portMappings').items()]);
}

function containersOf(list: Node): readonly Container[] {
  return list
    .items()
    .filter((item) => item.kind === 'object')
    .map((item, index) => {
      const name = item.get('name').string || undefined;
      return { node: item, index, name, label: name ?? `containers[${index}]`, kept: [] };
    });
}

function amount(node: Node, parse: (text: string) => number | undefined): number | undefined {
  if (node.number !== undefined) return node.number;
  return node.string === undefined ? undefined : parse(node.string);
}
