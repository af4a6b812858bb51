import type { Json } from '../text/edit.ts';
import type { Node } from '../text/node.ts';
import type { Fix } from './rule.ts';

/** How a value is named in a title. */
const shown = (value: Json): string => JSON.stringify(value);

/** How an object of a list is named: by its list, the member that tells it from others, and a title. */
const ITEMS: Readonly<Record<string, readonly [member: string, title: string]>> = {
  capacityProviderStrategy: ['capacityProvider', 'Remove the capacity provider "{name}"'],
  containerDefinitions: ['name', 'Remove the container "{name}"'],
  dependsOn: ['containerName', 'Remove the dependency on "{name}"'],
  environment: ['name', 'Remove the variable "{name}"'],
  environmentFiles: ['value', 'Remove the environment file "{name}"'],
  extraHosts: ['hostname', 'Remove the host "{name}"'],
  loadBalancers: ['containerName', 'Remove the load balancer of "{name}"'],
  mountPoints: ['containerPath', 'Remove the mount point at "{name}"'],
  placementConstraints: ['type', 'Remove the constraint "{name}"'],
  placementStrategy: ['type', 'Remove the strategy "{name}"'],
  portMappings: ['containerPort', 'Remove the port mapping of {name}'],
  resourceRequirements: ['type', 'Remove the resource "{name}"'],
  secrets: ['name', 'Remove the secret "{name}"'],
  systemControls: ['namespace', 'Remove the system control "{name}"'],
  tags: ['key', 'Remove the tag "{name}"'],
  ulimits: ['name', 'Remove the ulimit "{name}"'],
  volumes: ['name', 'Remove the volume "{name}"'],
  volumesFrom: ['sourceContainer', 'Remove the volumes from "{name}"'],
};

/** Takes out a member or item; the title says which. */
export function remove(node: Node, options: { preferred?: boolean } = {}): Fix {
  const gone = alone(node);
  return { ...removalTitle(node), ...options, edits: (editor) => editor.remove(gone) };
}

/** Members that say nothing once they are empty. */
const CONTAINERS_OF_OPTIONS: ReadonlySet<string> = new Set(['host', 'linuxParameters']);

/** The list or the object with options of which the node is all there is; else the node. */
function alone(node: Node): Node {
  const { parent } = node;
  if (!parent || parent.open || parent.asMember === undefined) return node;
  const only = parent.items().length === 1 && parent.asMember.name !== 'containerDefinitions';
  const last = parent.members.length === 1 && CONTAINERS_OF_OPTIONS.has(parent.asMember.name);
  return only || last ? parent : node;
}

function removalTitle(node: Node): Pick<Fix, 'title' | 'params'> {
  const name = node.asMember?.key ?? node.value;
  if (name !== null) return { title: 'Remove "{name}"', params: { name: String(name) } };
  const list = node.parent?.asMember?.name ?? 'containerDefinitions';
  const [member, title] = ITEMS[list] ?? [];
  const own = member === undefined ? undefined : node.get(member).value;
  if (title !== undefined && own !== undefined && own !== null) {
    return { title, params: { name: String(own) } };
  }
  const number = (node.parent?.items().indexOf(node) ?? 0) + 1;
  return { title: 'Remove entry {number} of "{list}"', params: { number, list } };
}

/** Puts another value in the place of this one. */
export function replace(node: Node, value: Json, options: { preferred?: boolean } = {}): Fix {
  return {
    title: 'Change to {value}',
    params: { value: shown(value) },
    ...options,
    edits: (editor) => [editor.replace(node, value)],
  };
}

/** Adds a member to an object, behind the member `after`; replaces a member that is `null` or so. */
export function insert(
  object: Node,
  key: string,
  value: Json,
  options: { preferred?: boolean; after?: string } = {},
): Fix {
  const { after, ...rest } = options;
  const present = object.get(key);
  return {
    title: typeof value === 'object' ? 'Add "{key}"' : 'Add "{key}": {value}',
    params: { key, value: shown(value) },
    ...rest,
    edits: (editor) =>
      present.kind === 'missing'
        ? editor.insert(object, key, value, after)
        : [editor.replace(present, value)],
  };
}

/** Gives a member another key; no fix where the object has a member with that key already. */
export function rename(
  node: Node,
  key: string,
  options: { preferred?: boolean } = {},
): readonly Fix[] {
  if (node.parent?.members.some((member) => member.key === key)) return [];
  const fix: Fix = {
    title: 'Rename to "{key}"',
    params: { key },
    ...options,
    edits: (editor) => editor.rename(node, key),
  };
  return [fix];
}

/** Sets a member of an object, whether it is there or not. */
export function set(
  object: Node,
  key: string,
  value: Json,
  options: { preferred?: boolean; after?: string } = {},
): Fix {
  const present = object.get(key);
  if (!present.exists) return insert(object, key, value, options);
  const { after: _, ...rest } = options;
  return {
    title: 'Set "{key}" to {value}',
    params: { key, value: shown(value) },
    ...rest,
    edits: (editor) => [editor.replace(present, value)],
  };
}
