import type { Shape } from '../../ecs/schema/schema.ts';
import type { Member, Node, Range } from '../../text/node.ts';
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
  /** True when another member or item follows, so that a comma is due; likewise before. */
  readonly needsCommaAfter: boolean;
  readonly needsCommaBefore: boolean;
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
    const isTyped = member.value.start === member.value.end;
    const colon = /^\s*:/.test(text.slice(member.keyRange.end));
    return {
      ...place,
      kind: 'key',
      range: member.keyRange,
      name: undefined,
      shape: undefined,
      needsValue: isTyped && !colon,
      ...commas(text, member.keyRange.start, isTyped && !colon ? member.keyRange.end : -1),
    };
  }
  if (member) {
    const valueShape = containerShape?.members?.get(member.name) ?? mapValue(containerShape);
    const empty = member.value.start === member.value.end;
    const range = empty ? { start: offset, end: offset } : member.value;
    return {
      ...place,
      kind: 'value',
      range,
      name: member.name,
      shape: valueShape,
      needsValue: false,
      needsCommaBefore: false,
      needsCommaAfter: empty && followsKey(text, offset),
    };
  }
  return {
    ...place,
    kind: 'key',
    range: { start: offset, end: offset },
    name: undefined,
    shape: undefined,
    needsValue: true,
    ...commas(text, offset, offset),
  };
}

function inArray(place: Place, text: string, offset: number): CompletionContext {
  const { container, containerShape } = place;
  const items = container.items();
  const index = items.findIndex((item) => item.start <= offset && offset <= item.end);
  const item = items[index];
  const scalar = item && item.kind !== 'object' && item.kind !== 'array' ? item : undefined;
  const range = scalar ?? { start: offset, end: offset };
  return {
    ...place,
    kind: 'value',
    range,
    name: scalar ? index : items.filter((each) => each.end <= offset).length,
    shape: containerShape?.items,
    needsValue: false,
    ...commas(text, range.start, scalar ? -1 : offset),
  };
}

/** The member in whose key, value, or gap between them the offset stands. */
function memberAround(object: Node, text: string, offset: number): Member | undefined {
  return object.members.find(({ keyRange, value }) => {
    if (offset < keyRange.start) return false;
    if (value.start < value.end) return offset <= value.end && offset > keyRange.start;
    // A key without a value: the gap behind its colon belongs to it, up to the next line's end.
    if (offset <= keyRange.end) return true;
    return /^\s*:[ \t]*$/.test(text.slice(keyRange.end, offset));
  });
}

/** Strictly between the brackets; an unclosed one reaches to the end of its text. */
function isInside(node: Node, text: string, offset: number): boolean {
  if (node.kind !== 'object' && node.kind !== 'array') return false;
  return node.start < offset && offset < endOf(node, text);
}

function endOf(node: Node, text: string): number {
  const closed = /[}\]]/.test(text[node.end - 1] ?? '') && node.end - 1 > node.start;
  return closed ? node.end : node.end + 1;
}

function commas(
  text: string,
  start: number,
  end: number,
): { needsCommaBefore: boolean; needsCommaAfter: boolean } {
  const before = withoutComments(text.slice(0, start)).trimEnd().at(-1);
  return {
    needsCommaBefore: before !== undefined && !/[{[,:]/.test(before),
    needsCommaAfter: end >= 0 && followsKey(text, end),
  };
}

/** Whether a member or item comes next without a comma before it. */
function followsKey(text: string, end: number): boolean {
  return /^\s*(?:(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)\s*)*["{[\w-]/.test(text.slice(end, end + 2000));
}

/** The last lines without what stands in comments, for looking at what comes before. */
function withoutComments(text: string): string {
  return text
    .slice(-2000)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\n)([^"\n]*(?:"(?:[^"\\\n]|\\.)*"[^"\n]*?)*?)\/\/[^\n]*/g, '$1$2');
}

function mapValue(shape: Shape | undefined): Shape | undefined {
  return shape?.type === 'object' && !shape.members ? { type: 'string' } : undefined;
}
