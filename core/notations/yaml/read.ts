import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { LARGEST } from '../../text/document.ts';
import { type Member, Node, type NodeKind, type Range } from '../../text/node.ts';
import { openAround } from '../../text/open-around.ts';
import { firstFrom, maskTemplates, type Template } from '../../text/placeholders.ts';
import { commentsIn } from './comments.ts';
import { type Repaired, readRepaired } from './repair.ts';
import type { YamlTree } from './tree.ts';

/** Levels of nesting that are read. */
const DEEPEST = 64;

/** Values that aliases and merges may bring into a document. */
const MOST_COPIED = 2000;

/** Templates of other tools, which hold quotes and braces that YAML would stumble over. */
const HAS_TEMPLATES = /\{\{|\{%|<%/;

type Value = Alias | Scalar | YAMLMap | YAMLSeq;

/** Reads YAML, any text at all, into a tree with ranges. Of several documents in a text the first counts. */
export function readYaml(text: string): YamlTree {
  if (text.length > LARGEST) return broken(text, 'too-large');
  const { masked, templates } = HAS_TEMPLATES.test(text)
    ? maskTemplates(text)
    : { masked: text, templates: [] };
  try {
    return new Reader(text, readRepaired(masked), templates).read();
  } catch {
    // Nesting that exhausts the stack of the library.
    return broken(text, 'too-deep');
  }
}

function broken(text: string, id: 'too-large' | 'too-deep'): YamlTree {
  const root = new Node('invalid', 0, text.length, undefined, null, true);
  const problems = [{ id, start: 0, end: 0, found: '' }];
  return {
    text,
    root,
    problems,
    comments: [],
    templated: false,
    tags: new Map(),
    copied: new Set(),
  };
}

class Reader {
  private readonly text: string;
  private readonly repaired: Repaired;
  private readonly templates: readonly Template[];
  private readonly tags = new Map<Node, string>();
  private readonly copied = new Set<Node>();
  private readonly scalars: Range[] = [];
  /** Where values are put that stand elsewhere. */
  private copying: Range | undefined;
  private depth = 0;
  private tooDeep = false;

  constructor(text: string, repaired: Repaired, templates: readonly Template[]) {
    this.text = text;
    this.repaired = repaired;
    this.templates = templates;
  }

  read(): YamlTree {
    const { text, templates, tags, copied } = this;
    const { composed, left } = this.repaired;
    const root = this.valueOf(composed.contents, undefined, 0);
    for (const line of left) openBefore(root, line);
    openAround(root, templates);
    const problems = [
      ...left,
      ...composed.errors.map(({ pos }) => ({ start: pos[0], end: pos[1] })),
    ].map(({ start, end }) => {
      // The library puts what is missing at the end behind it.
      const within = { start: Math.min(start, text.length), end: Math.min(end, text.length) };
      return { id: 'unexpected', ...within, found: '' } as const;
    });
    return {
      text,
      root,
      problems: this.tooDeep
        ? [...problems, { id: 'too-deep', start: 0, end: 0, found: '' }]
        : problems,
      comments: commentsIn(text, this.scalars),
      templated: templates.some(({ control }) => control),
      tags,
      copied,
    };
  }

  /** @param at where a value that is not there would stand */
  private valueOf(item: unknown, parent: Node | undefined, at: number): Node {
    if (!isValue(item)) return this.make('invalid', { start: at, end: at }, parent, null);
    if (isAlias(item)) return this.aliased(item, parent);
    const node = this.plain(item, parent, at);
    const { tag } = item;
    if (tag?.startsWith('!')) this.tags.set(node, tag);
    return node;
  }

  private plain(item: Exclude<Value, Alias>, parent: Node | undefined, at: number): Node {
    if (isScalar(item)) return this.scalar(item, parent, at);
    const range = { start: this.startOf(item), end: item.range?.[1] ?? at };
    if (this.depth >= DEEPEST) {
      this.tooDeep = true;
      return this.make('invalid', range, parent, null);
    }
    this.depth++;
    const node = isMap(item) ? this.map(item, range, parent) : this.list(item, range, parent);
    this.depth--;
    // The library counts white space and comments behind the last value of a block.
    const last = node.members.at(-1)?.value ?? node.items().at(-1);
    if (!item.flow && last && !this.copying)
      node.end = Math.max(last.end, node.members.at(-1)?.keyRange.end ?? 0);
    return node;
  }

  private map(item: YAMLMap, range: Range, parent: Node | undefined): Node {
    const node = this.make('object', range, parent, null);
    const members: Member[] = [];
    for (const pair of item.items as Pair[]) {
      if (!isScalar(pair.key)) node.open = true;
      else if (pair.key.value === '<<') this.merge(pair, pair.key, node, members);
      else members.push(this.member(pair, pair.key, node));
    }
    node.fillObject(members);
    return node;
  }

  private member(pair: Pair, key: Scalar, node: Node): Member {
    const [start = 0, end = start] = key.range ?? [];
    const keyRange = this.copying ?? { start, end };
    const colon = this.text.indexOf(':', end);
    const value = this.valueOf(pair.value, node, colon < 0 ? end : colon + 1);
    // A key without a value is being typed.
    if (value.kind === 'invalid') node.open = true;
    const keyLead = /["']/.test(this.text[start] ?? '') ? 1 : 0;
    const raw = this.text.slice(start + keyLead, end - keyLead);
    const name = this.holdsTemplate(start, end) ? raw : String(key.value ?? '');
    const member: Member = { key: name, apiKey: name, name, keyRange, keyLead, value };
    value.asMember = member;
    return member;
  }

  /** `<<: *base` brings the members of another map that are not there. */
  private merge(pair: Pair, key: Scalar, node: Node, members: Member[]): void {
    const all = isSeq(pair.value) ? pair.value.items : [pair.value];
    const before = this.copying;
    const [start = 0, end = start] = key.range ?? [];
    this.copying ??= { start, end };
    for (const each of all) {
      const base = isAlias(each) ? each.resolve(this.repaired.composed) : each;
      if (!isMap(base) || !this.mayCopy(base)) {
        node.open = true;
        continue;
      }
      const own = new Set(members.map((member) => member.key));
      for (const inner of base.items as Pair[]) {
        if (isScalar(inner.key) && !own.has(String(inner.key.value))) {
          members.push(this.member(inner, inner.key, node));
        }
      }
    }
    this.copying = before;
  }

  private aliased(item: Alias, parent: Node | undefined): Node {
    const [start = 0, end = start] = item.range ?? [];
    const range = this.copying ?? { start, end };
    const target = item.resolve(this.repaired.composed);
    if (!target || !this.mayCopy(target)) {
      return this.make('placeholder', range, parent, this.text.slice(start, end));
    }
    const before = this.copying;
    this.copying = range;
    const node = this.plain(target as Exclude<Value, Alias>, parent, start);
    this.copying = before;
    return node;
  }

  /** A few lines of aliases of aliases could become millions of values. */
  private mayCopy(item: unknown): boolean {
    return isValue(item) && this.copied.size < MOST_COPIED && this.depth < DEEPEST;
  }

  private list(item: YAMLSeq, range: Range, parent: Node | undefined): Node {
    const node = this.make('array', range, parent, null);
    let at = range.start + 1;
    const items = item.items.map((each) => {
      const value = this.valueOf(each, node, at);
      if (value.kind === 'invalid' && value.start === value.end) node.open = true;
      at = value.end;
      return value;
    });
    node.fillArray(items);
    return node;
  }

  private scalar(item: Scalar, parent: Node | undefined, at: number): Node {
    const { value, source, range } = item;
    const [from = at, to = from] = range ?? [];
    if (value === null && from === to)
      return this.make('invalid', { start: at, end: at }, parent, null);
    const raw = this.text.slice(from, to);
    const end = from + raw.trimEnd().length;
    const place = { start: this.startOf(item), end };
    this.scalars.push({ start: from, end });
    if (this.holdsTemplate(from, end)) {
      const bare = raw.trimEnd();
      const quoted = /^["']/.test(bare);
      return this.string(quoted ? bare.slice(1, -1) : bare, place, parent, from, true);
    }
    if (typeof value === 'string') return this.string(value, place, parent, from, false);
    if (value === null) return this.make('null', place, parent, null);
    // What a number would lose, such as the zeros of an account, is kept as text.
    if (typeof value === 'boolean' || String(value) === source) {
      const kind = typeof value === 'boolean' ? 'boolean' : 'number';
      return this.make(kind, place, parent, typeof value === 'boolean' ? value : Number(value));
    }
    return this.string(source ?? raw, place, parent, from, false);
  }

  private string(
    value: string,
    place: Range,
    parent: Node | undefined,
    from: number,
    templated: boolean,
  ): Node {
    const node = this.make('string', place, parent, value, templated);
    const quote = this.text[from] ?? '';
    const quoted = /["']/.test(quote);
    node.lead = from - place.start + (quoted ? 1 : 0);
    node.trail = quoted && this.text[place.end - 1] === quote && place.end - from > 1 ? 1 : 0;
    return node;
  }

  private make(
    kind: NodeKind,
    range: Range,
    parent: Node | undefined,
    value: Node['value'],
    templated = false,
  ): Node {
    const { start, end } = this.copying ?? range;
    const node = new Node(kind, start, end, parent, value, templated);
    if (this.copying) this.copied.add(node);
    return node;
  }

  /** Where a value begins, with its tag and anchor, behind which the library begins it. */
  private startOf({ range, tag, anchor }: Exclude<Value, Alias>): number {
    const start = range?.[0] ?? 0;
    if (!tag?.startsWith('!') && !anchor) return start;
    const before = this.text.slice(Math.max(0, start - 200), start);
    const [properties = ''] = /(?:[!&][^\s,[\]{}]{0,100}\s{1,100}){1,2}$/.exec(before) ?? [];
    return start - properties.length;
  }

  private holdsTemplate(start: number, end: number): boolean {
    if (this.templates.length === 0) return false;
    const next = this.templates[firstFrom(this.templates, start)];
    return next !== undefined && next.start < end;
  }
}

function isValue(item: unknown): item is Value {
  return isAlias(item) || isScalar(item) || isMap(item) || isSeq(item);
}

/** Marks as open what a line that was left out may have belonged to. */
function openBefore(root: Node, { start }: Range): void {
  for (let node: Node | undefined = root; node; ) {
    if (node.kind === 'object' || node.kind === 'array') node.open = true;
    const values: readonly Node[] =
      node.kind === 'array' ? node.items() : node.members.map(({ value }) => value);
    node = values.findLast((value) => (value.asMember?.keyRange.start ?? value.start) <= start);
  }
}
