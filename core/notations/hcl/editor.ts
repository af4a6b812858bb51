import { type Edit, type Editor, isLineEnd, joinRemovals } from '../../text/edit.ts';
import type { Json } from '../../text/json.ts';
import { type Node, type Range, toValue } from '../../text/node.ts';
import { originOf, outerOf } from './origin.ts';
import {
  bodyAround,
  fieldAt,
  hasUnknown,
  isBody,
  isElsewhere,
  isPair,
  isPairKey,
  jsonEditor,
  type Place,
  placeOf,
} from './owner.ts';
import { indentEnd } from './scan.ts';
import { attributeValue, bodyOf, expression, keyText, quoted, written } from './write.ts';

/** An edit that changes nothing: what cannot be done. */
const NOTHING: Edit = { start: 0, end: 0, text: '' };

/** Edits of Terraform: attributes and blocks in bodies, expressions elsewhere, JSON in heredocs. */
export class HclEditor implements Editor {
  private readonly text: string;
  private readonly step: string;

  constructor(text: string) {
    this.text = text;
    this.step = /\n([ \t]+)\S/.exec(text.slice(0, 10_000))?.[1] ?? '  ';
  }

  replace(node: Node, value: Json): Edit {
    if (node.kind === 'missing' || isElsewhere(node)) return NOTHING;
    const json = jsonEditor(node);
    if (json) return json.replace(node, value);
    const margin = this.marginAt(node.start);
    const place = placeOf(node);
    const field = place && fieldAt(place);
    if (originOf(node)?.form === 'body' || originOf(node)?.form === 'blocks') {
      return this.replaceBlocks(node, place, value, margin);
    }
    if (originOf(node)?.form === 'flat') return NOTHING;
    if (field) {
      const text =
        field.form === 'json'
          ? expression(value, margin, this.step)
          : attributeValue(field, value, margin, this.step);
      return text === undefined ? NOTHING : this.over(node, text);
    }
    if (place) return NOTHING;
    // The key of a map is a value of the API.
    if (isPairKey(node))
      return typeof value === 'string' ? this.over(node, quoted(value)) : NOTHING;
    return this.over(node, expression(value, margin, this.step));
  }

  private replaceBlocks(node: Node, place: Place | undefined, value: Json, margin: string): Edit {
    const origin = originOf(node);
    if (origin?.form === 'blocks') {
      const text = place && written(place.shape, place.path, value, margin, this.step);
      const { start, end } = outerOf(node);
      if (!text || origin.blocks.length !== 1 || text.lines.length === 0) return NOTHING;
      return { start, end, text: text.lines.join('\n').trimStart() };
    }
    if (origin?.form !== 'body' || !origin.shape || !isObject(value)) return NOTHING;
    const lines = bodyOf(origin.shape, value, margin + this.step, this.step);
    return lines ? this.over(node, `{\n${lines.join('\n')}\n${margin}}`) : NOTHING;
  }

  rename(node: Node, key: string): Edit[] {
    const { keyRange } = node.asMember ?? {};
    const json = jsonEditor(node);
    if (json && originOf(node)?.form !== 'json') return json.rename(node, key);
    const taken = node.parent?.members.some(
      ({ apiKey, name }) => apiKey === key || (name === key && node.asMember?.name !== key),
    );
    if (!keyRange || taken || isElsewhere(node)) return [];
    const place = placeOf(node);
    if (place) {
      const field = place.shape.byApi.get([...place.path.slice(0, -1), key].join('.'));
      const own = fieldAt(place);
      return field && own && field.form === own.form ? [{ ...keyRange, text: field.name }] : [];
    }
    if (isPair(node.parent)) return [];
    const isQuoted = this.text[keyRange.start] === '"';
    return [
      { start: keyRange.start, end: keyRange.end, text: isQuoted ? quoted(key) : keyText(key) },
    ];
  }

  remove(node: Node): Edit[] {
    return node.parent ? this.removeAll(node.parent, [node]) : [];
  }

