import type { Json } from './json.ts';
import type { Node, Range } from './node.ts';

export type { Json } from './json.ts';

/** Replaces the range by the text; an empty range inserts. */
export interface Edit extends Range {
  readonly text: string;
}

/**
 * Makes edits of one document that keep its indentation, line ends and comments. All offsets are those
 * of the unchanged text; the edits of one fix must not overlap. What cannot be done gives no edits.
 */
export interface Editor {
  /** Puts another value in the place of this one. */
  replace(node: Node, value: Json): Edit;
  /** Gives the member of this value another key; nothing when the object has that key already. */
  rename(node: Node, key: string): Edit[];
  /** Takes out a member or item. */
  remove(node: Node): Edit[];
  /** Takes several members or items out of one object or array. */
  removeAll(parent: Node, nodes: readonly Node[]): Edit[];
  /**
   * Takes a member to another object, with the text of its value as it is.
   * @param path keys below `to`: objects that are not there yet, and at last the key itself
   */
  move(value: Node, to: Node, path: readonly string[]): Edit[];
  /** Takes out a stretch of text, and the line if nothing else stands on it. */
  removeText(range: Range): Edit[];
  /**
   * Adds a member at the end of the object, or behind the member `after` if there is one. A member
   * that is `null` gets the value instead.
   */
  insert(object: Node, key: string, value: Json, after?: string): Edit[];
  /** Adds a member at the beginning of the object; one that is `null` gets the value instead. */
  insertFirst(object: Node, key: string, value: Json): Edit[];
  /** Adds an item at the end of the array. */
  append(array: Node, value: Json): Edit[];
  /** Makes this value the last member of an object that takes its place, behind the others. */
  wrap(node: Node, others: { readonly [key: string]: Json }, key: string): Edit;
  /** Puts a value, with edits inside of it and members added to it, in the place of another one around it. */
  unwrap(
    outer: Node,
    inner: Node,
    edits: readonly Edit[],
    added: { readonly [key: string]: Json },
  ): Edit[];
  /** The text of a document with a list of this one value, comments included, without some members. */
  extract(node: Node, gone: readonly Node[]): string;
}

/** The text after the edits; overlapping ones are refused by leaving out the later. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue;
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** The text of a range after the edits, whose offsets are those of the whole text. */
export function applyWithin(text: string, { start, end }: Range, edits: readonly Edit[]): string {
  const shifted = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return applyEdits(text.slice(start, end), shifted);
}

/** Removals in order; those that share white space become one. */
export function joinRemovals(removals: readonly Edit[]): Edit[] {
  const edits: Edit[] = [];
  for (const edit of [...removals].sort((a, b) => a.start - b.start)) {
    const last = edits.at(-1);
    if (!last || edit.start >= last.end) edits.push(edit);
    else edits[edits.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
  }
  return edits;
}

/** The one edit between two texts: what they begin and end with alike stays as it is. */
export function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

export function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
