import { rootShape, type Shape, shapeAt } from '../ecs/schema/schema.ts';
import type { Node } from '../text/node.ts';
import type { Fix } from './rule.ts';
import { pathFrom } from './structures.ts';
import type { Part } from './subject.ts';

/** A place where the API has a key. */
interface Home {
  /** An object of the document. */
  readonly to: Node;
  /** The keys below it, those that are not there yet included; the last one is the key itself. */
  readonly path: readonly string[];
  readonly shape: Shape;
}

/** Levels below an object in which a key is looked for. */
const DEPTH = 2;

/** Options of the log drivers, which stand in a map of free keys. */
const LOG_OPTION = /^(?:awslogs-[a-z-]+|mode|max-buffer-size|splunk-[a-z]+|fluentd-[a-z-]+)$/;

/**
 * The fix for a key that the API has at another level: in an object below (`tmpfs` of a container belongs
 * into `linuxParameters`), above (`taskRoleArn` of a container belongs to the task) or in the only
 * container. Nothing where there is none, or more than one such place, or where it is taken.
 */
export function move(part: Part, value: Node): Fix[] {
  const object = value.parent;
  const key = value.asMember?.key;
  if (!object || key === undefined) return [];
  const shape = shapeAt(part.schema, pathFrom(part.node, object));
  const homes = shape ? [...below(object, shape, key), ...above(part, object, key)] : [];
  const [home, ...others] = homes.filter((each) => fits(value, each.shape));
  if (!home || others.length > 0) return [];
  const { to, path } = home;
  if (to.member(path[0] ?? '')) return [];
  return [{ ...title(part, home, key), edits: (editor) => editor.move(value, to, path) }];
}

function title(part: Part, { to, path }: Home, key: string): Pick<Fix, 'title' | 'params'> {
  const target = path.at(-2) ?? to.asMember?.key;
  if (target !== undefined) {
    return { title: 'Move "{key}" to "{target}"', params: { key, target } };
  }
  if (to !== part.node) {
    const name = to.get('name').text ?? '';
    return { title: 'Move "{key}" to the container "{name}"', params: { key, name } };
  }
  return part.schema === 'serviceDefinition'
    ? { title: 'Move "{key}" to the service definition', params: { key } }
    : { title: 'Move "{key}" to the task definition', params: { key } };
}

/** The objects below, those that are not there yet included. */
function* below(object: Node, shape: Shape, key: string, depth = DEPTH): Generator<Home> {
  if (depth === 0) return;
  if (shape.structure === 'LogConfiguration' && LOG_OPTION.test(key)) {
    const options = object.get('options');
    const free = { type: 'string' };
    if (options.kind === 'object') yield { to: options, path: [key], shape: free };
    else if (object.lacks('options')) yield { to: object, path: ['options', key], shape: free };
  }
  for (const [name, inner] of shape.members ?? []) {
    const node = object.get(name);
    const own = inner.members?.get(key);
    const missing = !node.exists && object.lacks(name);
    if (own && node.kind === 'object') yield { to: node, path: [key], shape: own };
    else if (own && missing) yield { to: object, path: [name, key], shape: own };
    else if (node.kind === 'object') yield* below(node, inner, key, depth - 1);
    else if (missing && depth > 1) yield* absent(object, [name], inner, key);
    const [only, ...others] = node.items();
    const item = inner.items?.members?.get(key);
    if (item && only?.kind === 'object' && others.length === 0) {
      yield { to: only, path: [key], shape: item };
    }
  }
}

/** Below an object that is not there yet. */
function* absent(to: Node, path: string[], shape: Shape, key: string): Generator<Home> {
  for (const [name, inner] of shape.members ?? []) {
    const own = inner.members?.get(key);
    if (own) yield { to, path: [...path, name, key], shape: own };
  }
}

function* above(part: Part, object: Node, key: string): Generator<Home> {
  for (let node = object.parent; node && node.start >= part.node.start; node = node.parent) {
    if (node.kind !== 'object') continue;
    const path = pathFrom(part.node, node);
    const shape = path.length === 0 ? rootShape(part.schema) : shapeAt(part.schema, path);
    const own = shape?.members?.get(key);
    if (own) yield { to: node, path: [key], shape: own };
  }
}

/** Whether a value is of the type that is wanted; what is not known may be. */
function fits(value: Node, { type, items, members }: Shape): boolean {
  if (value.isUnknown) return true;
  if (members) return value.kind === 'object';
  if (items) {
    return value.kind === 'array' && value.items().every((item) => fits(item, items));
  }
  const wanted = type === 'integer' ? 'number' : type;
  return wanted === 'any' || value.kind === wanted;
}
