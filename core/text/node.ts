import type { Json } from './json.ts';
import { hasPlaceholder } from './placeholders.ts';

/** What a node is. `placeholder` is a template outside quotes; `missing` stands for an absent member. */
export type NodeKind =
  | 'object'
  | 'array'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'placeholder'
  | 'invalid'
  | 'missing';

/** A stretch of the text: UTF-16 offsets, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A key with its value. `key` is as written, `name` is what the rules look for. */
export interface Member {
  readonly key: string;
  /** The key as the ECS API would spell it, as far as the notation knows; in JSON the key itself. */
  readonly apiKey: string;
  name: string;
  /** Where the key stands, quotes included. */
  readonly keyRange: Range;
  /** Characters of the key before its name, such as a quote. */
  readonly keyLead: number;
  readonly value: Node;
}

/** What an unknown value is as long as nobody says otherwise, such as the default of a parameter. */
export interface Assumption {
  readonly value: Json;
  /** The defaults that it is made of, and where they stand. */
  readonly from: readonly Default[];
}

/** The default of a parameter or variable. */
export interface Default {
  readonly name: string;
  readonly at: Range;
}

/** Functions of CloudFormation, for which a template's tool puts a value. */
const FUNCTION = /^(?:Ref|Fn::[A-Za-z:]+)$/;

const NO_MEMBERS: readonly Member[] = [];
const NO_ITEMS: readonly Node[] = [];

/**
 * A value in a document with the range it stands at. Rules read nodes and never the text, so that
 * other notations (YAML, Terraform) can feed the same tree.
 *
 * Accessors never throw: `get` of an absent member gives a node of kind `missing`, on which every
 * further question has the empty answer.
 */
export class Node implements Range {
  readonly kind: NodeKind;
  readonly start: number;
  end: number;
  readonly parent: Node | undefined;
  /** The value as written: text of a string or placeholder, number, boolean. */
  readonly value: string | number | boolean | null;
  /** The members of an object, in order; a key that stands twice is there twice. */
  members: readonly Member[] = NO_MEMBERS;
  private children: readonly Node[] = NO_ITEMS;
  /**
   * True where the text does not show everything that will be in this object or array: it is still
   * being typed, broken, or a template adds to it. Nothing may be called absent from it.
   */
  open = false;
  /** Names of members that are there, but under a mistyped key: they are not absent. */
  meant: Set<string> | undefined;
  /** The key and value under which this node stands in its parent object; set by the reader. */
  asMember: Member | undefined;
  /** How it is written, as far as edits of its notation have to know; set by the reader, for itself. */
  written: object | undefined;
  /** For an unknown value: what it is by default; set by the reader. */
  assumed: Assumption | undefined;
  /** Characters of a string before and behind its content, such as quotes; set by the reader. */
  lead = 0;
  trail = 0;
  private unknown: boolean | undefined;

  constructor(
    kind: NodeKind,
    start: number,
    end: number,
    parent: Node | undefined,
    value: string | number | boolean | null,
    templated: boolean,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.parent = parent;
    this.value = value;
    this.unknown = templated || kind === 'placeholder' || kind === 'invalid' ? true : undefined;
  }

  /** Gives an object its members, once all are read. */
  fillObject(members: readonly Member[]): void {
    this.members = members;
  }

  /** Gives an array its items, once all are read. */
  fillArray(items: readonly Node[]): void {
    this.children = items;
  }

  /** Makes it a value of another kind, at the same place: what a tool converts before Amazon ECS sees it. */
  become(kind: NodeKind, value: string | number | boolean | null): void {
    const self = this as { kind: NodeKind; value: Node['value'] };
    self.kind = kind;
    self.value = value;
    this.unknown = kind === 'placeholder' || kind === 'invalid' ? true : undefined;
    if (kind !== 'object') this.members = NO_MEMBERS;
    if (kind !== 'array') this.children = NO_ITEMS;
  }

  /** The content of a string: without quotes. */
  get content(): Range {
    return { start: this.start + this.lead, end: this.end - this.trail };
  }

