import type { Edit, Editor, Json } from '../../core/text/edit.ts';
import { type Node, type Range, toValue } from '../../core/text/node.ts';
import { block, inline, memberLine } from './outline-read.ts';

/** Edits of an outline. */
export class OutlineEditor implements Editor {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  replace(node: Node, value: Json): Edit {
    if (node.kind === 'missing') return { start: 0, end: 0, text: '' };
    const short = inline(value);
    const key = node.asMember?.keyRange;
    if (!key) {
      const indent = this.column(node.start);
      return { ...range(node), text: short ?? block(value as object, indent).trimStart() };
    }
    const below = block(value as object, `${this.column(key.start)}  `);
    return {
      start: key.end + 2,
      end: node.end,
      text: short === undefined ? `\n${below}` : ` ${short}`,
    };
  }

  rename(node: Node, key: string): Edit[] {
    const at = node.asMember?.keyRange;
    const taken = node.parent?.members.some((member) => member.key === key);
    return at && !taken ? [{ ...at, text: key }] : [];
  }

  remove(node: Node): Edit[] {
    return node.parent ? this.removeAll(node.parent, [node]) : [];
  }

  removeAll(parent: Node, nodes: readonly Node[]): Edit[] {
    const all = parent.members.length > 0 ? parent.members.map((m) => m.value) : parent.items();
    const kept = all.filter((node) => !nodes.includes(node));
    if (kept.length === 0) return [this.replace(parent, parent.kind === 'array' ? [] : {})];
    const startOf = (node: Node): number => {
      if (node.asMember) return node.asMember.keyRange.start;
      return this.text.lastIndexOf('-', node.start - 1);
    };
    // The first member of an item stands behind its dash: what is kept takes its place.
    const leading = all.findIndex((node) => !nodes.includes(node));
    const first = all[0];
    const head =
      leading > 0 && first && all[leading]
        ? [{ start: startOf(first), end: startOf(all[leading]), text: '' }]
        : [];
    const rest = nodes.filter((node) => all.indexOf(node) > leading);
    return [
      ...head,
      ...rest.map((node) => {
        return { start: this.text.lastIndexOf('\n', startOf(node)), end: node.end, text: '' };
      }),
    ];
  }

  removeText({ start, end }: Range): Edit[] {
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    return [{ start: lineStart, end: end + 1, text: '' }];
  }

  insert(object: Node, key: string, value: Json, after?: string): Edit[] {
    if (object.kind !== 'object') return [];
    const present = object.member(key);
    if (present) return present.value.kind === 'null' ? [this.replace(present.value, value)] : [];
    const anchor = (after && object.member(after)) || object.members.at(-1);
    if (!anchor) return [this.replace(object, { [key]: value })];
    const indent = this.column(anchor.keyRange.start);
    const { end } = anchor.value;
    return [{ start: end, end, text: `\n${indent}${memberLine(key, value, indent)}` }];
  }

  insertFirst(object: Node, key: string, value: Json): Edit[] {
    const first = object.members[0];
    if (!first || object.member(key)) return this.insert(object, key, value);
    const { start } = first.keyRange;
    const indent = this.column(start);
    return [{ start, end: start, text: `${memberLine(key, value, indent)}\n${indent}` }];
  }

  append(array: Node, value: Json): Edit[] {
    const last = array.items().at(-1);
    if (!last) return [this.replace(array, [value])];
    const dash = this.text.lastIndexOf('-', last.start - 1);
    const item = block([value], this.column(dash));
    return [{ start: last.end, end: last.end, text: `\n${item}` }];
  }

  move(value: Node, to: Node, path: readonly string[]): Edit[] {
    const [key = '', ...rest] = path;
    const data = rest.reduceRight<Json>(
      (inner, name) => ({ [name]: inner }),
      toValue(value) as Json,
    );
    if (to !== value.parent) return [...this.remove(value), ...this.insert(to, key, data)];
    const at = value.asMember?.keyRange;
    if (!at) return [];
    const indent = this.column(at.start);
    return [{ start: at.start, end: value.end, text: memberLine(key, data, indent) }];
  }

  // A whole outline is never wrapped or unwrapped: the rules about wrappers are about JSON.
  wrap(node: Node): Edit {
    return { start: node.start, end: node.start, text: '' };
  }

  unwrap(): Edit[] {
    return [];
  }

  extract(): string {
    return '';
  }

  /** White space as wide as what stands before an offset on its line. */
  private column(offset: number): string {
    return ' '.repeat(offset - (this.text.lastIndexOf('\n', offset - 1) + 1));
  }
}

function range({ start, end }: Node): Range {
  return { start, end };
}
