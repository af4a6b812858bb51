import type { Node, Range } from '../../text/node.ts';
import type { JsonTree } from '../json/document.ts';
import type { Field, Shape } from './shapes.ts';
import type { Block } from './syntax.ts';

/** How a value is written, as far as an edit has to know. Values without an origin are plain expressions. */
export type Origin =
  /** A structure in the braces of a block. */
  | { readonly form: 'body'; readonly shape: Shape | undefined; readonly block: Block }
  /** A list of structures, each a block in the same body. */
  | { readonly form: 'blocks'; readonly field: Field; readonly blocks: readonly Block[] }
  /** A list of names and values that is a map, and one of its entries. */
  | { readonly form: 'pairs'; readonly key: 'name' | 'key' }
  | { readonly form: 'pair' }
  /** A structure whose members stand among those of the structure around it. */
  | { readonly form: 'flat'; readonly path: readonly string[] }
  /** A boolean that is ENABLED or DISABLED. */
  | { readonly form: 'toggle' }
  /** The root of JSON in a heredoc. */
  | { readonly form: 'json'; readonly tree: JsonTree }
  /** What `concat` or `merge` gives: its items and members stand in several places. */
  | { readonly form: 'joined' }
  /** What a local value gives: nothing that could be changed here. */
  | { readonly form: 'elsewhere' };

const origins = new WeakMap<Node, Origin>();
const outers = new WeakMap<Node, Range>();

export function originOf(node: Node): Origin | undefined {
  return origins.get(node);
}

export function setOrigin(node: Node, origin: Origin): void {
  origins.set(node, origin);
}

/** The whole expression or block of a value, such as `jsonencode(…)` around a list. */
export function outerOf(node: Node): Range {
  return outers.get(node) ?? node;
}

export function setOuter(node: Node, { start, end }: Range): void {
  if (start !== node.start || end !== node.end) outers.set(node, { start, end });
}
