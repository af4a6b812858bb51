import { applyEdits, applyWithin, type Edit, type Editor, type Json } from '../../text/edit.ts';
import type { Node, Range } from '../../text/node.ts';
import { readYaml } from './read.ts';
import type { YamlTree } from './tree.ts';
import { behindKey, block, flow, type Layout, layoutOf, scalar } from './write.ts';

const NOTHING: Edit = { start: 0, end: 0, text: '' };

/** Edits of YAML: indentation, dashes and flow style as the document has them. */
export class YamlEditor implements Editor {
  private readonly text: string;
  private readonly copied: ReadonlySet<Node>;
  private readonly layout: Layout;

  constructor({ text, copied }: Pick<YamlTree, 'text' | 'copied'>) {
    this.text = text;
    this.copied = copied;
    this.layout = layoutOf(text);
  }

  replace(node: Node, value: Json): Edit {
    if (!this.isHere(node)) return NOTHING;
    const { start, end } = node;
    if (
      this.isInFlow(node) ||
      (isScalar(value) && node.kind !== 'object' && node.kind !== 'array')
    ) {
      const gap = start === end && this.text[start - 1] !== ' ' ? ' ' : '';
      return { start, end, text: gap + flow(value) };
    }
    const key = node.asMember?.keyRange;
    if (!key) return { start, end, text: block(value, spaces(this.column(start)), this.layout) };
    return {
      start: this.colonAfter(key.end),
      end,
      text: behindKey(value, this.marginOf(key.start), this.layout),
    };
  }

  rename(node: Node, key: string): Edit[] {
    const range = node.asMember?.keyRange;
    const taken = node.parent?.members.some((member) => member.key === key);
    return range && !taken && this.isHere(node) ? [{ ...range, text: scalar(key) }] : [];
  }

  remove(node: Node): Edit[] {
    return node.parent ? this.removeAll(node.parent, [node]) : [];
  }

  removeAll(parent: Node, nodes: readonly Node[]): Edit[] {
    if (![parent, ...nodes].every((node) => this.isHere(node))) return [];
    const all = childrenOf(parent);
    const gone = new Set(nodes);
    if (all.every((node) => gone.has(node))) {
      return [this.replace(parent, parent.kind === 'array' ? [] : {})];
    }
    return this.isFlow(parent) ? this.removeFromFlow(all, gone) : this.removeFromBlock(all, gone);
  }

  /** The first key of an item stands behind a dash: what comes next takes its place there. */
  private removeFromBlock(all: readonly Node[], gone: ReadonlySet<Node>): Edit[] {
    const edits: Edit[] = [];
    const firstKept = all.findIndex((node) => !gone.has(node));
    const [first] = all;
    const kept = all[firstKept];
    if (first && kept && firstKept > 0) {
      const start = this.startOf(first);
      if (this.startsLine(start))
        edits.push(...all.slice(0, firstKept).map((node) => this.lines(node)));
      else edits.push({ start, end: this.startOf(kept), text: '' });
    }
    const rest = all.slice(firstKept + 1).filter((node) => gone.has(node));
    return [...edits, ...rest.map((node) => this.lines(node))];
  }

  /** The whole lines of a member or item. */
  private lines(node: Node): Edit {
    const start = this.startOf(node);
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = this.text.indexOf('\n', Math.max(node.end, start));
    return lineEnd < 0
      ? {
          start: Math.max(0, lineStart - this.layout.lineEnd.length),
          end: this.text.length,
          text: '',
        }
      : { start: lineStart, end: lineEnd + 1, text: '' };
  }

  private removeFromFlow(all: readonly Node[], gone: ReadonlySet<Node>): Edit[] {
    const edits: Edit[] = [];
    const firstKept = all.findIndex((node) => !gone.has(node));
    all.forEach((node, index) => {
      if (!gone.has(node)) return;
      const [before, after] = [all[index - 1], all[index + 1]];
      // Those before the first that stays go with the comma behind, the others with that before.
      if (index < firstKept && after)
        edits.push({ start: this.startOf(node), end: this.startOf(after), text: '' });
      else if (before) edits.push({ start: before.end, end: node.end, text: '' });
    });
    return edits;
  }

  move(value: Node, to: Node, path: readonly string[]): Edit[] {
    const key = value.asMember?.keyRange;
    const [first = '', ...inner] = path;
    if (!key || !this.isHere(value) || !this.isHere(to)) return [];
    const before = this.marginOf(key.start);
    const raw = this.text.slice(this.colonAfter(key.end), value.end);
    const written = (margin: string): string => {
      let indent = margin;
      let text = `${scalar(first)}:`;
      for (const name of inner) {
        indent += this.layout.step;
        text += `${this.layout.lineEnd}${indent}${scalar(name)}:`;
      }
      return text + raw.replaceAll(`\n${before}`, `\n${indent}`);
    };
    if (to === value.parent) {
      if (this.isFlow(to) && inner.length > 0) return [];
      return [{ start: key.start, end: value.end, text: written(before) }];
    }
    if (this.isFlow(to) || to.kind !== 'object') return [];
    return [...this.remove(value), ...this.add(to, to.members.at(-1)?.value, written)];
  }

  removeText({ start, end }: Range): Edit[] {
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const alone = this.text.slice(lineStart, start).trim() === '';
    if (!alone) {
      const before = this.text.slice(lineStart, start).trimEnd();
      return [{ start: lineStart + before.length, end, text: '' }];
    }
    const lineEnd = this.text.indexOf('\n', end);
    return [{ start: lineStart, end: lineEnd < 0 ? this.text.length : lineEnd + 1, text: '' }];
  }