  /**
   * Where a part of the string stands in the text. Where something in it is escaped, offsets of the
   * value say nothing about the text, and it is the whole string.
   * @param start offset in the value
   */
  part(start: number, end: number): Range {
    const { content } = this;
    const plain = this.isVerbatim;
    return plain
      ? { start: content.start + start, end: content.start + end }
      : { start: this.start, end: this.end };
  }

  /** True when the string stands in the text as it is. */
  get isVerbatim(): boolean {
    const { start, end } = this.content;
    return this.kind === 'string' && (this.value as string).length === end - start;
  }

  /** The member's value; of keys that stand twice the last one, as JSON parsers do. */
  get(name: string): Node {
    return this.member(name)?.value ?? MISSING;
  }

  /** The member with its key, if there is one. */
  member(name: string): Member | undefined {
    for (let i = this.members.length - 1; i >= 0; i--) {
      const member = this.members[i];
      if (member?.name === name) return member;
    }
    return undefined;
  }

  /** The items of an array; of everything else none. */
  items(): readonly Node[] {
    return this.children;
  }

  /** True when a value stands here, `null` excepted. */
  get exists(): boolean {
    return this.kind !== 'missing' && this.kind !== 'null';
  }

  /**
   * True when the value cannot be known from the text: a placeholder, a string that holds one, or an
   * object that is a function of CloudFormation (`{ "Ref": "Role" }`).
   */
  get isUnknown(): boolean {
    this.unknown ??=
      this.kind === 'string' ? hasPlaceholder(this.value as string) : this.isFunction;
    return this.unknown;
  }

  private get isFunction(): boolean {
    if (this.members.length !== 1) return false;
    const only = this.members[0];
    return only !== undefined && FUNCTION.test(only.key);
  }

  /** The string, if this is one that holds no placeholder. */
  get string(): string | undefined {
    return this.kind === 'string' && !this.isUnknown ? (this.value as string) : undefined;
  }

  /** The string as written, placeholders included. */
  get text(): string | undefined {
    return this.kind === 'string' ? (this.value as string) : undefined;
  }

  get number(): number | undefined {
    return this.kind === 'number' ? (this.value as number) : undefined;
  }

  get boolean(): boolean | undefined {
    return this.kind === 'boolean' ? (this.value as boolean) : undefined;
  }

  /**
   * True when the object surely has no such member (or `null` for it). False while the object is
   * open: what is still being typed may follow.
   */
  lacks(name: string): boolean {
    if (this.kind !== 'object' || this.open || this.isUnknown || this.meant?.has(name)) {
      return false;
    }
    const kind = this.get(name).kind;
    return kind === 'missing' || kind === 'null';
  }

  /** The way from the root: keys and indices, as in a JSON pointer. */
  path(): (string | number)[] {
    const path: (string | number)[] = [];
    for (let node: Node = this; node.parent; node = node.parent) {
      const member = node.asMember;
      path.unshift(member ? member.name : node.parent.items().indexOf(node));
    }
    return path;
  }
}

/** The absent value. */
export const MISSING = new Node('missing', 0, 0, undefined, null, false);

/** These nodes and all below them, in the order of the text; the reader has bounded their depth. */
export function nodesIn(...roots: readonly Node[]): Node[] {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    nodes.push(node);
    for (const member of node.members) visit(member.value);
    for (const item of node.items()) visit(item);
  };
  for (const root of roots) visit(root);
  return nodes;
}

/**
 * The value of a tree as plain data, placeholders as their text.
 * @param node whose depth the reader has bounded, so that recursion is safe
 */
export function toValue(node: Node): unknown {
  switch (node.kind) {
    case 'object': {
      const object: Record<string, unknown> = {};
      for (const { name, value } of node.members) {
        // Assigning to `__proto__` would change the object instead of adding a member.
        if (name !== '__proto__') object[name] = toValue(value);
      }
      return object;
    }
    case 'array':
      return node.items().map(toValue);
    default:
      return node.value;
  }
}
