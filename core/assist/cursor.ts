import { mapValue, type Shape } from '../ecs/schema/schema.ts';
import type { Member, Node } from '../text/node.ts';
import type { Root } from './scene.ts';

/** Where the cursor stands in a document that the schema describes. */
export interface Cursor {
  /** The innermost value around the cursor, or that of the key it stands on. */
  readonly node: Node;
  /** The member whose key the cursor stands on. */
  readonly key: Member | undefined;
  /** Names and indices from the part's root to the node. */
  readonly path: readonly (string | number)[];
  /** What may stand at the node; undefined where the schema knows nothing. */
  readonly shape: Shape | undefined;
  /** What may stand at the object that holds the node. */
  readonly owner: Shape | undefined;
}

/** Finds the place of an offset in the parts of a document. */
export function cursorAt(roots: readonly Root[], offset: number): Cursor | undefined {
  const root = roots.find(({ node }) => node.start <= offset && offset <= node.end);
  if (!root) return undefined;
  const path: (string | number)[] = [];
  let node = root.node;
  let shape: Shape | undefined = root.shape;
  let owner: Shape | undefined;
  for (;;) {
    // Blocks of one list may have other members between them, which begin later.
    const member = node.members.findLast(
      ({ keyRange, value }) =>
        keyRange.start <= offset && offset <= Math.max(keyRange.end, value.end),
    );
    if (member) {
      owner = shape;
      shape = shape?.members?.get(member.name) ?? mapValue(shape);
      path.push(member.name);
      if (offset <= member.keyRange.end) {
        return { node: member.value, key: member, path, shape, owner };
      }
      node = member.value;
      continue;
    }
    const index = node.items().findIndex((item) => item.start <= offset && offset <= item.end);
    const item = node.items()[index];
    if (!item) return { node, key: undefined, path, shape, owner };
    owner = shape;
    shape = shape?.items;
    path.push(index);
    node = item;
  }
}
