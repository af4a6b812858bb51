import type { Json } from '../text/edit.ts';
import type { Node } from '../text/node.ts';
import type { Fix } from './rule.ts';

/** How a value is named in a title. */
const shown = (value: Json): string => JSON.stringify(value);

/** Takes out a member or item. */
export function remove(node: Node, options: { preferred?: boolean } = {}): Fix {
  const name = node.asMember?.key ?? node.text ?? String(node.value ?? 'the item');
  return {
    title: 'Remove "{name}"',
    params: { name },
    ...options,
    edits: (editor) => editor.remove(node),
  };
}

/** Puts another value in the place of this one. */
export function replace(node: Node, value: Json, options: { preferred?: boolean } = {}): Fix {
  return {
    title: 'Change to {value}',
    params: { value: shown(value) },
    ...options,
    edits: (editor) => [editor.replace(node, value)],
  };
}

/** Adds a member to an object, behind the member `after`; replaces a member that is `null` or so. */
export function insert(
  object: Node,
  key: string,
  value: Json,
  options: { preferred?: boolean; after?: string } = {},
): Fix {
  const { after, ...rest } = options;
  const present = object.get(key);
  return {
    title: typeof value === 'object' ? 'Add "{key}"' : 'Add "{key}": {value}',
    params: { key, value: shown(value) },
    ...rest,
    edits: (editor) =>
      present.kind === 'missing'
        ? editor.insert(object, key, value, after)
        : [editor.replace(present, value)],
  };
}

/** Gives a member another key; no fix where the object has a member with that key already. */
export function rename(
  node: Node,
  key: string,
  options: { preferred?: boolean } = {},
): readonly Fix[] {
  if (node.parent?.members.some((member) => member.key === key)) return [];
  const fix: Fix = {
    title: 'Rename to "{key}"',
    params: { key },
    ...options,
    edits: (editor) => editor.rename(node, key),
  };
  return [fix];
}

/** Sets a member of an object, whether it is there or not. */
export function set(
  object: Node,
  key: string,
  value: Json,
  options: { preferred?: boolean; after?: string } = {},
): Fix {
  const present = object.get(key);
  if (!present.exists) return insert(object, key, value, options);
  const { after: _, ...rest } = options;
  return {
    title: 'Set "{key}" to {value}',
    params: { key, value: shown(value) },
    ...rest,
    edits: (editor) => [editor.replace(present, value)],
  };
}
