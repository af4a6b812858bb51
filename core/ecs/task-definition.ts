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

  constructor(node: Node) {
    this.whole = node.kind !== 'array';
    this.node = this.whole ? node : MISSING;
    this.containerDefinitions = this.whole ? node.get('containerDefinitions') : node;
    this.containers = this.containerDefinitions
      .items()
      .filter((item) => item.kind === 'object')
      .map((item, index) => {
        const name = item.get('name').string || undefined;
        return { node: item, index, name, label: name ?? `containers[${index}]` };
      });
  }

  /** The container of this name. */
  container(name: string): Container | undefined {
    return this.containers.find((container) => container.name === name);
  }

  /** True when the list of containers may hold more than the text shows. */
  get containersOpen(): boolean {
    const list = this.containerDefinitions;
    return (
      list.kind !== 'array' || list.open || list.items().some((item) => item.kind !== 'object')
    );
  }

  /** `requiresCompatibilities` names this one. Without that list the service checks against none. */
  requires(compatibility: Compatibility): boolean {
    const items = this.node.get('requiresCompatibilities').items();
    // Another case is refused, but says what was meant.
    return items.some((item) => item.string?.toUpperCase() === compatibility);
  }

  /** True when `requiresCompatibilities` is known in full and not empty. */
  get compatibilitiesKnown(): boolean {
    const list = this.node.get('requiresCompatibilities');
    const items = list.items();
    return items.length > 0 && !list.open && items.every((item) => item.string !== undefined);
  }

  /** Fargate's rules apply as soon as FARGATE is in the list, whatever else is. */
  get fargate(): boolean {
    return this.requires('FARGATE');
  }

  /** True when no instance of EC2 will ever run it, as far as the text tells. */
  get onlyFargate(): boolean {
    return (
      this.compatibilitiesKnown &&
      this.node.get('requiresCompatibilities').items().length === 1 &&
      this.fargate
    );
  }

  get windows(): boolean {
    const family = this.node.get('runtimePlatform').get('operatingSystemFamily').string;
    return family?.toUpperCase().startsWith('WINDOWS') ?? false;
  }

  /** The network mode as written; undefined when absent, unknown or a placeholder. */
  get networkMode(): NetworkMode | undefined {
    const mode = this.node.get('networkMode').string?.toLowerCase();
    return mode !== undefined && NETWORK_MODES.includes(mode) ? (mode as NetworkMode) : undefined;
  }

  /**
   * The network mode that will be in force: as written, else by default `bridge` on Linux, the NAT
   * `default` of Windows on EC2, `awsvpc` where only Managed Instances are required. Undefined when
   * the text cannot tell (a placeholder, a bare list of containers, an object still being typed).
   */
  get effectiveNetworkMode(): NetworkMode | undefined {
    if (!this.node.lacks('networkMode')) return this.networkMode;
    if (this.requires('MANAGED_INSTANCES')) return this.compatibilitiesKnown ? 'awsvpc' : undefined;
    return this.windows ? 'default' : 'bridge';
  }

  /** Task-level CPU units, if given and readable. A number is read too: pasted snippets have them. */
  get cpu(): number | undefined {
    return amount(this.node.get('cpu'), parseTaskCpu);
  }

  /** Task-level MiB, if given and readable. */
  get memory(): number | undefined {
    return amount(this.node.get('memory'), parseTaskMemory);
  }

  get volumes(): readonly Node[] {
    return this.node.get('volumes').items();
  }
}

function amount(node: Node, parse: (text: string) => number | undefined): number | undefined {
  if (node.number !== undefined) return node.number;
  return node.string === undefined ? undefined : parse(node.string);
}
