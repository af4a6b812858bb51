import type { Json } from './json.ts';
import { type Default, type Member, Node, type Range } from './node.ts';

/** A tree with defaults in the place of unknown values, for a second judgement. */
export interface Assumed {
  readonly root: Node;
  /** The defaults by the value of the tree that was made of them. */
  readonly defaults: ReadonlyMap<Node, readonly Default[]>;
}

/**
 * The tree with what unknown values are by default; each stands where the unknown value stands.
 * @param without names of defaults that do not count
 * @returns undefined where no unknown value has a default
 */
export function withDefaults(root: Node, without?: ReadonlySet<string>): Assumed | undefined {
  const copied = copyWithDefaults(root, without);
  return copied.defaults.size > 0 ? copied : undefined;
}

/** The same, a copy also where no unknown value has a default. */
export function copyWithDefaults(root: Node, without?: ReadonlySet<string>): Assumed {
  const defaults = new Map<Node, readonly Default[]>();
  return { root: copy(root, undefined, defaults, without), defaults };
}

function copy(
  node: Node,
  parent: Node | undefined,
  defaults: Map<Node, readonly Default[]>,
  without: ReadonlySet<string> | undefined,
): Node {
  const { assumed } = node;
  if (assumed && !assumed.from.some(({ name }) => without?.has(name))) {
    const made = nodeOf(assumed.value, node, parent);
    defaults.set(made, assumed.from);
    return made;
  }
  const { kind, start, end, value } = node;
  const same = new Node(kind, start, end, parent, value, node.isUnknown);
  same.lead = node.lead;
  same.trail = node.trail;
  same.open = node.open;
  same.fillObject(
    node.members.map((member) => {
      const inner = copy(member.value, same, defaults, without);
      const copied: Member = { ...member, value: inner };
      inner.asMember = copied;
      return copied;
    }),
  );
  same.fillArray(node.items().map((item) => copy(item, same, defaults, without)));
  return same;
}

/** Plain data as a tree whose values all stand at one place. */
export function nodeOf(data: Json, at: Range, parent: Node | undefined): Node {
  const { start, end } = at;
  const make = (kind: Node['kind'], value: Node['value']) =>
    new Node(kind, start, end, parent, value, false);
  if (data === null) return make('null', null);
  if (typeof data === 'string') return make('string', data);
  if (typeof data === 'number') return make('number', data);
  if (typeof data === 'boolean') return make('boolean', data);
  const made = make(Array.isArray(data) ? 'array' : 'object', null);
  if (Array.isArray(data)) {
    made.fillArray(data.map((item) => nodeOf(item, at, made)));
  } else {
    made.fillObject(
      Object.entries(data).map(([key, each]) => {
        const value = nodeOf(each, at, made);
        const member: Member = {
          key,
          apiKey: key,
          name: key,
          keyRange: { start, end },
          keyLead: 0,
          value,
        };
        value.asMember = member;
        return member;
      }),
    );
  }
  return made;
}
