import { type Member, Node } from '../../text/node.ts';

/** Where the innermost object or array is that something at a cursor would belong to. */
export interface Spot {
  readonly root: Node;
  readonly container: Node;
  readonly path: readonly (string | number)[];
  /** The member or item of it that the cursor stands in, with what is to be written there still. */
  readonly under:
    | { readonly name: string | number; readonly member: Member | undefined }
    | undefined;
}

/** A line up to the cursor: white space, dashes, and the column at which its content begins. */
export interface CursorLine {
  readonly start: number;
  readonly dashes: readonly number[];
  readonly column: number;
}

/**
 * Goes down by columns, as YAML itself tells what belongs to what: the end of a block is nowhere written, and
 * where something is to be written there is no value yet.
 */
export class Walk {
  private readonly text: string;
  private readonly roots: readonly Node[];
  private readonly line: CursorLine;
  private readonly offset: number;
  private root: Node | undefined;
  private path: (string | number)[] = [];
  private dash = 0;

  constructor(text: string, roots: readonly Node[], line: CursorLine, offset: number) {
    this.text = text;
    this.roots = roots;
    this.line = line;
    this.offset = offset;
  }

  /** @returns undefined outside of the roots, and where nothing can be nested */
  from(top: Node): Spot | undefined {
    let container = top;
    for (;;) {
      this.enter(container);
      const step = container.kind === 'array' ? this.inArray(container) : this.inObject(container);
      if (step === 'here') return this.spot(container, undefined);
      if (!step) return undefined;
      const { name, member, value } = step;
      if (value && (value.kind === 'object' || value.kind === 'array')) {
        this.path.push(name);
        container = value;
      } else return this.beneath(container, name, member, value);
    }
  }

  /** A value is still to be written: it is the root itself, or something inside of one. */
  private beneath(
    container: Node,
    name: string | number,
    member: Member | undefined,
    value: Node | undefined,
  ): Spot | undefined {
    if (value && value.start < value.end && this.lineOf(value.start) !== this.line.start)
      return undefined;
    const root = value && this.roots.find((each) => each.start === value.start);
    if (!this.root && root) return { root, container: root, path: [], under: undefined };
    return this.spot(container, { name, member });
  }

  private spot(container: Node, under: Spot['under']): Spot | undefined {
    const { root, path } = this;
    return root && { root, container, path: [...path], under };
  }

  private enter(container: Node): void {
    const root = this.roots.find(
      (each) =>
        each === container || (each.start === container.start && each.kind === container.kind),
    );
    if (!root || this.root) return;
    this.root = root;
    this.path = [];
  }

  private get column(): number {
    return this.line.dashes[this.dash] ?? this.line.column;
  }

  private get atDash(): boolean {
    return this.dash < this.line.dashes.length;
  }

  private inObject({ members }: Node) {
    const member = members.findLast(({ keyRange }) => keyRange.start < this.offset);
    if (!member) {
      const first = members[0]?.keyRange.start;
      return first === undefined || this.columnOf(first) === this.column ? 'here' : undefined;
    }
    const at = this.columnOf(member.keyRange.start);
    const { value, name } = member;
    const list = this.column === at && this.atDash && value.kind !== 'string';
    if (this.column > at || list) return { name, member, value };
    return this.column === at ? 'here' : undefined;
  }

  private inArray(array: Node) {
    const items = array.items();
    const index = items.findLastIndex((item) => this.dashOf(item) < this.offset);
    const item = items[index];
    const at = item ? this.columnOf(this.dashOf(item)) : this.column;
    if (this.atDash && this.column === at) {
      this.dash++;
      const own = item && this.lineOf(this.dashOf(item)) === this.line.start;
      const number = own ? index : index + 1;
      return { name: number, member: undefined, value: own ? item : undefined };
    }
    return item && this.column > at ? { name: index, member: undefined, value: item } : undefined;
  }

  private dashOf(item: Node): number {
    const before = item.start === item.end ? item.start : item.start - 1;
    return this.text.lastIndexOf('-', before);
  }

  private columnOf(offset: number): number {
    return offset - this.lineOf(offset);
  }

  private lineOf(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }
}

/** An object that is still to be written: below a key, or behind a dash. */
export function unwritten(parent: Node, member: Member | undefined, offset: number): Node {
  const node = new Node('object', offset, offset, parent, null, false);
  node.asMember = member;
  node.open = true;
  return node;
}