  removeAll(parent: Node, nodes: readonly Node[]): Edit[] {
    if (isElsewhere(parent)) return [];
    const json = jsonEditor(parent);
    if (json) return json.removeAll(parent, nodes);
    const ranges = nodes.flatMap((node) => this.rangesOf(node));
    const inBody = isBody(parent) || originOf(parent)?.form === 'blocks';
    const edits = ranges.map((range) => (inBody ? this.wholeLines(range) : this.withComma(range)));
    return joinRemovals(edits);
  }

  /** What is taken out with a member or an item. */
  private rangesOf(node: Node): Range[] {
    const origin = originOf(node);
    if (origin?.form === 'flat') return node.members.flatMap(({ value }) => this.rangesOf(value));
    if (origin?.form === 'blocks') return [...origin.blocks];
    if (origin?.form === 'body') return [origin.block];
    if (isPair(node.parent) && node.parent) return this.rangesOf(node.parent);
    const outer = outerOf(node);
    const start = node.asMember?.keyRange.start ?? outer.start;
    return [
      {
        start: Math.min(start, outer.start),
        end: Math.max(outer.end, node.asMember?.keyRange.end ?? 0),
      },
    ];
  }

  move(value: Node, to: Node, path: readonly string[]): Edit[] {
    const [key = '', ...rest] = path;
    if (hasUnknown(value) || isElsewhere(value)) return [];
    const data = rest.reduceRight<Json>(
      (inner, name) => ({ [name]: inner }),
      toValue(value) as Json,
    );
    if (to !== value.parent) {
      const added = this.insert(to, key, data);
      return added.length > 0 ? [...this.remove(value), ...added] : [];
    }
    const json = jsonEditor(value);
    if (json) return json.move(value, to, path);
    const [range] = this.rangesOf(value);
    const text = this.member(to, key, data, this.marginAt(range?.start ?? 0));
    return text && range ? [{ ...range, text: text.join('\n').trimStart() }] : [];
  }

  removeText(range: Range): Edit[] {
    return [this.wholeLines(range)];
  }