  insert(object: Node, key: string, value: Json, after?: string): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const anchor = (after && object.member(after)?.value) || object.members.at(-1)?.value;
    if (!anchor) return [this.replace(object, { [key]: value })];
    if (this.isFlow(object)) {
      return [{ start: anchor.end, end: anchor.end, text: `, ${scalar(key)}: ${flow(value)}` }];
    }
    return this.add(
      object,
      anchor,
      (margin) => `${scalar(key)}:${behindKey(value, margin, this.layout)}`,
    );
  }

  insertFirst(object: Node, key: string, value: Json): Edit[] {
    const present = this.present(object, key, value);
    if (present) return present;
    const first = object.members[0];
    if (!first || !this.isHere(first.value)) return this.insert(object, key, value);
    const { start } = first.keyRange;
    if (this.isFlow(object))
      return [{ start, end: start, text: `${scalar(key)}: ${flow(value)}, ` }];
    const margin = this.marginOf(start);
    const text = `${scalar(key)}:${behindKey(value, margin, this.layout)}${this.layout.lineEnd}${margin}`;
    return [{ start, end: start, text }];
  }

  append(array: Node, value: Json): Edit[] {
    if (array.kind !== 'array' || !this.isHere(array)) return [];
    const last = array.items().at(-1);
    if (!last) return [this.replace(array, [value])];
    if (this.isFlow(array)) return [{ start: last.end, end: last.end, text: `, ${flow(value)}` }];
    return this.add(array, last, (margin) => `- ${block(value, `${margin}  `, this.layout)}`);
  }

  wrap(node: Node, others: { readonly [key: string]: Json }, key: string): Edit {
    const { lineEnd, step } = this.layout;
    const first =
      Object.keys(others).length > 0 ? block({ ...others }, '', this.layout) + lineEnd : '';
    const inside = this.text.slice(node.start, node.end).replaceAll('\n', `\n${step}`);
    return {
      start: node.start,
      end: node.end,
      text: `${first}${scalar(key)}:${lineEnd}${step}${inside}`,
    };
  }

  unwrap(
    outer: Node,
    inner: Node,
    edits: readonly Edit[],
    added: { readonly [key: string]: Json },
  ): Edit[] {
    const margin = this.marginOf(inner.start);
    let text = applyWithin(this.text, inner, edits).replaceAll(`\n${margin}`, '\n');
    for (const [key, value] of Object.entries(added)) {
      const tree = readYaml(text);
      text = applyEdits(text, new YamlEditor(tree).insert(tree.root, key, value));
    }
    return [{ start: outer.start, end: outer.end, text }];
  }

  extract(node: Node, gone: readonly Node[]): string {
    const edits = gone.length > 0 ? this.removeAll(node, gone) : [];
    const raw = applyWithin(this.text, node, edits);
    return `- ${raw.replaceAll(`\n${this.marginOf(node.start)}`, '\n  ')}\n`;
  }

  /** The edits where nothing is to be added: the member is there, or there is no object in the text. */
  private present(object: Node, key: string, value: Json): Edit[] | undefined {
    if (object.kind !== 'object' || !this.isHere(object)) return [];
    const member = object.member(key);
    if (!member) return undefined;
    return member.value.kind === 'null' ? [this.replace(member.value, value)] : [];
  }

  /** Writes a member or item below another one of the same block. */
  private add(parent: Node, last: Node | undefined, written: (margin: string) => string): Edit[] {
    if (!last || !this.isHere(last)) return [];
    const at = this.text.indexOf('\n', Math.max(last.end, this.startOf(last)));
    const end = at < 0 ? this.text.length : this.text[at - 1] === '\r' ? at - 1 : at;
    const margin = this.marginOf(
      parent.kind === 'array' ? this.startOf(last) : (parent.members[0]?.keyRange.start ?? 0),
    );
    return [{ start: end, end, text: `${this.layout.lineEnd}${margin}${written(margin)}` }];
  }

  /** Where a member or item begins: with its key, or with its dash in a block. */
  private startOf(node: Node): number {
    if (node.asMember) return node.asMember.keyRange.start;
    if (!node.parent || this.isFlow(node.parent)) return node.start;
    return this.text.lastIndexOf('-', node.start - 1);
  }

  /** Whether the value stands in the text, and is not what an alias brings from another place. */
  private isHere(node: Node): boolean {
    return node.kind !== 'missing' && !this.copied.has(node);
  }

  private isFlow(node: Node): boolean {
    if (node.kind !== 'object' && node.kind !== 'array') return false;
    return /^(?:[!&]\S+\s+)*[[{]/.test(
      this.text.slice(node.start, Math.min(node.end, node.start + 200)),
    );
  }

  private isInFlow(node: Node): boolean {
    for (let around = node.parent; around; around = around.parent)
      if (this.isFlow(around)) return true;
    return false;
  }

  private colonAfter(offset: number): number {
    return this.text.indexOf(':', offset) + 1;
  }

  private column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** White space as wide as what stands before an offset on its line, dashes included. */
  private marginOf(offset: number): string {
    return spaces(this.column(offset));
  }

  private startsLine(offset: number): boolean {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    return this.text.slice(lineStart, offset).trim() === '';
  }
}

function childrenOf(parent: Node): readonly Node[] {
  return parent.kind === 'array' ? parent.items() : parent.members.map(({ value }) => value);
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function spaces(count: number): string {
  return ' '.repeat(count);
}
