import { type Draft, plain } from '../../text/draft.ts';
import type { Node, Range } from '../../text/node.ts';
import type { Place, Written } from '../../text/place.ts';
import type { YamlDocument } from './tree.ts';
import { type CursorLine, type Spot, unwritten, Walk } from './walk.ts';
import { type Layout, layoutOf, scalar } from './write.ts';
import { draftBehindKey, draftBlock, draftFlow } from './write-draft.ts';

/** How what is written goes on below its first line. */
interface Style {
  readonly layout: Layout;
  /** Beyond the white space of the line, which the editor repeats on each line. */
  readonly indent: string;
  readonly inFlow: boolean;
}

/** Finds out what can be written at an offset: by columns in a block, by brackets in a flow. */
export function yamlPlace(
  { text, root }: YamlDocument,
  roots: readonly Node[],
  offset: number,
): Place | undefined {
  const flow = flowAround(root, roots, text, offset);
  if (flow) return inFlow(flow, text, offset);
  const line = lineAt(text, offset);
  const spot = new Walk(text, roots, line, offset).from(root);
  if (!spot || inBlockScalar(spot, text, offset)) return undefined;
  const content = text.slice(line.start + line.column, offset);
  const blanks = /^[ \t]*/.exec(text.slice(line.start))?.[0].length ?? 0;
  const indent = ' '.repeat(Math.max(0, line.column - blanks));
  const style = { layout: layoutOf(text), indent, inFlow: false };
  const key = /^["']?[\w.:-]*[\w.-]["']?:(?:[ \t]+|$)/.exec(content);
  if (key) return behindKey(spot, key[0].length, line, { text, offset, style });
  const range = wordAround(text, offset, line.start + line.column);
  return beginning(spot, range, { text, offset, style });
}

interface At {
  readonly text: string;
  readonly offset: number;
  readonly style: Style;
}

/** The value of a key on the line. */
function behindKey(spot: Spot, length: number, line: CursorLine, at: At): Place | undefined {
  const { text, offset, style } = at;
  const start = line.start + line.column;
  const own =
    spot.under?.member ?? spot.container.members.find(({ keyRange }) => keyRange.start === start);
  if (!own) return undefined;
  const { value } = own;
  const valueStart = start + length;
  const here = value.start < value.end && value.start <= offset && offset <= value.end;
  const range = here ? { start: value.start, end: value.end } : { start: valueStart, end: offset };
  const gap = /[ \t]/.test(text[range.start - 1] ?? '') ? '' : ' ';
  return make('value', spot, own.name, range, style, { gap });
}

/** A key, an item, or the first key of an object. */
function beginning(spot: Spot, range: Range, at: At): Place | undefined {
  const { style, text } = at;
  const needsValue = text[range.end] !== ':';
  const { under, container } = spot;
  if (!under)
    return container.kind === 'object'
      ? make('key', spot, undefined, range, style, { needsValue })
      : undefined;
  const object = unwritten(container, under.member, range.start);
  const inner = { ...spot, container: object, path: [...spot.path, under.name], under: undefined };
  const inside = make('key', inner, undefined, range, style, { needsValue: true });
  return { ...make('value', spot, under.name, range, style, {}), inside };
}

function make(
  kind: Place['kind'],
  { root, container, path }: Spot,
  name: Place['name'],
  range: Range,
  style: Style,
  { needsValue = true, gap = '' },
): Place {
  const { layout, indent, inFlow } = style;
  const written = (snippet: string, filter: string): Written => ({ snippet, edits: [], filter });
  return {
    kind,
    range,
    root,
    container,
    path,
    name,
    writeKey(key, value) {
      const behind = inFlow ? ` ${draftFlow(value)}` : draftBehindKey(value, indent, layout);
      return written(`${plain(scalar(key))}${needsValue ? `:${behind}` : ''}`, key);
    },
    writeValue: (value, label) => written(gap + valueText(value, name, style), label),
  };
}

function valueText(value: Draft, name: Place['name'], { layout, indent, inFlow }: Style): string {
  if (inFlow) return draftFlow(value);
  if (typeof name === 'number') {
    // Several items: the dash of the first one stands there already.
    const items =
      value.kind === 'items' ? draftBlock(value, indent.slice(2), layout).slice(2) : undefined;
    return items ?? draftBlock(value, indent, layout);
  }
  return draftBehindKey(value, indent, layout).trimStart() === '' || 'snippet' in value
    ? draftBlock(value, indent, layout)
    : draftBehindKey(value, indent, layout);
}

function lineAt(text: string, offset: number): CursorLine {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const [lead = ''] = /^[ \t]*(?:-[ \t]+|-$)*/.exec(before) ?? [];
  const dashes = [...lead].flatMap((character, column) => (character === '-' ? [column] : []));
  return { start, dashes, column: lead.length };
}

/** What a key or a value is made of as it is typed. */
const LETTER = /["'\w.-]/;

/** What is typed of a word, on its line. */
function wordAround(text: string, offset: number, from: number): Range {
  let start = offset;
  while (start > from && LETTER.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < text.length && LETTER.test(text[end] ?? '')) end++;
  return { start, end };
}

/** A text of several lines: nothing in it is a key. */
function inBlockScalar({ container }: Spot, text: string, offset: number): boolean {
  return container.members.some(({ value }) => {
    const inside = value.kind === 'string' && value.start < offset && offset <= value.end;
    return (
      inside &&
      /[|>]/.test(text[value.start + value.lead] ?? '') &&
      text.slice(value.start, offset).includes('\n')
    );
  });
}

/** The innermost object or array in brackets around an offset. */
function flowAround(
  root: Node,
  roots: readonly Node[],
  text: string,
  offset: number,
): Spot | undefined {
  let found: Spot | undefined;
  let top: Node | undefined;
  const path: (string | number)[] = [];
  for (let node: Node | undefined = root; node; ) {
    const current: Node = node;
    const own = roots.find((each) => each === current);
    if (own && !top) {
      top = own;
      path.length = 0;
    }
    if (
      top &&
      /[[{]/.test(text[current.start] ?? '') &&
      current.start < offset &&
      offset < current.end
    ) {
      found = { root: top, container: current, path: [...path], under: undefined };
    }
    const values: readonly Node[] =
      current.kind === 'array' ? current.items() : current.members.map(({ value }) => value);
    const index = values.findIndex(
      (value) =>
        (value.kind === 'object' || value.kind === 'array') &&
        value.start < offset &&
        offset < value.end,
    );
    path.push(current.kind === 'array' ? index : (current.members[index]?.name ?? ''));
    node = values[index];
  }
  return found;
}

function inFlow(spot: Spot, text: string, offset: number): Place {
  const { container } = spot;
  const style = { layout: layoutOf(text), indent: '', inFlow: true };
  const word = wordAround(text, offset, container.start + 1);
  const items = container.items();
  if (container.kind === 'array') {
    const index = items.findIndex((item) => item.start <= offset && offset <= item.end);
    const item = items[index];
    const range = item ? { start: item.start, end: item.end } : word;
    const number = item ? index : items.filter(({ end }) => end <= offset).length;
    return make('value', spot, number, range, style, {});
  }
  const member = container.members.findLast(({ keyRange }) => keyRange.end < offset);
  const between = member ? text.slice(member.keyRange.end, offset) : '';
  const isValue =
    member !== undefined &&
    between.includes(':') &&
    (offset <= member.value.end || !between.includes(','));
  if (!isValue)
    return make('key', spot, undefined, word, style, { needsValue: text[word.end] !== ':' });
  const { value } = member;
  const here = value.start < value.end && value.start <= offset && offset <= value.end;
  return make(
    'value',
    spot,
    member.name,
    here ? { start: value.start, end: value.end } : word,
    style,
    {},
  );
}
