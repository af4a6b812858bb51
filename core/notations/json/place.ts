import type { Document } from '../../text/document.ts';
import { type Draft, plain } from '../../text/draft.ts';
import type { Edit } from '../../text/edit.ts';
import type { Member, Node, Range } from '../../text/node.ts';
import type { Place, Written } from '../../text/place.ts';
import { skipTrivia } from './trivia.ts';
import { writeDraft } from './write-draft.ts';

/** The commas that are due at a place. */
interface Commas {
  /** The end of what comes before, if no comma stands behind it. */
  readonly before: number | undefined;
  /** True when another member or item follows, so that a comma is due. */
  readonly after: boolean;
}

/** Where the innermost object or array around an offset stands. */
interface Around {
  readonly root: Node;
  readonly container: Node;
  readonly path: readonly (string | number)[];
}

/**
 * A place in JSON. Made for text that is being typed: open strings, keys without values, missing
 * commas.
 */
export class JsonPlace implements Place {
  readonly kind: 'key' | 'value';
  readonly range: Range;
  readonly root: Node;
  readonly container: Node;
  readonly path: readonly (string | number)[];
  readonly name: string | number | undefined;
  private readonly text: string;
  private readonly commas: Commas;
  /** For a key: a colon and value are still to be written. */
  private readonly needsValue: boolean;

  private constructor(
    { root, container, path }: Around,
    kind: 'key' | 'value',
    name: string | number | undefined,
    range: Range,
    text: string,
    commas: Commas,
    needsValue = false,
  ) {
    this.kind = kind;
    this.range = range;
    this.root = root;
    this.container = container;
    this.path = path;
    this.name = name;
    this.text = text;
    this.commas = commas;
    this.needsValue = needsValue;
  }

  /** Finds out what can be written at an offset. */
  static at(
    { text }: Pick<Document, 'text'>,
    roots: readonly Node[],
    offset: number,
  ): Place | undefined {
    const root = roots.find((node) => node.start < offset && offset <= endOf(node, text));
    if (!root) return undefined;
    const around = aroundOffset(root, text, offset);
    if (around.container.kind === 'object') return JsonPlace.inObject(around, text, offset);
    if (around.container.kind === 'array') return JsonPlace.inArray(around, text, offset);
    return undefined;
  }

  writeKey(name: string, value: Draft): Written {
    const key = `"${plain(name)}"`;
    const rest = this.needsValue ? `: ${writeDraft(value)}${this.commas.after ? ',' : ''}` : '';
    return { snippet: this.leadingComma + key + rest, edits: this.edits, filter: `"${name}"` };
  }

  writeValue(value: Draft, label: string): Written {
    const written = writeDraft(value);
    const quoted = value.kind === 'text' || this.text[this.range.start] === '"';
    return {
      snippet: `${this.leadingComma}${written}${this.commas.after ? ',' : ''}`,
      edits: this.edits,
      filter: quoted ? `"${label}"` : label,
    };
  }

  /** The comma that is missing just here. */
  private get leadingComma(): string {
    return this.commas.before === this.range.start ? ',' : '';
  }

  /** The comma that is missing behind what comes before, where that is somewhere else. */
  private get edits(): Edit[] {
    const { before } = this.commas;
    return before === undefined || before === this.range.start
      ? []
      : [{ start: before, end: before, text: ',' }];
  }

  private static inObject(around: Around, text: string, offset: number): JsonPlace {
    const { container } = around;
    const member = memberAround(container, text, offset);
    if (member && offset <= member.keyRange.end) {
      const { start } = member.keyRange;
      // A key without its closing quote has swallowed what follows, up to the next quote.
      const swallowed =
        /\w/.test(text[member.keyRange.end] ?? '') ||
        /[,:]/.test(text.slice(offset, member.keyRange.end));
      const end = swallowed ? offset : member.keyRange.end;
      const isTyped = swallowed || member.value.start === member.value.end;
      const needsValue = isTyped && !/^\s*:/.test(text.slice(end));
      const before = commaBefore(container, text, start);
      const commas = { before, after: needsValue && followsKey(text, end) };
      return new JsonPlace(around, 'key', undefined, { start, end }, text, commas, needsValue);
    }
    if (member) {
      const empty = member.value.start === member.value.end;
      const range = empty ? { start: offset, end: offset } : replaced(member.value, text, offset);
      const commas = { before: undefined, after: followsKey(text, range.end) };
      return new JsonPlace(around, 'value', member.name, range, text, commas);
    }
    const range = wordAround(text, offset);
    const before = commaBefore(container, text, range.start);
    const commas = { before, after: followsKey(text, range.end) };
    return new JsonPlace(around, 'key', undefined, range, text, commas, true);
  }

  private static inArray(around: Around, text: string, offset: number): JsonPlace {
    const items = around.container.items();
    const index = items.findIndex((item) => item.start <= offset && offset <= item.end);
    const item = items[index];
    const scalar = item && item.kind !== 'object' && item.kind !== 'array' ? item : undefined;
    const range = scalar ? replaced(scalar, text, offset) : { start: offset, end: offset };
    const name = scalar ? index : items.filter((each) => each.end <= offset).length;
    const before = commaBefore(around.container, text, range.start);
    const commas = { before, after: followsKey(text, range.end) };
    return new JsonPlace(around, 'value', name, range, text, commas);
  }
}

/** Goes down from the root to the innermost object or array around the offset. */
function aroundOffset(root: Node, text: string, offset: number): Around {
  let container = root;
  const path: (string | number)[] = [];
  for (;;) {
    const inner =
      container.members.length > 0 || container.kind === 'object'
        ? memberAround(container, text, offset)
        : undefined;
    if (inner && isInside(inner.value, text, offset)) {
      path.push(inner.name);
      container = inner.value;
      continue;
    }
    const index = container.items().findIndex((item) => isInside(item, text, offset));
    const item = container.items()[index];
    if (!item) return { root, container, path };
    path.push(index);
    container = item;
  }
}

/**
 * A value that is replaced. A string without its end has swallowed what follows on its line: only
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
