import { Lines } from '../text/lines.ts';
import type { Node } from '../text/node.ts';

/** A place of a document, as people read it. */
export interface Place {
  /** The file, where it is another one than what was asked about. */
  readonly file?: string;
  /** `containerDefinitions[0].image`. */
  readonly path: string;
  /** From one. */
  readonly line: number;
}

/** A text that nodes stand in. */
export interface PlacedText {
  readonly text: string;
  readonly root: Node;
  readonly file?: string;
}

/** Tells the places of nodes that stand in one of several texts; the first is the file itself. */
export function placesIn(texts: readonly PlacedText[]): (node: Node) => Place {
  const known = texts.map((each) => ({ ...each, lines: new Lines(each.text) }));
  return (node) => {
    const root = rootOf(node);
    const found = known.find((each) => each.root === root) ?? known[0];
    const start = node.asMember?.keyRange.start ?? node.start;
    const line = (found?.lines.position(start).line ?? 0) + 1;
    const { file } = found ?? {};
    return { ...(file !== undefined && { file }), path: pathOf(node), line };
  };
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

function pathOf(node: Node): string {
  return node
    .path()
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join('');
}
