import type { SchemaName, Shape } from '../ecs/schema/schema.ts';
import { rootShape } from '../ecs/schema/schema.ts';
import type { Part } from '../lint/subject.ts';
import type { Member, Node } from '../text/node.ts';

/** Where the cursor stands in a document that the schema describes. */
export interface Cursor {
  readonly schema: SchemaName;
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
export function cursorAt(parts: readonly Part[], offset: number): Cursor | undefined {
  const part = parts.find(({ node }) => node.start <= offset && offset <= node.end);
  if (!part) return undefined;
  const path: (string | number)[] = [];
  let node = part.node;
  let shape: Shape | undefined = rootShape(part.schema);
  let owner: Shape | undefined;
  for (;;) {
    const member = node.members.find(
      ({ keyRange, value }) =>
        keyRange.start <= offset && offset <= Math.max(keyRange.end, value.end),
    );
    if (member) {
      owner = shape;
      shape = shape?.members?.get(member.name) ?? mapValue(shape);
      path.push(member.name);
      if (offset <= member.keyRange.end) {
        return { schema: part.schema, node: member.value, key: member, path, shape, owner };
      }
      node = member.value;
      continue;
    }
    const index = node.items().findIndex((item) => item.start <= offset && offset <= item.end);
    const item = node.items()[index];
    if (!item) return { schema: part.schema, node, key: undefined, path, shape, owner };
    owner = shape;
    shape = shape?.items;
    path.push(index);
    node = item;
  }
}

/** Maps (labels, log options) have no members of their own; every value has the type of the map. */
function mapValue(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'object' && !shape.members ? { type: 'string' } : undefined;
}
