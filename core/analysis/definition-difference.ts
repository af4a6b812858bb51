import { recognise } from '../ecs/recognise.ts';
import { rootShape } from '../ecs/schema/schema.ts';
import { canonicalise } from '../ecs/spelling.ts';
import { startsDeployment } from '../simulation/update-service.ts';
import type { Document } from '../text/document.ts';
import type { Node } from '../text/node.ts';

/**
 * What a change of a service definition does. `deployment`: UpdateService starts a deployment, which
 * replaces the tasks. `inPlace`: it acts on what runs or is placed next. `recreate`: UpdateService does not
 * take the member, so the service has to be created again.
 */
export type Effect = 'deployment' | 'inPlace' | 'recreate';

/** A value that is different in two versions of a definition. */
export interface MemberChange {
  /** Members from the root; an item of a list by its name: `containerDefinitions[web].image`. */
  readonly path: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Undefined for what was added, for objects and lists, and for values of environment variables. */
  readonly before?: string | number | boolean;
  readonly after?: string | number | boolean;
  /** For services alone: every change of a task definition makes a new revision. */
  readonly effect?: Effect;
}

/** What is different between two versions of a task definition or of a service definition. */
export interface DefinitionDifference {
  readonly kind: 'taskDefinition' | 'service';
  readonly changes: readonly MemberChange[];
}

type Kind = DefinitionDifference['kind'];

/** Members that identify an item of a list, so that an item that only moves is not a change. */
const NAMES: readonly string[] = [
  'name',
  'key',
  'containerPort',
  'containerPath',
  'containerName',
  'sourceContainer',
  'targetGroupArn',
  'registryArn',
  'capacityProvider',
  'hostname',
  'hostPath',
];

/** Members of CreateService that another action than UpdateService changes, or that change nothing. */
const BESIDE: ReadonlySet<string> = new Set(['tags', 'clientToken']);

/**
 * Compares two versions of a task definition or of a service definition.
 * @returns undefined when one of them is neither, or they are not of the same kind
 */
export function differenceOf(
  before: Document,
  after: Document,
  names: readonly [before: string, after: string],
): DefinitionDifference | undefined {
  const old = definitionIn(before, names[0]);
  const now = definitionIn(after, names[1]);
  if (!old || !now || old.kind !== now.kind) return undefined;
  const { kind } = now;
  const changes: MemberChange[] = [];
  compare(old.node, now.node, '', changes);
  if (kind === 'taskDefinition') return { kind, changes };
  return {
    kind,
    changes: changes.map((each) => ({ ...each, effect: effectOf(each.path) })),
  };
}

/** What changing a member of a service does. Source: API reference, UpdateService. */
function effectOf(path: string): Effect {
  const [member = ''] = path.split(/[.[]/, 1);
  if (BESIDE.has(member)) return 'inPlace';
  if (!rootShape('serviceUpdate').members?.has(member)) return 'recreate';
  return startsDeployment(member) ? 'deployment' : 'inPlace';
}

/** The definition in a document, with the API's names; also what a describe call printed of one. */
function definitionIn(
  document: Document,
  name: string,
): { readonly kind: Kind; readonly node: Node } | undefined {
  const { root } = document;
  const read = (node: Node, kind: Kind) => {
    canonicalise(node, kind === 'service' ? 'serviceDefinition' : 'taskDefinition');
    return { kind, node };
  };
  switch (recognise(root, name)) {
    case 'taskDefinition':
      return read(root, 'taskDefinition');
    case 'taskDefinitionOutput':
      return read(root.get('taskDefinition'), 'taskDefinition');
    case 'serviceDefinition':
      return read(root, 'service');
    case 'serviceOutput':
      return read(root.get('service'), 'service');
    case 'servicesOutput': {
      // A plan has services too, and instances beside them.
      if (root.members.some(({ key }) => key !== 'services' && key !== 'failures'))
        return undefined;
      const [service, ...others] = root.get('services').items();
      return service && others.length === 0 ? read(service, 'service') : undefined;
    }
    default:
      return undefined;
  }
}

/** Adds what is different in two values that stand at the same place. */
function compare(before: Node, after: Node, path: string, changes: MemberChange[]): void {
  const parts = partsOf(before, after);
  if (!parts) {
    if (isSame(before, after)) return;
    const [old, now] = [shown(before, path), shown(after, path)];
    changes.push({
      path,
      change: before.exists ? (after.exists ? 'changed' : 'removed') : 'added',
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
    });
    return;
  }
  for (const [part, [old, now]] of parts) {
    const below = part.startsWith('[') || path === '' ? `${path}${part}` : `${path}.${part}`;
    compare(old, now, below, changes);
  }
}

type Pair = readonly [before: Node, after: Node];

/** The parts of two objects, or of two lists, that belong together; undefined for other values. */
function partsOf(before: Node, after: Node): ReadonlyMap<string, Pair> | undefined {
  if (before.kind !== after.kind) return undefined;
  if (before.kind !== 'object' && before.kind !== 'array') return undefined;
  const read = before.kind === 'object' ? membersOf : itemsOf;
  const [old, now] = [read(before), read(after)];
  // Lists of texts, such as a command, are one value.
  if (!old || !now) return undefined;
  const none = before.get('\0');
  const names = [...new Set([...now.keys(), ...old.keys()])];
  return new Map(names.map((name) => [name, [old.get(name) ?? none, now.get(name) ?? none]]));
}

function membersOf(node: Node): Map<string, Node> {
  return new Map(node.members.map(({ name, value }) => [name, value]));
}

/** The items of a list of objects by what names them, else by their place; undefined for other lists. */
function itemsOf(node: Node): Map<string, Node> | undefined {
  const items = node.items();
  if (items.some(({ kind }) => kind !== 'object')) return undefined;
  const named = new Map<string, Node>();
  items.forEach((item, index) => {
    const name = NAMES.map((member) => item.get(member)).find(
      (each) => each.text !== undefined || each.number !== undefined,
    );
    const own = `[${name?.text ?? name?.number ?? index}]`;
    named.set(named.has(own) ? `${own}[${index}]` : own, item);
  });
  return named;
}

function isSame(before: Node, after: Node): boolean {
  if (before.kind !== after.kind) return !before.exists && !after.exists;
  if (before.kind !== 'array') return before.value === after.value;
  const [old, now] = [before.items(), after.items()];
  return old.length === now.length && old.every((item, index) => isSame(item, now[index] ?? item));
}

/** The value of a scalar that may be shown: what stands in an environment variable may be a secret. */
function shown(node: Node, path: string): string | number | boolean | undefined {
  if (/(?:^|\.)environment\[/.test(path)) return undefined;
  return node.text ?? node.number ?? node.boolean;
}