  insert(object: Node, key: string, value: Json, after?: string): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const json = jsonEditor(object);
    if (json) return json.insert(object, key, value, after);
    const anchor = (after && object.member(after)?.value) || object.members.at(-1)?.value;
    return this.add(object, anchor, (margin) => this.member(object, key, value, margin));
  }

  insertFirst(object: Node, key: string, value: Json): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const json = jsonEditor(object);
    if (json) return json.insertFirst(object, key, value);
    const first = object.members[0];
    if (!first) return this.insert(object, key, value);
    const { start } = this.rangesOf(first.value)[0] ?? first.keyRange;
    const margin = this.marginAt(start);
    const text = this.member(object, key, value, margin)?.join('\n').trimStart();
    if (text === undefined) return [];
    const sameLine = !this.hasLineEnd(object.start, start);
    return [{ start, end: start, text: sameLine ? `${text}, ` : `${text}\n${margin}` }];
  }

  append(array: Node, value: Json): Edit[] {
    if (array.kind !== 'array' || isElsewhere(array)) return [];
    const json = jsonEditor(array);
    if (json) return json.append(array, value);
    const origin = originOf(array);
    if (origin?.form === 'joined') return [];
    const last = array.items().at(-1);
    if (origin?.form === 'pairs') {
      const { [origin.key]: name, value: text = '' } = isObject(value) ? value : {};
      if (typeof name !== 'string') return [];
      return this.add(array, last, (margin) => [
        `${margin}${keyText(name)} = ${expression(text, margin, this.step)}`,
      ]);
    }
    if (origin?.form === 'blocks') {
      const place = placeOf(array);
      return this.add(array, last, (margin) => {
        return place && written(place.shape, place.path, [value], margin, this.step)?.lines;
      });
    }
    return this.appendItem(array, last, value);
  }

  private appendItem(array: Node, last: Node | undefined, value: Json): Edit[] {
    if (!last) {
      return [this.over(array, expression([value], this.marginAt(array.start), this.step))];
    }
    const { start, end } = outerOf(last);
    const sameLine = !this.hasLineEnd(array.start, start);
    const margin = this.marginAt(sameLine ? array.start : start);
    const text = expression(value, margin, this.step);
    const gap = sameLine ? ' ' : `\n${margin}`;
    const comma = this.commaAfter(end);
    return comma < 0
      ? [{ start: end, end, text: `,${gap}${text}` }]
      : [{ start: comma + 1, end: comma + 1, text: `${gap}${text},` }];
  }

  // A file of Terraform is never wrapped, unwrapped, or split into files.
  wrap(): Edit {
    return NOTHING;
  }

  unwrap(): Edit[] {
    return [];
  }

  extract(): string {
    return '';
  }

  /** The edits where nothing is to be added: the member is there, or nothing can be written. */
  private present(object: Node, key: string, value: Json): Edit[] | undefined {
    if (object.kind !== 'object' || isElsewhere(object)) return [];
    if (originOf(object)?.form === 'joined') return [];
    const member = object.member(key);
    if (!member) return undefined;
    const edit = member.value.kind === 'null' ? this.replace(member.value, value) : NOTHING;
    return edit === NOTHING ? [] : [edit];
  }

  /** A member of an object as lines. */
  private member(
    object: Node,
    key: string,
    value: Json,
    margin: string,
  ): readonly string[] | undefined {
    const body = bodyAround(object);
    if (body) {
      const { shape } = body;
      return shape && written(shape, [...body.path, key], value, margin, this.step)?.lines;
    }
    const like = object.members.at(-1)?.keyRange;
    const isQuoted = like !== undefined && this.text[like.start] === '"';
    const colon = like !== undefined && /^\s{0,40}:/.test(this.text.slice(like.end, like.end + 41));
    const sign = colon ? ': ' : ' = ';
    const name = isQuoted ? quoted(key) : keyText(key);
    return [`${margin}${name}${sign}${expression(value, margin, this.step)}`];
  }

  /** Adds lines behind a member or item, or at the beginning of what is empty. */
  private add(
    parent: Node,
    last: Node | undefined,
    lines: (margin: string) => readonly string[] | undefined,
  ): Edit[] {
    const inBody = isBody(parent) || originOf(parent)?.form === 'blocks';
    const around = bodyAround(parent)?.body ?? parent;
    const after = last && this.rangesOf(last).at(-1);
    if (!after) return this.addFirst(around, lines);
    const sameLine = !this.hasLineEnd(around.start, after.start);
    if (sameLine && inBody) return this.spread(around, lines);
    const margin = this.marginAt(sameLine ? around.start : after.start);
    const text = lines(margin);
    if (!text) return [];
    const comma = inBody ? -1 : this.commaAfter(after.end);
    if (sameLine) {
      const one = text.join('\n').trimStart();
      const at = comma < 0 ? after.end : comma + 1;
      return [{ start: at, end: at, text: comma < 0 ? `, ${one}` : ` ${one},` }];
    }
    if (comma >= 0) {
      const at = this.behindComment(comma + 1);
      return [{ start: at, end: at, text: `\n${text.join('\n')},` }];
    }
    // Where commas separate members, the last one needs its own.
    const commas = !inBody && this.hasCommas(around);
    const below = this.below(after, text);
    const at = commas ? after.end : this.behindComment(after.end);
    return [{ start: at, end: at, text: `${commas ? ',' : ''}\n${below.join('\n')}` }];
  }

  /** One attribute with its sign below that of the line above it. */
  private below(above: Range, lines: readonly string[]): readonly string[] {
    const [line = '', ...more] = lines;
    const key = /^\s{0,200}[\w"-]{1,200}(?= = )/.exec(line)?.[0];
    const before = this.text.slice(this.text.lastIndexOf('\n', above.start) + 1, above.end);
    const own = /^\s{0,200}[\w"-]{1,200} {0,200}(?== )/.exec(before)?.[0].slice(0, -1);
    const isOne = key !== undefined && more.length === 0 && !/\n/.test(line + before);
    return isOne && own !== undefined ? [key.padEnd(own.length) + line.slice(key.length)] : lines;
  }

  private addFirst(object: Node, lines: (margin: string) => readonly string[] | undefined): Edit[] {
    const margin = this.marginAt(object.start);
    const text = lines(margin + this.step);
    if (!text || this.text[object.start] !== '{') return [];
    const isOneLine = !this.hasLineEnd(object.start, object.end);
    const start = object.start + 1;
    const end = isOneLine ? object.end - 1 : start;
    return [{ start, end, text: `\n${text.join('\n')}${isOneLine ? `\n${margin}` : ''}` }];
  }

  /** A block on one line gets a line for each of its attributes. */
  private spread(body: Node, lines: (margin: string) => readonly string[] | undefined): Edit[] {
    const margin = this.marginAt(body.start);
    const text = lines(margin + this.step);
    const inside = this.text.slice(body.start + 1, body.end - 1).trim();
    if (!text || this.hasLineEnd(body.start, body.end)) return [];
    const all = [`${margin}${this.step}${inside}`, ...text].join('\n');
    return [{ start: body.start + 1, end: body.end - 1, text: `\n${all}\n${margin}` }];
  }

  private hasCommas(object: Node): boolean {
    const [first, second] = object.members;
    return (
      first !== undefined && second !== undefined && this.commaAfter(outerOf(first.value).end) >= 0
    );
  }

  private over(node: Node, text: string): Edit {
    return { start: node.start, end: node.end, text };
  }

  /** The offset of the comma behind a value on its line, or -1. */
  private commaAfter(end: number): number {
    const at = indentEnd(this.text, end);
    return this.text[at] === ',' ? at : -1;
  }

  /** Behind the comment that ends the line, if there is one. */
  private behindComment(offset: number): number {
    const at = indentEnd(this.text, offset);
    const isComment = this.text[at] === '#' || this.text.startsWith('//', at);
    if (!isComment) return offset;
    const end = this.text.slice(at).search(/[\r\n]/);
    return end < 0 ? this.text.length : at + end;
  }

  private hasLineEnd(start: number, end: number): boolean {
    return /[\r\n]/.test(this.text.slice(start, end));
  }

  /** A member or item with the comma that goes along, and the line if nothing else stands on it. */
  private withComma({ start, end }: Range): Edit {
    const comma = this.commaAfter(end);
    const edit = this.wholeLines({ start, end: comma < 0 ? end : comma + 1 });
    // The last of one line: the comma before it goes along.
    const isLast = comma < 0 && edit.start > 0 && this.text[edit.start - 1] === ',';
    return isLast ? { ...edit, start: edit.start - 1 } : edit;
  }

  /** Widens a removal to whole lines if nothing else stands on them, else to the space before. */
  private wholeLines({ start, end }: Range): Edit {
    let from = start;
    while (from > 0 && /[ \t]/.test(this.text[from - 1] as string)) from--;
    const to = indentEnd(this.text, end);
    const startsLine = from === 0 || isLineEnd(this.text[from - 1]);
    const endsLine = to === this.text.length || isLineEnd(this.text[to]);
    if (!startsLine) return { start: from, end, text: '' };
    if (!endsLine) return { start, end: to, text: '' };
    const both = this.text[to] === '\r' && this.text[to + 1] === '\n';
    return { start: from, end: Math.min(this.text.length, to + (both ? 2 : 1)), text: '' };
  }

  /** The white space with which the line of the offset begins. */
  private marginAt(offset: number): string {
    const line = this.text.lastIndexOf('\n', offset - 1) + 1;
    return this.text.slice(line, Math.min(offset, indentEnd(this.text, line)));
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
