import { portMappingsOf, type TaskDefinition } from '../../ecs/task-definition.ts';
import type { Node } from '../../text/node.ts';
import type { CompletionContext } from './context.ts';
import type { CompletionItem } from './item.ts';

/** A name of something that the document, or one that it refers to, has. */
export interface Reference {
  readonly text: string;
  readonly kind: CompletionItem['kind'];
}

export function referencesTo(names: readonly (string | undefined)[]): Reference[] {
  const known = new Set(names.filter((name) => name !== undefined && name !== ''));
  return [...known].map((text) => ({ text: text as string, kind: 'reference' }));
}

/** The containers of the tasks but the one that the cursor is in. */
export function otherContainers(
  { container }: CompletionContext,
  tasks: readonly TaskDefinition[],
): Reference[] {
  const around = new Set<Node>();
  for (let node: Node | undefined = container; node; node = node.parent) around.add(node);
  const others = tasks.flatMap(({ containers }) => containers.filter((c) => !around.has(c.node)));
  return referencesTo(others.map(({ name }) => name));
}

export function volumesOf(tasks: readonly TaskDefinition[]): Reference[] {
  const volumes = tasks.flatMap((task) => task.volumes);
  return referencesTo(volumes.map((volume) => volume.get('name').string));
}

/** The names of ports. */
export function portNamesOf(tasks: readonly TaskDefinition[]): Reference[] {
  return referencesTo(mappingsOf(tasks).map((mapping) => mapping.get('name').string));
}

/** The ports of a container; of all while it is not named. */
export function portsOf(
  tasks: readonly TaskDefinition[],
  container: string | undefined,
): Reference[] {
  const ports = mappingsOf(tasks, container).map((mapping) => mapping.get('containerPort').number);
  return referencesTo(ports.map((port) => port?.toString()));
}

function mappingsOf(tasks: readonly TaskDefinition[], container?: string): Node[] {
  const containers = tasks.flatMap((task) => task.containers);
  return portMappingsOf(
    containers.filter(({ name }) => container === undefined || name === container),
  );
}
