import type { Json } from '../../text/json.ts';
import type { Assumption, Default, Range } from '../../text/node.ts';
import type { Body, Call, Expression } from './syntax.ts';

/** A variable or a local value, and where it stands in the document that is read. */
interface Named {
  readonly value: Expression;
  /** Undefined where another file of the folder has it. */
  readonly at: Range | undefined;
}

/** References that are followed from one to another. */
const FARTHEST = 16;

/** Functions that give what they are given, as far as lint is concerned. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'toset',
  'tolist',
  'tomap',
  'tostring',
  'tonumber',
  'tobool',
  'sensitive',
  'nonsensitive',
]);

/** The defaults of variables, and the local values, of a folder. */
export class Scope {
  private readonly variables = new Map<string, Named>();
  private readonly locals = new Map<string, Named>();

  /** @param here true for the document that is read, false for the other files of its folder */
  add({ entries }: Body, here: boolean): void {
    for (const entry of entries) {
      if (entry.kind !== 'block') continue;
      const { type, labels, body } = entry;
      const name = labels[0]?.value;
      for (const each of body.entries) {
        if (each.kind !== 'attribute' || !each.value) continue;
        const named = { value: each.value, at: here ? each.value : undefined };
        if (type === 'locals') this.locals.set(each.name, named);
        else if (type === 'variable' && each.name === 'default' && name !== undefined) {
          this.variables.set(name, named);
        }
      }
    }
  }

  /** What an expression is, with the defaults that it is made of; undefined where that cannot be told. */
  evaluate(expression: Expression): Assumption | undefined {
    const from = new Map<string, Default>();
    const value = this.value(expression, expression, from, 0);
    return value === undefined ? undefined : { value, from: [...from.values()] };
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

  private value(
    expression: Expression,
    place: Range,
    from: Map<string, Default>,
    far: number,
  ): Json | undefined {
    if (far > FARTHEST) return undefined;
    const inner = (each: Expression) => this.value(each, place, from, far);
    switch (expression.kind) {
      case 'literal':
        return expression.value;
      case 'text':
        if (!expression.closed) return undefined;
        return expression.templated
          ? this.template(expression.value, place, from, far)
          : expression.value;
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
        return this.reference(expression.path, place, from, far);
      default:
        return undefined;
    }
  }

  private call(call: Call, inner: (each: Expression) => Json | undefined): Json | undefined {
    const [first] = call.arguments;
    if (call.open || !first) return undefined;
    if (TRANSPARENT.has(call.name)) return inner(first);
    const values = call.arguments.map(inner);
    if (call.name === 'concat' && values.every(Array.isArray)) return (values as Json[][]).flat();
    return undefined;
  }

  private reference(
    path: string,
    place: Range,
    from: Map<string, Default>,
    far: number,
  ): Json | undefined {
    const [, kind, name = '', rest = ''] =
      /^(var|local)\.([\w-]{1,200})((?:\.[A-Za-z_][\w-]{0,200}){0,8})$/.exec(path) ?? [];
    const named = kind === 'var' ? this.variables.get(name) : this.locals.get(name);
    if (kind === undefined || !named) return undefined;
    let value = this.value(named.value, place, from, far + 1);
    for (const step of rest.split('.').slice(1)) {
      const object = typeof value === 'object' && value !== null && !Array.isArray(value);
      value =
        object && Object.hasOwn(value as object, step)
          ? (value as { [key: string]: Json })[step]
          : undefined;
    }
    if (value === null && kind === 'var') return undefined;
    if (value !== undefined && kind === 'var') {
      from.set(name, { name: `var.${name}`, at: named.at ?? place });
    }
    return value;
  }

  /** A string whose interpolations are all references that are known. */
  private template(
    text: string,
    place: Range,
    from: Map<string, Default>,
    far: number,
  ): Json | undefined {
    let known = !/%\{|\\/.test(text);
    const only = /^\$\{\s{0,9}([\w.-]{1,300})\s{0,9}\}$/.exec(text)?.[1];
    if (only !== undefined) return this.reference(only, place, from, far);
    const filled = text.replace(/\$\{([^{}]{0,300})\}/g, (_, path: string) => {
      const value = this.reference(path.trim(), place, from, far);
      if (typeof value === 'object' || value === undefined) known = false;
      return String(value);
    });
    return known && !filled.includes('${') ? filled : undefined;
  }
}
