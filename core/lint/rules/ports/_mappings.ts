import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node } from '../../../text/node.ts';
import { once } from '../../once.ts';

/** One port mapping with what the rules ask for. Values that cannot be known are undefined. */
export interface Mapping {
  readonly container: Container;
  readonly node: Node;
  readonly containerPort: number | undefined;
  readonly hostPort: number | undefined;
  /** What the service makes of it: anything but `udp` is tcp; undefined for `UDP`, to be careful. */
  readonly protocol: 'tcp' | 'udp' | undefined;
  readonly range: PortRange | undefined;
}

/** First and last port, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The port mappings of a container that are objects. */
export const mappingsOf = once((container: Container): readonly Mapping[] =>
  container.node
    .get('portMappings')
    .items()
    .filter((node) => node.kind === 'object')
    .map((node) => {
      const protocol = node.get('protocol');
      // `UDP` is read as tcp, says the newest documentation; a rule of its own tells so.
      const unknown = protocol.isUnknown || node.open || /^udp$/i.test(protocol.string ?? '');
      return {
        container,
        node,
        containerPort: node.get('containerPort').number,
        hostPort: node.get('hostPort').number,
        protocol: protocol.string === 'udp' ? 'udp' : unknown ? undefined : 'tcp',
        range: rangeOf(node.get('containerPortRange').string),
      };
    }),
);

/** All port mappings of a task. */
export const allMappings = once((task: TaskDefinition): readonly Mapping[] =>
  task.containers.flatMap(mappingsOf),
);

/** Reads `8000-8010`; undefined when it is none, or runs backwards. */
export function rangeOf(text: string | undefined): PortRange | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d{1,5})-(\d{1,5})$/.exec(text);
  const first = Number(found?.[1]);
  const last = Number(found?.[2]);
  return found && first >= 1 && first < last && last <= 65535 ? { first, last } : undefined;
}
