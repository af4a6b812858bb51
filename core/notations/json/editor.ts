import {
  applyEdits,
  applyWithin,
  type Edit,
  type Editor,
  isLineEnd,
  type Json,
  joinRemovals,
} from '../../text/edit.ts';
import type { Node, Range } from '../../text/node.ts';
import { firstFrom, type Template } from '../../text/placeholders.ts';
import type { JsonTree } from './document.ts';
import { readJson } from './read.ts';
import { skipTrivia } from './trivia.ts';

/** Edits of JSON: commas, quotes and line breaks as the document has them. */
export class JsonEditor implements Editor {
  private readonly text: string;
  private readonly templates: readonly Template[];
  private readonly lineEnd: string;
  private readonly indent: string;

  constructor(document: Pick<JsonTree, 'text' | 'templates'>) {
    this.text = document.text;
    this.templates = document.templates;
    this.lineEnd = lineEndOf(this.text);
    this.indent = indentOf(this.text);
  }

  /**
   * Puts another value in the place of this one. For a value that is not in the document the edit
   * changes nothing.
   */
  replace(node: Node, value: Json): Edit {
    if (node.kind === 'missing') return { start: 0, end: 0, text: '' };
    return { start: node.start, end: node.end, text: this.write(value, this.marginAt(node.start)) };
  }

  /** Gives the member of this value another key; nothing when the object has that key already. */
  rename(node: Node, key: string): Edit[] {
    const range = node.asMember?.keyRange;
    const taken = node.parent?.members.some((member) => member.key === key);
    return range && !taken ? [{ ...range, text: JSON.stringify(key) }] : [];
  }

  /** Takes out a member or item with its comma, and the line if nothing else stands on it. */
  remove(node: Node): Edit[] {
    const parent = node.parent;
    if (!parent) return [];
    return this.removeAll(parent, [node]);
  }

  /** Takes several members or items out of one object or array. */
  removeAll(parent: Node, nodes: readonly Node[]): Edit[] {
    const all = parent.members.length > 0 ? parent.members.map((m) => m.value) : parent.items();
    const gone = new Set(nodes);
    const starts = all.map((node) => node.asMember?.keyRange.start ?? node.start);
    const edits: Edit[] = [];
    const lastKept = all.findLastIndex((node) => !gone.has(node));
    for (const [index, node] of all.entries()) {
      if (!gone.has(node)) continue;
      const start = starts[index] ?? node.start;
      // The comma behind goes along, and the white space up to what follows.
      const comma = this.commaAfter(node.end);
      edits.push(this.wholeLine(start, comma >= 0 ? comma + 1 : node.end));
    }
    if (lastKept >= 0 && lastKept < all.length - 1) {
      // What stays becomes the last one: the comma behind it goes, unless the file ends lists with one.
      const kept = all[lastKept] as Node;
      const comma = this.commaAfter(kept.end);
      if (comma >= 0 && this.commaAfter((all.at(-1) as Node).end) < 0) {
        edits.push({ start: comma, end: comma + 1, text: '' });
      }
    }
    if (lastKept < 0) {
      // Nothing stays: the brackets close up, unless comments would be lost.
      const inside = this.text.slice(parent.start + 1, parent.end - 1);
      if (!/\/\/|\/\*/.test(inside)) {
        return [{ start: parent.start + 1, end: parent.end - 1, text: '' }];
      }
    }
    return joinRemovals(edits);
  }

  move(value: Node, to: Node, path: readonly string[]): Edit[] {
    const { keyRange } = value.asMember ?? {};
    if (!keyRange) return [];
    const raw = this.text.slice(value.start, value.end);
    const written = (text: string) =>
      path.reduceRight((inner, key, depth) => {
        const member = `${JSON.stringify(key)}: ${inner}`;
        return depth === 0 ? member : `{ ${member} }`;
      }, text);
    if (to === value.parent) return [{ ...keyRange, end: value.end, text: written(raw) }];
    const before = this.marginAt(keyRange.start);
    const added = this.add(to, to.members.at(-1)?.value, (margin) =>
      written(raw.replaceAll(`${this.lineEnd}${before}`, `${this.lineEnd}${margin}`)),
    );
    return [...this.remove(value), ...added];
  }

  /** Makes this value the last member of an object that takes its place, behind the others. */
  wrap(node: Node, others: { readonly [key: string]: Json }, key: string): Edit {
    const line = `${this.lineEnd}${this.indent}`;
    const inside = this.text
      .slice(node.start, node.end)
      .replace(/\r\n|\r|\n/g, (end) => end + this.indent);
    const members = Object.entries(others).map(
      ([name, value]) => `${JSON.stringify(name)}: ${this.write(value, this.indent)}`,
    );
    members.push(`${JSON.stringify(key)}: ${inside}`);
    const text = `{${line}${members.join(`,${line}`)}${this.lineEnd}}`;
    return { start: node.start, end: node.end, text };
  }

  unwrap(
    outer: Node,
    inner: Node,
    edits: readonly Edit[],
    added: { readonly [key: string]: Json },
  ): Edit[] {
    let text = applyWithin(this.text, inner, edits);
    for (const [key, value] of Object.entries(added)) {
      const document = readJson(text);
      text = applyEdits(text, new JsonEditor(document).insert(document.root, key, value));
    }
    const margin = this.marginAt(inner.start);
    const outdented = margin === '' ? text : text.replaceAll(`\n${margin}`, '\n');
    return [{ start: outer.start, end: outer.end, text: outdented }];
  }

