import type { Node } from '../../text/node.ts';
import { JsonEditor } from '../json/editor.ts';
import { originOf } from './origin.ts';
import type { Field, Shape } from './shapes.ts';

/** Where a member of a block's structure is written: the block, and its name in the API. */
export interface Place {
  readonly body: Node;
  readonly shape: Shape;
  readonly path: readonly string[];
}

/** The editor of the JSON around a node, if it stands in a heredoc. */
export function jsonEditor(node: Node): JsonEditor | undefined {
  for (let around: Node | undefined = node; around; around = around.parent) {
    const origin = originOf(around);
    if (origin?.form === 'json') return new JsonEditor(origin.tree);
  }
  return undefined;
}

/** Whether a value is not written here, but in a local value. */
export function isElsewhere(node: Node): boolean {
  for (let around: Node | undefined = node; around; around = around.parent) {
    if (originOf(around)?.form === 'elsewhere') return true;
  }
  return false;
}

export function isBody(node: Node): boolean {
  const form = originOf(node)?.form;
  return form === 'body' || form === 'flat';
}

/** The body in which the members of a structure stand. */
export function bodyAround(
  node: Node,
): { body: Node; shape: Shape | undefined; path: readonly string[] } | undefined {
  let around: Node | undefined = node;
  let path: readonly string[] = [];
  const first = originOf(node);
  if (first?.form === 'blocks') around = node.parent;
  for (; around; around = around.parent) {
    const origin = originOf(around);
    if (origin?.form === 'body') return { body: around, shape: origin.shape, path };
    if (origin?.form !== 'flat') return undefined;
    if (path.length === 0) path = origin.path;
  }
  return undefined;
}

/** Where a member of a structure of Terraform stands. */
export function placeOf(node: Node): Place | undefined {
  const { parent, asMember } = node;
  const around = parent && asMember && isBody(parent) ? bodyAround(parent) : undefined;
  if (!around?.shape || !asMember) return undefined;
  return { body: around.body, shape: around.shape, path: [...around.path, asMember.apiKey] };
}

export function fieldAt({ shape, path }: Place): Field | undefined {
  return shape.byApi.get(path.join('.'));
}

export function isPair(node: Node | undefined): boolean {
  return node !== undefined && originOf(node)?.form === 'pair';
}

export function isPairKey(node: Node): boolean {
  return isPair(node.parent) && node.asMember?.apiKey !== 'value';
}

export function hasUnknown(node: Node): boolean {
  if (node.isUnknown || node.open) return true;
  return [...node.members.map(({ value }) => value), ...node.items()].some(hasUnknown);
}
