import { Node } from '../../text/node.ts';

/** A call of an intrinsic function, in its short or long form. */
export interface Call {
  /** As in the long form: `Ref`, `Fn::Sub`. */
  readonly name: string;
  /** The argument; for the short form without its tag. */
  readonly argument: Node;
}

const FUNCTION = /^(?:Ref|Condition|Fn::[A-Za-z0-9:]+)$/;

/** The function that a value calls; undefined for a plain value. */
export function callOf(node: Node, tags: ReadonlyMap<Node, string>): Call | undefined {
  const tag = tags.get(node);
  if (tag !== undefined) {
    const short = tag.slice(1);
    const name = short === 'Ref' || short === 'Condition' ? short : `Fn::${short}`;
    return { name, argument: untagged(node) };
  }
  const [only, another] = node.members;
  if (!only || another || !FUNCTION.test(only.key)) return undefined;
  return { name: only.key, argument: only.value };
}

/** The value behind a tag. */
function untagged(node: Node): Node {
  const { start, end } = node.content;
  const bare = new Node(node.kind, start, end, undefined, node.value, false);
  bare.fillObject(node.members);
  bare.fillArray(node.items());
  return bare;
}

/** The logical id, parameter or pseudo parameter that a call refers to, if it is just that. */
export function targetOf({ name, argument }: Call): string | undefined {
  const text = argument.kind === 'string' ? String(argument.value) : undefined;
  if (name === 'Ref') return text;
  if (name === 'Fn::GetAtt') {
    const [first] = argument.items();
    return (first ? (first.text ?? undefined) : text)?.replace(/\..*$/s, '');
  }
  if (name !== 'Fn::Sub') return undefined;
  return /^\$\{([A-Za-z0-9]+)(?:\.[\w.]+)?\}$/.exec(text ?? '')?.[1];
}
