import { type Member, Node, type Range } from '../../core/text/node.ts';

/*
 * A notation made up for the tests, as unlike JSON as can be: `key = value`, indentation by two spaces,
 * `- ` before items, text without quotes, comments behind `#`. Empty objects and lists are `()` and `-`.
 */

/** One line with its place. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly text: string;
}

export const EMPTY_OBJECT = '()';
export const EMPTY_LIST = '-';

/** Reads an outline: its tree and its comments. */
export function readOutline(text: string): { root: Node; comments: Range[] } {
  const comments: Range[] = [];
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const content = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const line = {
      start: start + indent,
      end: start + indent + content.length,
      indent,
      text: content,
    };
    if (content.startsWith('#')) comments.push({ start: line.start, end: line.end });
    else if (content !== '') lines.push(line);
    start += raw.length + 1;
  }
  const reader = new Outline(lines, text.length);
  return { root: reader.block(-1, undefined), comments };
}

class Outline {
  private readonly lines: Line[];
  private readonly end: number;
  private at = 0;

  constructor(lines: Line[], end: number) {
    this.lines = lines;
    this.end = end;
  }

  /** The object or list of the lines that are indented deeper. */
  block(above: number, parent: Node | undefined): Node {
    const first = this.lines[this.at];
    if (!first || first.indent <= above) {
      const at = this.lines[this.at - 1]?.end ?? this.end;
      return new Node('invalid', at, at, parent, null, true);
    }
    const list = first.text === '-' || first.text.startsWith('- ');
    const kind = list ? 'array' : 'object';
    const node = new Node(kind, first.start, first.end, parent, null, false);
    const members: Member[] = [];
    const items: Node[] = [];
    for (;;) {
      const line = this.lines[this.at];
      if (!line || line.indent < first.indent) break;
      if (list) items.push(this.item(line, node));
      else members.push(this.member(line, node));
      node.end = (members.at(-1)?.value ?? items.at(-1) ?? node).end;
    }
    if (list) node.fillArray(items);
    else node.fillObject(members);
    return node;
  }

  private item(line: Line, list: Node): Node {
    const content = line.text.slice(1).trimStart();
    const indent = line.indent + (line.text.length - content.length);
    const rest: Line = { start: line.end - content.length, end: line.end, indent, text: content };
    // What stands behind the dash is read as a line of its own, indented by the dash.
    let node: Node;
    if (/^\S+ =(?: |$)/.test(content)) {
      this.lines[this.at] = rest;
      node = this.block(line.indent, list);
    } else {
      this.at++;
      node = scalar(content, rest.start, list);
    }
    return node;
  }

  private member(line: Line, object: Node): Member {
    this.at++;
    const [key = ''] = line.text.split(' =', 1);
    const written = line.text.slice(key.length + 2).trimStart();
    const value =
      written === ''
        ? this.block(line.indent, object)
        : scalar(written, line.end - written.length, object);
    const keyRange = { start: line.start, end: line.start + key.length };
    const member: Member = { key, apiKey: key, name: key, keyRange, keyLead: 0, value };
    value.asMember = member;
    return member;
  }
}

function scalar(text: string, start: number, parent: Node): Node {
  const end = start + text.length;
  const node = (
    kind: ConstructorParameters<typeof Node>[0],
    value: string | number | boolean | null,
  ) => new Node(kind, start, end, parent, value, false);
  if (text === EMPTY_OBJECT) return node('object', null);
  if (text === EMPTY_LIST) return node('array', null);
  if (text === 'null') return node('null', null);
  if (text === 'true' || text === 'false') return node('boolean', text === 'true');
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return node('number', Number(text));
  if (!text.startsWith("'")) return node('string', text);
  const quoted = node('string', JSON.parse(`"${text.slice(1, -1)}"`));
  quoted.lead = 1;
  quoted.trail = 1;
  return quoted;
}

/** A value in one line, or undefined for what takes several. */
export function inline(value: unknown): string | undefined {
  if (typeof value === 'string') return writeText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Object.keys(value).length > 0) return undefined;
  return Array.isArray(value) ? EMPTY_LIST : EMPTY_OBJECT;
}

function writeText(text: string): string {
  const bare =
    /^[^\s'#()-]/.test(text) && text === text.trim() && !/[\n\r\t\\\u2028\u2029]/.test(text);
  const other =
    /^(?:null|true|false|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text) || / =/.test(text);
  return bare && !other ? text : `'${JSON.stringify(text).slice(1, -1)}'`;
}

/** The lines of a value that is an object or a list with something in it. */
export function block(value: object, indent: string): string {
  const lines = Array.isArray(value)
    ? value.map((item) => {
        const short = inline(item);
        return short === undefined
          ? `${indent}- ${block(item, `${indent}  `).trimStart()}`
          : `${indent}- ${short}`;
      })
    : Object.entries(value).map(([key, each]) => `${indent}${memberLine(key, each, indent)}`);
  return lines.join('\n');
}

/** A member: its key, and its value behind it or below it. */
export function memberLine(key: string, value: unknown, indent: string): string {
  const short = inline(value);
  return short === undefined
    ? `${key} =\n${block(value as object, `${indent}  `)}`
    : `${key} = ${short}`;
}
