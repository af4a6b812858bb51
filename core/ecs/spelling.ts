import { closest, looseName } from '../text/closest.ts';
import type { Unit } from '../text/document.ts';
import type { Member, Node } from '../text/node.ts';
import { hasPlaceholder } from '../text/placeholders.ts';
import { mapValue, rootShape, type SchemaName, type Shape } from './schema/schema.ts';

/** A key that the ECS API does not know. */
export interface UnknownKey {
  readonly object: Node;
  readonly member: Member;
  /** The structure that it stands in, and what may stand there. */
  readonly shape: Shape;
  /** The member that was meant. */
  readonly meant: string | undefined;
  /** True when the key differs from `meant` in case and separators alone. */
  readonly spelling: boolean;
}

/** So many unknown keys get a suggestion; who has more has written something else altogether. */
const GUESSED = 100;

/** More members than any structure of the API has. */
const LARGE = 500;

/** Loose names of a structure's members, made once for each. */
const looseNames = new WeakMap<Shape, Map<string, string>>();

/**
 * Finds the keys that the API does not know and makes `member.name` of those that are only spelled
 * otherwise (`ContainerDefinitions`, `container_definitions`, `hostport`) the API's, so that the
 * rules judge what was meant. Mistyped keys keep their name, but what they mean is not absent.
 */
export function canonicalise(
  node: Node,
  schema: SchemaName,
  converts?: Unit['converts'],
): UnknownKey[] {
  const unknown: UnknownKey[] = [];
  visit(node, rootShape(schema), unknown);
  if (converts) convert(node, rootShape(schema), converts === 'everywhere');
  return unknown;
}

function visit(node: Node, shape: Shape, unknown: UnknownKey[]): void {
  if (shape.items) {
    for (const item of node.items()) visit(item, shape.items, unknown);
    return;
  }
  const known = shape.members;
  if (!known || node.isUnknown) return;
  for (const member of node.members) {
    const own = known.get(member.apiKey);
    // The schema's own copy of the name: equal strings of one copy compare faster.
    if (own) member.name = own.name ?? member.apiKey;
    else judgeKey(node, member, shape, known, unknown);
    const inner = own ?? known.get(member.name);
    if (inner?.members || inner?.items) visit(member.value, inner, unknown);
  }
}

function judgeKey(
  object: Node,
  member: Member,
  shape: Shape,
  known: ReadonlyMap<string, Shape>,
  unknown: UnknownKey[],
): void {
  if (hasPlaceholder(member.key) || member.value.kind === 'invalid') return;
  const same = looseOf(shape, known).get(looseName(member.apiKey));
  if (same !== undefined && !has(object, same)) {
    member.name = same;
    // A notation that has names of its own has irregular ones, too.
    if (member.apiKey === member.key) {
      unknown.push({ object, member, shape, meant: same, spelling: true });
    }
    return;
  }
  const guess = unknown.length < GUESSED;
  const free = guess ? [...known.keys()].filter((name) => !has(object, name)) : [];
  const meant = same ?? closest(member.apiKey, free);
  if (meant !== undefined) {
    object.meant ??= new Set();
    object.meant.add(meant);
  }
  unknown.push({ object, member, shape, meant, spelling: false });
}

/** Whether the object has a key. In an object of thousands of members nobody looks for what was meant. */
function has(object: Node, key: string): boolean {
  return object.members.length > LARGE || object.members.some((member) => member.apiKey === key);
}

/** Makes values what the schema wants, as the tool does that reads them: `"80"` the number 80. */
function convert(node: Node, shape: Shape, containersToo: boolean): void {
  if (node.kind === 'object' && !node.isUnknown) {
    for (const { name, value } of node.members) {
      const inner = shape.members?.get(name) ?? mapValue(shape);
      const inside = containersToo || name !== 'containerDefinitions';
      if (inner && inside) convert(value, inner, containersToo);
    }
  } else if (node.kind === 'array') {
    for (const item of node.items()) if (shape.items) convert(item, shape.items, containersToo);
  } else convertScalar(node, shape.type);
}

function convertScalar(node: Node, type: string): void {
  const { value, kind, isUnknown } = node;
  if (isUnknown || value === null || type === kind) return;
  if (type === 'string' && (kind === 'number' || kind === 'boolean')) {
    return node.become('string', String(value));
  }
  if (kind !== 'string') return;
  const text = String(value);
  if (type === 'boolean' && /^(?:true|false)$/i.test(text)) {
    node.become('boolean', text.toLowerCase() === 'true');
  } else if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(text)) {
    node.become('number', Number(text));
  }
}

function looseOf(shape: Shape, known: ReadonlyMap<string, Shape>): Map<string, string> {
  let names = looseNames.get(shape);
  if (!names) {
    names = new Map([...known.keys()].map((name) => [looseName(name), name]));
    looseNames.set(shape, names);
  }
  return names;
}