  extract(node: Node, gone: readonly Node[]): string {
    const edits = gone.length > 0 ? this.removeAll(node, gone) : [];
    const margin = this.marginAt(node.start);
    const written = applyWithin(this.text, node, edits);
    const lines = written.split(/\r?\n/).map((line, index) => {
      return `  ${index > 0 && line.startsWith(margin) ? line.slice(margin.length) : line}`;
    });
    return `[\n${lines.join('\n')}\n]\n`;
  }

  /** Takes out a stretch of text, and the line if nothing else stands on it. */
  removeText({ start, end }: Range): Edit[] {
    return [this.wholeLine(start, end)];
  }

  /**
   * Adds a member at the end of the object, or behind the member `after` if there is one. A member
   * that is `null` gets the value instead: of two members with one key the last would count.
   */
  insert(object: Node, key: string, value: Json, after?: string): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const anchor = (after && object.get(after).exists && object.get(after)) || undefined;
    const last = anchor ?? object.members.at(-1)?.value;
    return this.add(
      object,
      last,
      (margin) => `${JSON.stringify(key)}: ${this.write(value, margin)}`,
    );
  }

  /** Adds a member at the beginning of the object; one that is `null` gets the value instead. */
  insertFirst(object: Node, key: string, value: Json): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const first = object.members[0];
    if (!first) return this.insert(object, key, value);
    const { start } = first.keyRange;
    const sameLine = !this.hasLineEnd(object.start, start);
    const margin = this.marginAt(sameLine ? object.start : start);
    const gap = sameLine ? ' ' : `${this.lineEnd}${margin}`;
    return [
      { start, end: start, text: `${JSON.stringify(key)}: ${this.write(value, margin)},${gap}` },
    ];
  }

  /** Adds an item at the end of the array. */
  append(array: Node, value: Json): Edit[] {
    return this.add(array, array.items().at(-1), (margin) => this.write(value, margin));
  }

  /** The edits where nothing is to be added: the member is there, or there is no object. */
  private present(object: Node, key: string, value: Json): Edit[] | undefined {
    if (object.kind !== 'object') return [];
    const member = object.member(key);
    if (!member) return undefined;
    return member.value.kind === 'null' ? [this.replace(member.value, value)] : [];
  }

  private add(parent: Node, last: Node | undefined, written: (margin: string) => string): Edit[] {
    if (!last) {
      const inner = this.marginAt(parent.start) + this.indent;
      const body = `${this.lineEnd}${inner}${written(inner)}${this.lineEnd}${this.marginAt(parent.start)}`;
      // A lone comment inside the brackets stays where it is.
      return [{ start: parent.start + 1, end: parent.start + 1, text: body }];
    }
    const from = last.asMember?.keyRange.start ?? last.start;
    const sameLine = !this.hasLineEnd(parent.start, from);
    const margin = sameLine ? this.marginAt(parent.start) : this.marginAt(from);
    const gap = sameLine ? ' ' : `${this.lineEnd}${margin}`;
    const comma = this.commaAfter(last.end);
    const text = written(margin);
    if (comma < 0) return [{ start: last.end, end: last.end, text: `,${gap}${text}` }];
    // A list that ends with a comma goes on doing so, also where several are added.
    const start = sameLine ? comma + 1 : this.behindComment(comma + 1);
    return [{ start, end: start, text: `${gap}${text},` }];
  }

  /** Behind the comment that ends the line, if there is one: it is about what stands before it. */
  private behindComment(offset: number): number {
    const line = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=[\r\n]))/.exec(
      this.text.slice(offset),
    );
    return offset + (line?.[0].length ?? 0);
  }

  private hasLineEnd(start: number, end: number): boolean {
    return /[\r\n]/.test(this.text.slice(start, end));
  }

  /** The offset of the comma behind a value, or -1; comments and templates between are skipped. */
  private commaAfter(end: number): number {
    for (let next = skipTrivia(this.text, end); ; ) {
      const template = this.templates[firstFrom(this.templates, next)];
      if (template?.start !== next) return this.text[next] === ',' ? next : -1;
      next = skipTrivia(this.text, template.end);
    }
  }

  /** Widens a removal to the whole line if nothing else stands on it, else to the space before. */
  private wholeLine(start: number, end: number): Edit {
    let from = start;
    while (from > 0 && /[ \t]/.test(this.text[from - 1] as string)) from--;
    let to = end;
    while (to < this.text.length && /[ \t]/.test(this.text[to] as string)) to++;
    const startsLine = from === 0 || isLineEnd(this.text[from - 1]);
    if (startsLine && isLineEnd(this.text[to])) {
      const both = this.text[to] === '\r' && this.text[to + 1] === '\n';
      return { start: from, end: to + (both ? 2 : 1), text: '' };
    }
    return startsLine ? { start, end: to, text: '' } : { start: from, end, text: '' };
  }

  /** The white space with which the line of the offset begins. */
  private marginAt(offset: number): string {
    let lineStart = offset;
    while (lineStart > 0 && !isLineEnd(this.text[lineStart - 1])) lineStart--;
    return /^[ \t]*/.exec(this.text.slice(lineStart, offset))?.[0] ?? '';
  }

  private write(value: Json, margin: string): string {
    const short = typeof value !== 'object' || value === null;
    const lines = JSON.stringify(value, null, short ? undefined : this.indent);
    return lines.replaceAll('\n', `${this.lineEnd}${margin}`);
  }
}

/** The line ends of the text; some editors of old write carriage returns alone. */
function lineEndOf(text: string): string {
  if (text.includes('\r\n')) return '\r\n';
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}

/** The file's step of indentation: its first indented line tells; two spaces when none does. */
function indentOf(text: string): string {
  return /(?:^|[\r\n])([ \t]+)\S/.exec(text.slice(0, 10_000))?.[1] ?? '  ';
}
