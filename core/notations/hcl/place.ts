import type { Document } from '../../text/document.ts';
import type { Draft } from '../../text/draft.ts';
import type { Edit } from '../../text/edit.ts';
import { type Node, nodesIn, type Range } from '../../text/node.ts';
import type { Place, Written } from '../../text/place.ts';
import { JsonPlace } from '../json/place.ts';
import { originOf, outerOf } from './origin.ts';
import { indentEnd } from './scan.ts';
import type { Field, Shape } from './shapes.ts';
import { fieldFor } from './spell.ts';
import { draftEntry, draftExpression, draftMember, type Style, toggle } from './write-draft.ts';

/** Characters that a line before the cursor is looked through for. */
const LINE = 400;

/** What stands before the cursor: a key that is typed, or a key with its sign and what is typed behind it. */
interface Typed {
  readonly range: Range;
  /** The key before `=` or `:`. */
  readonly key: string | undefined;
}

/** Where the cursor stands in Terraform, and what can be written there; undefined outside of resources. */
export function placeAt(
  document: Document,
  roots: readonly Node[],
  offset: number,
): Place | undefined {
  const root = roots.find((node) => node.start < offset && offset <= endOf(node, document.text));
  if (!root) return undefined;
  const { text } = document;
  const around = nodesIn(root).filter((node) => isAround(node, text, offset));
  const json = around.find((node) => originOf(node)?.form === 'json');
  if (json) return jsonPlace(root, json, offset);
  const leaf = around.findLast(({ kind }) => kind !== 'object' && kind !== 'array');
  // Structures whose members stand in the body around are no place of their own.
  const container = around.findLast((node) => isContainer(node) && isOpenFor(node));
  if (!container || around.some((node) => isOpaque(node))) return undefined;
  if (leaf?.parent && leaf.start < leaf.end) return atValue(root, leaf, text, offset);
  if (container.kind === 'array') return itemPlace(root, container, text, offset);
  return inObject(root, container, text, offset);
}

/** A value that stands there already. */
function atValue(root: Node, leaf: Node, text: string, offset: number): Place {
  const container = leaf.parent as Node;
  const name = leaf.asMember?.name ?? container.items().indexOf(leaf);
  const open = leaf.kind === 'string' && leaf.trail === 0 && leaf.lead > 0;
  const range = { start: leaf.start, end: open ? offset : leaf.end };
  return valuePlace({ root, container, path: container.path(), name, range, text });
}

/** A place among the items of a list. */
function itemPlace(root: Node, list: Node, text: string, offset: number): Place {
  const items = list.items();
  const range = wordAt(text, offset);
  const before = items.findLast(({ end }) => end <= range.start);
  const after = items.some(({ start }) => start >= range.end);
  const from = before && outerOf(before).end;
  const hasComma = from === undefined || /^\s{0,99},/.test(text.slice(from, from + 100));
  const edits = hasComma ? [] : [{ start: from, end: from, text: ',' }];
  const name = items.filter(({ end }) => end <= range.start).length;
  const place = { root, container: list, path: list.path(), name, range, text };
  return valuePlace(place, edits, after ? ',' : '');
}

/** A place in the body of a block, or in an object: a key, or a value behind one. */
function inObject(root: Node, container: Node, text: string, offset: number): Place | undefined {
  const typed = typedAt(text, container.start + 1, offset);
  if (!typed) return undefined;
  const { range, key } = typed;
  const origin = originOf(container);
  const shape = origin?.form === 'body' ? origin.shape : undefined;
  const path = container.path();
  if (key !== undefined) {
    const field = shape?.fields.get(key);
    const way = [...path, ...(field?.path.slice(0, -1) ?? [])];
    const name = field?.path.at(-1) ?? key;
    return valuePlace({ root, container, path: way, name, range, text }, [], '', field);
  }
  const style = styleOf(container, text);
  const rest = text.slice(range.end, text.indexOf('\n', range.end) >>> 0);
  const hasValue = /^"?\s{0,40}[={:]/.test(rest.slice(0, 50));
  return {
    kind: 'key',
    range,
    root,
    container,
    path,
    name: undefined,
    writeKey: (name, draft) => writtenKey(shape, name, draft, style, hasValue),
    writeValue: () => ({ snippet: '', edits: [], filter: '' }),
  };
}

function writtenKey(
  shape: Shape | undefined,
  name: string,
  draft: Draft,
  style: Style,
  hasValue: boolean,
): Written {
  const field = shape && fieldFor(shape, name);
  const filter = field?.name ?? name;
  if (hasValue) return { snippet: filter, edits: [], filter };
  const entry = shape ? draftEntry(shape, [name], draft, 0) : draftMember([name, draft], 0, style);
  return { snippet: entry ?? filter, edits: [], filter };
}

