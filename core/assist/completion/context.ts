import type { Shape } from '../../ecs/schema/schema.ts';
import type { Member, Node, Range } from '../../text/node.ts';
import { skipTrivia } from '../../text/trivia.ts';
import type { Root } from '../scene.ts';

/** What can be written where the cursor stands. */
export interface CompletionContext {
  readonly kind: 'key' | 'value';
  /** What the completion replaces; empty where it inserts. */
  readonly range: Range;
  /** The object or array around the cursor. */
  readonly container: Node;
  /** What may stand in the container. */
  readonly containerShape: Shape | undefined;
  /** For a value: the key it belongs to, the index for an item of a list. */
  readonly name: string | number | undefined;
  /** For a value: what may stand there. */
  readonly shape: Shape | undefined;
  /** From the part's root to the container. */
  readonly path: readonly (string | number)[];
  /** For a key: a colon and value are still to be written. */
  readonly needsValue: boolean;
  /** True when another member or item follows, so that a comma is due. */
  readonly needsCommaAfter: boolean;
  /** Where the comma behind the member or item before is missing. */
  readonly commaBefore: number | undefined;
}

/**
 * Finds out what can be written at an offset. Made for text that is being typed: open strings, keys
 * without values, missing commas.
 */
export function completionContext(
  roots: readonly Root[],
  text: string,
  offset: number,
): CompletionContext | undefined {
  const root = roots.find(({ node }) => node.start < offset && offset <= endOf(node, text));
  if (!root) return undefined;
  let container = root.node;
  let shape: Shape | undefined = root.shape;
  const path: (string | number)[] = [];
  for (;;) {
    const inner =
      container.members.length > 0 || container.kind === 'object'
        ? memberAround(container, text, offset)
        : undefined;
    if (inner && isInside(inner.value, text, offset)) {
      path.push(inner.name);
      shape = shape?.members?.get(inner.name);
      container = inner.value;
      continue;
    }
    const index = container.items().findIndex((item) => isInside(item, text, offset));
    const item = container.items()[index];
    if (!item) break;
    path.push(index);
    shape = shape?.items;
    container = item;
  }
  const place = { container, containerShape: shape, path };
  return container.kind === 'object'
    ? inObject(place, text, offset)
    : container.kind === 'array'
      ? inArray(place, text, offset)
      : undefined;
}

type Place = Pick<CompletionContext, 'container' | 'containerShape' | 'path'>;

function inObject(place: Place, text: string, offset: number): CompletionContext | undefined {
  const { container, containerShape } = place;
  const member = memberAround(container, text, offset);
  if (member && offset <= member.keyRange.end) {
    const { start } = member.keyRange;
    // A key without its closing quote has swallowed what follows, up to the next quote.
    const swallowed =
      /\w/.test(text[member.keyRange.end] ?? '') ||
      /[,:]/.test(text.slice(offset, member.keyRange.end));
    const end = swallowed ? offset : member.keyRange.end;
    const isTyped = swallowed || member.value.start === member.value.end;
    const colon = /^\s*:/.test(text.slice(end));
    return {
      ...place,
      kind: 'key',
      range: { start, end },
      name: undefined,
      shape: undefined,
      needsValue: isTyped && !colon,
      commaBefore: commaBefore(container, text, start),
      needsCommaAfter: isTyped && !colon && followsKey(text, end),
    };
  }
  if (member) {
    const valueShape = containerShape?.members?.get(member.name) ?? mapValue(containerShape);
    const empty = member.value.start === member.value.end;
    const range = empty ? { start: offset, end: offset } : replaced(member.value, text, offset);
    return {
      ...place,
      kind: 'value',
      range,
      name: member.name,
      shape: valueShape,
      needsValue: false,
      commaBefore: undefined,
      needsCommaAfter: followsKey(text, range.end),
    };
  }
  const range = wordAround(text, offset);
  return {
    ...place,
    kind: 'key',
    range,
    name: undefined,
    shape: undefined,
    needsValue: true,
    commaBefore: commaBefore(container, text, range.start),
    needsCommaAfter: followsKey(text, range.end),
  };
}

