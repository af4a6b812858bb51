import type { Node } from '../../text/node.ts';

/** The string of a constraint expression in which an offset stands, with the offset inside it. */
export interface ConstraintPlace {
  readonly node: Node;
  readonly text: string;
  /** Offset of the expression's first character in the document. */
  readonly start: number;
}

/** Finds the constraint expression around an offset: the `expression` of a placement constraint. */
export function constraintAt(root: Node, offset: number): ConstraintPlace | undefined {
  let node: Node | undefined = root;
  while (node && node.kind !== 'string') {
    const values: readonly Node[] =
      node.members.length > 0 ? node.members.map(({ value }) => value) : node.items();
    node = values.find((value) => value.start < offset && offset <= value.end);
  }
  const text = node?.text;
  if (!node || text === undefined || node.asMember?.name !== 'expression') return undefined;
  // With escapes inside, offsets of the text are not those of the expression.
  if (!node.isVerbatim) return undefined;
  return { node, text, start: node.content.start };
}