/** A place for a value. */
function valuePlace(
  place: Pick<Place, 'root' | 'container' | 'path' | 'name' | 'range'> & { readonly text: string },
  edits: readonly Edit[] = [],
  behind = '',
  field?: Field,
): Place {
  const { text, range, container } = place;
  const style = styleOf(container, text);
  const own = field ?? fieldOf(container, place.name);
  const isQuoted = text[range.start] === '"';
  return {
    ...place,
    kind: 'value',
    writeKey: () => ({ snippet: '', edits: [], filter: '' }),
    writeValue(draft, label) {
      if (own?.form === 'toggle') {
        const value = toggle(draft);
        return { snippet: value, edits, filter: value };
      }
      const written = draftExpression(draft, 0, style);
      const encoded =
        own?.form === 'json' && range.start === range.end ? `jsonencode(${written})` : written;
      const quoted = draft.kind === 'text' || isQuoted;
      return { snippet: `${encoded}${behind}`, edits, filter: quoted ? `"${label}"` : label };
    },
  };
}

function fieldOf(container: Node, name: string | number | undefined): Field | undefined {
  const origin = originOf(container);
  return origin?.form === 'body' ? origin.shape?.byApi.get(String(name)) : undefined;
}

/** A place in the JSON of a heredoc, seen from the resource. */
function jsonPlace(root: Node, json: Node, offset: number): Place | undefined {
  const origin = originOf(json);
  if (origin?.form !== 'json') return undefined;
  const place = JsonPlace.at(origin.tree, [json], offset);
  if (!place) return undefined;
  const { kind, range, container, name } = place;
  return {
    kind,
    range,
    root,
    container,
    path: container.path(),
    name,
    writeKey: (key, draft) => place.writeKey(key, draft),
    writeValue: (draft, label) => place.writeValue(draft, label),
  };
}

/** What is typed on the line of the cursor, from a place on. */
function typedAt(text: string, from: number, offset: number): Typed | undefined {
  const line = Math.max(from, text.lastIndexOf('\n', offset - 1) + 1, offset - LINE);
  const range = wordAt(text, offset);
  const start = Math.max(range.start, line);
  const before = text.slice(line, start).trimEnd();
  const sign = before.at(-1);
  if (sign === '=' || sign === ':') {
    const key = /([\w-]{1,100})"?[ \t]{0,100}$/.exec(before.slice(0, -1).slice(-220))?.[1];
    return key === undefined ? undefined : { range: { ...range, start }, key };
  }
  const isKey = before === '' || sign === ',' || sign === '{';
  return isKey ? { range: { ...range, start }, key: undefined } : undefined;
}

/** The word around the cursor, with the quote before it. */
function wordAt(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && offset - start < LINE && /[\w.-]/.test(text[start - 1] as string)) start--;
  if (text[start - 1] === '"') start--;
  let end = offset;
  while (end < text.length && end - offset < LINE && /[\w-]/.test(text[end] as string)) end++;
  return { start, end };
}

/** How the keys of an object are written. */
function styleOf(container: Node, text: string): Style {
  const key = container.members[0]?.keyRange;
  if (!key) return { quoted: false, colon: false };
  return { quoted: text[key.start] === '"', colon: text[indentEnd(text, key.end)] === ':' };
}

function isContainer({ kind }: Node): boolean {
  return kind === 'object' || kind === 'array';
}

/** Whether keys or items can be written directly in a structure. */
function isOpenFor(node: Node): boolean {
  const form = originOf(node)?.form;
  return form !== 'flat' && form !== 'blocks';
}

/** What is written as something else than it is: free keys, and values of somewhere else. */
function isOpaque(node: Node): boolean {
  const form = originOf(node)?.form;
  return form === 'pairs' || form === 'elsewhere' || form === 'joined';
}

/** Whether an offset is in a value: between brackets, or at either end of anything else. */
function isAround(node: Node, text: string, offset: number): boolean {
  if (!isContainer(node))
    return node.start <= offset && offset <= node.end && node.start < node.end;
  const form = originOf(node)?.form;
  if (form === 'flat' || form === 'blocks') return node.start <= offset && offset <= node.end;
  return node.start < offset && offset < endOf(node, text);
}

/** Where a structure ends; behind its text where its bracket is missing. */
function endOf(node: Node, text: string): number {
  const closed = /[}\])]/.test(text[node.end - 1] ?? '') && node.end - 1 > node.start;
  return closed ? node.end : node.end + 1;
}
