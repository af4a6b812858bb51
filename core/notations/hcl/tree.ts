import { type Assumption, type Member, Node, type Range } from '../../text/node.ts';
import { setOrigin, setOuter } from './origin.ts';
import { camelCase, type Field, OWN, type Shape } from './shapes.ts';
import type { Attribute, Block, Expression } from './syntax.ts';
import { bare, empty, memberOf, ValueBuilder } from './value-tree.ts';

/** An object that is being made of attributes and blocks. */
interface Making {
  readonly node: Node;
  readonly members: Member[];
  /** Structures whose members stand among those of this one, by their path. */
  readonly flat: Map<string, Making>;
}

/** A list of structures that grows with each of its blocks. */
interface Blocks {
  readonly node: Node;
  readonly items: Node[];
  readonly blocks: Block[];
}

/** Makes trees of blocks, in the spelling and the structure of the API. */
export class TreeBuilder extends ValueBuilder {
  /** The structure of a block. @param shape undefined where names need no table */
  body(block: Block, shape: Shape | undefined, parent: Node | undefined): Node {
    const { start, end, whole } = block.body;
    const node = new Node('object', start, end, parent, null, false);
    node.open = !whole;
    setOuter(node, block);
    setOrigin(node, { form: 'body', shape, block });
    this.fill({ node, members: [], flat: new Map() }, block, shape);
    return node;
  }

  private fill(making: Making, block: Block, shape: Shape | undefined): void {
    const repeated = new Map<Field, Blocks>();
    for (const entry of block.body.entries) {
      if (entry.kind === 'attribute') this.attribute(making, entry, shape);
      else this.block(making, entry, shape, repeated);
    }
    finish(making);
    const { node } = making;
    if (shape && shape.given.length > 0)
      node.meant = new Set([...(node.meant ?? []), ...shape.given]);
  }

  private attribute(
    making: Making,
    { name, nameRange, value }: Attribute,
    shape: Shape | undefined,
  ): void {
    if (OWN.has(name)) return;
    const field = fieldOf(name, shape, 'value');
    if (!field || field.shape) {
      // What the table does not know may say what seems to be absent.
      making.node.open = true;
      return;
    }
    add(making, field, nameRange, (parent) =>
      value ? this.field(field, value, parent) : empty(nameRange.end, parent),
    );
  }

  private block(
    making: Making,
    block: Block,
    shape: Shape | undefined,
    repeated: Map<Field, Blocks>,
  ): void {
    const { type, typeRange, labels } = block;
    if (OWN.has(type)) return;
    const isDynamic = type === 'dynamic';
    const field = fieldOf(isDynamic ? (labels[0]?.value ?? '') : type, shape, 'block');
    if (!field || (shape && !field.shape)) {
      making.node.open = true;
      return;
    }
    if (isDynamic) return this.dynamic(making, field, block);
    if (field.form === 'blocks') {
      const list = repeated.get(field);
      if (list) this.append(list, block, field);
      else add(making, field, typeRange, (parent) => this.list(field, block, parent, repeated));
    } else if (field.path.length === 1 && making.flat.has(field.path[0] as string)) {
      // A structure some of whose members stand outside of its block.
      const flat = making.flat.get(field.path[0] as string) as Making;
      this.fill(flat, block, field.shape);
    } else {
      add(making, field, typeRange, (parent) => this.body(block, field.shape, parent));
    }
  }

  private list(field: Field, block: Block, parent: Node, repeated: Map<Field, Blocks>): Node {
    const node = new Node('array', block.start, block.end, parent, null, false);
    const list: Blocks = { node, items: [], blocks: [] };
    repeated.set(field, list);
    setOrigin(node, { form: 'blocks', field, blocks: list.blocks });
    node.fillArray(list.items);
    this.append(list, block, field);
    return node;
  }

  private append({ node, items, blocks }: Blocks, block: Block, field: Field): void {
    items.push(this.body(block, field.shape, node));
    blocks.push(block);
    node.end = Math.max(node.end, block.end);
  }

  /** Blocks that an expression repeats: any number of them. */
  private dynamic(making: Making, field: Field, block: Block): void {
    const list = memberAt(making, field);
    if (list?.kind === 'array') {
      list.open = true;
      return;
    }
    add(making, field, block.typeRange, (parent) => this.unknown(block, parent));
  }

  /** The value of an attribute of a block. */
  private field(field: Field, expression: Expression, parent: Node): Node {
    const value = bare(expression);
    let node: Node;
    if (field.form === 'toggle' && value.kind === 'literal' && typeof value.value === 'boolean') {
      node = new Node(
        'string',
        value.start,
        value.end,
        parent,
        value.value ? 'ENABLED' : 'DISABLED',
        false,
      );
      setOrigin(node, { form: 'toggle' });
    } else if (field.form === 'pairs') node = this.pairs(field, value, parent);
    else if (field.form === 'json') node = this.containers(value, parent);
    else node = this.value(value, parent);
    if (node.assumed) node.assumed = inApi(field, node.assumed);
    // A boolean that a local value gives.
    if (field.form === 'toggle' && node.kind === 'boolean') {
      node.become('string', node.value ? 'ENABLED' : 'DISABLED');
    }
    setOuter(node, expression);
    return node;
  }
}

function fieldOf(
  name: string,
  shape: Shape | undefined,
  kind: 'value' | 'block',
): Field | undefined {
  if (shape) return shape.fields.get(name);
  return { name, form: kind, path: [camelCase(name)] };
}

/** What is assumed for a field, as the API has it; undefined where it cannot be. */
function inApi({ form, key = 'key' }: Field, assumed: Assumption): Assumption | undefined {
  const { value, from } = assumed;
  if (form === 'toggle') {
    if (typeof value !== 'boolean') return undefined;
    return { value: value ? 'ENABLED' : 'DISABLED', from };
  }
  if (form !== 'pairs') return assumed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const list = Object.entries(value).map(([name, each]) => ({ [key]: name, value: each }));
  return { value: list, from };
}

/** Adds a member, in the structures that are only in the API. */
function add(making: Making, field: Field, keyRange: Range, make: (parent: Node) => Node): void {
  let into = making;
  const { path, name } = field;
  for (let depth = 1; depth < path.length; depth++) {
    const way = path.slice(0, depth).join('.');
    const step = path[depth - 1] as string;
    let inner = making.flat.get(way);
    if (!inner) {
      const existing = into.members.find(({ apiKey }) => apiKey === step)?.value;
      const node =
        existing ?? new Node('object', keyRange.start, keyRange.end, into.node, null, false);
      inner = { node, members: [...node.members], flat: making.flat };
      making.flat.set(way, inner);
      if (!existing) {
        setOrigin(node, { form: 'flat', path: path.slice(0, depth) });
        into.members.push(memberOf(name, step, keyRange, 0, node));
      }
    }
    into = inner;
  }
  const value = make(into.node);
  into.members.push(memberOf(name, path.at(-1) as string, keyRange, 0, value));
}

/** The value that the body has for a field already. */
function memberAt(making: Making, { path }: Field): Node | undefined {
  const owner = path.length > 1 ? making.flat.get(path.slice(0, -1).join('.')) : making;
  return owner?.members.find(({ apiKey }) => apiKey === path.at(-1))?.value;
}

/** Gives the objects their members; those that are only in the API reach as far as these. */
function finish({ node, members, flat }: Making): void {
  for (const inner of [...flat.values()].reverse()) {
    inner.node.fillObject(inner.members);
    for (const { value } of inner.members) inner.node.end = Math.max(inner.node.end, value.end);
  }
  node.fillObject(members);
}
