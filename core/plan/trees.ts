import { readDocument } from '../notations/read-document.ts';
import { Lines, type Position } from '../text/lines.ts';
import { LruCache } from '../text/lru-cache.ts';
import type { Node } from '../text/node.ts';
import { viewOf } from './template-view.ts';

/** A file as a tree, or why its text cannot be read as one. */
export type Tree = Node | 'tooLarge' | 'binary';

/** UTF-16 units of text whose trees are kept; a tree takes a multiple of its text. */
const BUDGET = 16 * 1024 * 1024;

/** What is counted of each file beside its text. */
const OVERHEAD = 256;

/** The trees of files, each kept while its text stays the same and the files used last fit a budget. */
export class Trees {
  private readonly kept = new LruCache<{ readonly text: string; readonly tree: Tree }>(
    BUDGET,
    (uri, { text }) => uri.length + text.length + OVERHEAD,
  );

  /** UTF-16 units of text whose trees are kept. */
  get size(): number {
    return this.kept.size;
  }

  get(uri: string, text: string): Tree {
    const known = this.kept.get(uri);
    if (known?.text === text) return known.tree;
    const tree = parse(uri, text);
    this.kept.set(uri, { text, tree });
    return tree;
  }

  /** The same trees for a reading of texts that will not stay: what it reads again is not kept. */
  aside(): Pick<Trees, 'get'> {
    return {
      get: (uri, text) => {
        const known = this.kept.get(uri);
        return known?.text === text ? known.tree : parse(uri, text);
      },
    };
  }
}

/** Where the text of a tree stops being JSON. */
const broken = new WeakMap<Node, Position>();

/** The first place at which the text of a root is no JSON; undefined where all of it is. */
export function brokenAt(root: Node): Position | undefined {
  return broken.get(root);
}

function parse(uri: string, text: string): Tree {
  const document = readDocument(text, uri);
  const { root, problems, templated, isTemplate } = document;
  for (const { id } of problems) {
    if (id === 'too-large') return 'tooLarge';
    if (id === 'binary') return 'binary';
  }
  if (isTemplate) return viewOf(document).root;
  const [first] = problems;
  // Around templates nobody can tell what the text will be.
  if (first && !templated) broken.set(root, new Lines(text).position(first.start));
  return root;
}