function inArray(place: Place, text: string, offset: number): CompletionContext {
  const { container, containerShape } = place;
  const items = container.items();
  const index = items.findIndex((item) => item.start <= offset && offset <= item.end);
  const item = items[index];
  const scalar = item && item.kind !== 'object' && item.kind !== 'array' ? item : undefined;
  const range = scalar ? replaced(scalar, text, offset) : { start: offset, end: offset };
  return {
    ...place,
    kind: 'value',
    range,
    name: scalar ? index : items.filter((each) => each.end <= offset).length,
    shape: containerShape?.items,
    needsValue: false,
    commaBefore: commaBefore(container, text, range.start),
    needsCommaAfter: followsKey(text, range.end),
  };
}

/**
 * A value that is written anew. A string without its end has swallowed what follows on its line: only
 * what is before the cursor is its own. The cursor is always inside, as the protocol wants it.
 */
function replaced(value: Node, text: string, offset: number): Range {
  const start = Math.min(value.start, offset);
  if (offset <= value.start) {
    // Before the value: on its line it is replaced, on another one it is not meant.
    const far = text.slice(offset, value.start).includes('\n');
    return far ? { start: offset, end: offset } : { start, end: value.end };
  }
  const open = value.kind === 'string' && text[value.end - 1] !== '"';
  const swallowed = value.kind === 'string' && /\w/.test(text[value.end] ?? '');
  const rest = text.slice(offset, value.end);
  const foreign = (swallowed && rest.includes(',')) || (open && /[\]},/]/.test(rest));
  return { start, end: foreign ? offset : Math.max(value.end, offset) };
}

/** What is typed of a key without its quotes. */
function wordAround(text: string, offset: number): Range {
  const [before = ''] = /[\w-]*$/.exec(text.slice(Math.max(0, offset - 100), offset)) ?? [];
  const [after = ''] = /^[\w-]*/.exec(text.slice(offset, offset + 100)) ?? [];
  return { start: offset - before.length, end: offset + after.length };
}

/** The member in whose key, value, or gap between them the offset stands. */
function memberAround(object: Node, text: string, offset: number): Member | undefined {
  return object.members.find(({ keyRange, value }) => {
    if (offset < keyRange.start) return false;
    if (value.start < value.end) {
      const behind = offset === value.end && endOf(value, text) === value.end;
      return offset <= value.end && offset > keyRange.start && !(behind && isBracketed(value));
    }
    // A key without a value: the gap behind its colon belongs to it, up to the next line's end.
    if (offset <= keyRange.end) return true;
    return /^\s*:[ \t]*$/.test(text.slice(keyRange.end, offset));
  });
}

/** Strictly between the brackets; an unclosed one reaches to the end of its text. */
function isInside(node: Node, text: string, offset: number): boolean {
  return isBracketed(node) && node.start < offset && offset < endOf(node, text);
}

function isBracketed({ kind }: Node): boolean {
  return kind === 'object' || kind === 'array';
}

function endOf(node: Node, text: string): number {
  const closed = /[}\]]/.test(text[node.end - 1] ?? '') && node.end - 1 > node.start;
  return closed ? node.end : node.end + 1;
}

/** The end of what comes before in an object or array, if no comma stands behind it. */
function commaBefore(container: Node, text: string, start: number): number | undefined {
  const values = [...container.members.map(({ value }) => value), ...container.items()];
  const last = values.findLast((value) => value.end <= start);
  if (!last || last.start === last.end) return undefined;
  // A template may stand between: the comma can be behind it.
  for (let at = skipTrivia(text, last.end); at < start; at = skipTrivia(text, at + 1)) {
    if (text[at] === ',') return undefined;
  }
  return last.end;
}

/** Whether a member or item comes next without a comma before it. */
function followsKey(text: string, end: number): boolean {
  return /["{[\w-]/.test(text[skipTrivia(text, end)] ?? '');
}

function mapValue(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'object' && !shape.members ? { type: 'string' } : undefined;
}
