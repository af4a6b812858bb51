import type { Json } from '../../text/json.ts';
import type { Assumption, Default, Range } from '../../text/node.ts';
import type { Body, Call, Expression } from './syntax.ts';

/** A variable or a local value, and where it stands in the document that is read. */
interface Named {
  readonly value: Expression;
  /** Undefined where another file of the folder has it. */
  readonly at: Range | undefined;
  /** The type that a variable has, or its elements have. */
  readonly type?: Expression | undefined;
}

/** Defaults that a value is made of, by their names, and where they stand. */
type Sources = Map<string, Range | undefined>;

/** A value with what it is made of; undefined while it is being worked out, and where it cannot be told. */
interface Known {
  readonly value: Json | undefined;
  readonly from: Sources;
}

/** References that are followed from one to another. */
const FARTHEST = 16;

/** Functions that give what they are given, as far as lint is concerned. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'toset',
  'tolist',
  'tomap',
  'sensitive',
  'nonsensitive',
]);

/** Functions, and types of variables, that make one scalar of another. */
const CONVERSIONS: ReadonlyMap<string, 'string' | 'number' | 'boolean'> = new Map([
  ['tostring', 'string'],
  ['tonumber', 'number'],
  ['tobool', 'boolean'],
]);

/** The type constraints of variables. */
const TYPES: ReadonlyMap<string, 'string' | 'number' | 'boolean'> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['bool', 'boolean'],
]);

/** The defaults of variables, and the local values, of a folder. */
export class Scope {
  private readonly variables = new Map<string, Named>();
  private readonly locals = new Map<string, Named>();
  private readonly known = new Map<string, Known>();
  private depth = 0;

  /** @param here true for the document that is read, false for the other files of its folder */
  add({ entries }: Body, here: boolean): void {
    for (const entry of entries) {
      if (entry.kind !== 'block') continue;
      const { type, labels, body } = entry;
      const name = labels[0]?.value;
      const limit = body.entries.find((each) => each.kind === 'attribute' && each.name === 'type');
      for (const each of body.entries) {
        if (each.kind !== 'attribute' || !each.value) continue;
        const constraint = limit?.kind === 'attribute' ? limit.value : undefined;
        const named = { value: each.value, at: here ? each.value : undefined, type: constraint };
        if (type === 'locals') this.locals.set(each.name, named);
        else if (type === 'variable' && each.name === 'default' && name !== undefined) {
          this.variables.set(name, named);
        }
      }
    }
  }

  /** What an expression is, with the defaults that it is made of; undefined where that cannot be told. */
  evaluate(expression: Expression): Assumption | undefined {
    const sources: Sources = new Map();
    const value = this.value(expression, sources);
    if (value === undefined) return undefined;
    const from = [...sources].map(([name, at]): Default => ({ name, at: at ?? expression }));
    return { value, from };
  }

  /** The expression of a local value that a reference names; else what it is given. */
  behind(expression: Expression): Expression {
    let found = expression;
    for (let far = 0; far < FARTHEST && found.kind === 'reference'; far++) {
      const [, name] = /^local\.([\w-]+)$/.exec(found.path) ?? [];
      const local = name === undefined ? undefined : this.locals.get(name);
      if (!local) return found;
      found = local.value;
    }
    return found;
  }

  private value(expression: Expression, from: Sources): Json | undefined {
    const inner = (each: Expression) => this.value(each, from);
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'text':
        if (!expression.closed) return undefined;
        return expression.templated ? this.template(expression.value, from) : expression.value;
      case 'parentheses':
        return inner(expression.inner);
      case 'tuple': {
        const items = expression.items.map(inner);
        return expression.whole && !items.includes(undefined) ? (items as Json[]) : undefined;
      }
      case 'object': {
        const entries = expression.pairs.map(({ key, value, computed }) => {
          return [key, computed || !value ? undefined : inner(value)] as const;
        });
        const known = expression.whole && entries.every(([, value]) => value !== undefined);
        return known ? Object.fromEntries(entries as [string, Json][]) : undefined;
      }
      case 'call':
        return this.call(expression, inner);
      case 'reference':
        return this.reference(expression.path, from);
      default:
        return undefined;
    }
  }

  private call(call: Call, inner: (each: Expression) => Json | undefined): Json | undefined {
    const [first] = call.arguments;
    if (call.open || !first) return undefined;
    if (TRANSPARENT.has(call.name)) return inner(first);
    const type = CONVERSIONS.get(call.name);
    if (type) return converted(inner(first), type);
    if (call.name !== 'concat') return undefined;
    const values = call.arguments.map(inner);
    return values.every(Array.isArray) ? (values as Json[][]).flat() : undefined;
  }

  private reference(path: string, from: Sources): Json | undefined {
    const [, name = '', steps = ''] =
      /^((?:var|local)\.[\w-]{1,200})((?:\.[A-Za-z_][\w-]{0,200}){0,8})$/.exec(path) ?? [];
    const found = this.named(name);
    let value = found?.value;
    for (const step of steps.split('.').slice(1)) value = memberOf(value, step);
    if (!found || value === undefined) return undefined;
    for (const [each, at] of found.from) from.set(each, at);
    return value;
  }

  /** What a variable or a local value is, worked out once. */
  private named(name: string): Known | undefined {
    const done = this.known.get(name);
    if (done) return done;
    const isVariable = name.startsWith('var.');
    const own = name.slice(name.indexOf('.') + 1);
    const named = (isVariable ? this.variables : this.locals).get(own);
    if (!named || this.depth >= FARTHEST) return undefined;
    const from: Sources = new Map(isVariable ? [[name, named.at]] : []);
    // A value that is made of itself is none.
    this.known.set(name, { value: undefined, from });
    this.depth++;
    const value = ofType(this.value(named.value, from), isVariable ? named.type : undefined);
    this.depth--;
    // Variables that are empty by default are given a value somewhere.
    const known = { value: isVariable && isEmpty(value) ? undefined : value, from };
    this.known.set(name, known);
    return known;
  }

  /** A string whose interpolations are all references that are known. */
  private template(text: string, from: Sources): Json | undefined {
    if (/%\{|\\/.test(text)) return undefined;
    const only = /^\$\{([^{}]{0,300})\}$/.exec(text)?.[1];
    if (only !== undefined) return this.reference(only.trim(), from);
    let known = true;
    const filled = text.replace(/\$\{([^{}]{0,300})\}/g, (_, path: string) => {
      const value = this.reference(path.trim(), from);
      if (typeof value === 'object' || value === undefined) known = false;
      return String(value);
    });
    return known && !filled.includes('${') ? filled : undefined;
  }
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A default as its variable has it: `5` is `"5"` in a variable of type string. */
function ofType(value: Json | undefined, type: Expression | undefined): Json | undefined {
  if (value === undefined || value === null || !type) return value;
  if (type.kind === 'reference') {
    const scalar = TYPES.get(type.path);
    return scalar ? converted(value, scalar) : value;
  }
  const [element] = type.kind === 'call' ? type.arguments : [];
  const each = type.kind === 'call' && /^(?:list|set|map)$/.test(type.name) ? element : undefined;
  if (!each || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => ofType(item, each) ?? null);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, ofType(item, each) ?? null]),
  );
}

/** A scalar as another one; undefined where it cannot be one. */
function converted(
  value: Json | undefined,
  type: 'string' | 'number' | 'boolean',
): Json | undefined {
  if (typeof value === 'object' || typeof value === type) return value;
  if (type === 'string') return value === undefined ? undefined : String(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)
    ? Number(value)
    : undefined;
}
