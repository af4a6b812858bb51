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

/** What is kept on a node. */
interface Kept {
  readonly origin: Origin | undefined;
  readonly outer: Range | undefined;
}

export function originOf(node: Node): Origin | undefined {
  return (node.written as Kept | undefined)?.origin;
}

export function setOrigin(node: Node, origin: Origin): void {
  node.written = { origin, outer: (node.written as Kept | undefined)?.outer } satisfies Kept;
}

/** The whole expression or block of a value, such as `jsonencode(…)` around a list. */
export function outerOf(node: Node): Range {
  return (node.written as Kept | undefined)?.outer ?? node;
}

export function setOuter(node: Node, outer: Range): void {
  if (outer.start === node.start && outer.end === node.end) return;
  node.written = { origin: originOf(node), outer } satisfies Kept;
}
