import type { Json } from '../../text/json.ts';
import type { Default, Node } from '../../text/node.ts';
import { type Call, callOf } from './functions.ts';

/** What a value is as far as the template alone tells. */
export interface Evaluated {
  readonly value: Json;
  /** Defaults of parameters that it was made of; none where every deployment has the same value. */
  readonly from: readonly Default[];
}

/** Calls inside of calls, conditions that name conditions. */
const DEEPEST = 16;

/** Evaluates functions with the defaults of parameters, the mappings and the conditions of a template. */
export class Evaluation {
  private readonly root: Node;
  private readonly tags: ReadonlyMap<Node, string>;
  private depth = 0;

  constructor(root: Node, tags: ReadonlyMap<Node, string>) {
    this.root = root;
    this.tags = tags;
  }

  /** @returns undefined for what only a deployment knows, and for what is left out by `AWS::NoValue` */
  value(node: Node): Evaluated | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth++;
    const call = callOf(node, this.tags);
    const found = call ? this.call(call) : this.plain(node);
    this.depth--;
    return found;
  }

  /** What a call gives. */
  call({ name, argument }: Call): Evaluated | undefined {
    const items = argument.items();
    switch (name) {
      case 'Ref':
        return this.parameter(String(argument.value));
      case 'Fn::Sub':
        return items.length > 0 ? this.sub(items[0], items[1]) : this.sub(argument, undefined);
      case 'Fn::If': {
        const chosen = this.condition(String(items[0]?.value));
        const branch = chosen && items[chosen.value ? 1 : 2];
        return branch && with_(chosen, this.value(branch));
      }
      case 'Fn::Join':
        return this.join(items[0], items[1]);
      case 'Fn::Select':
        return this.select(items[0], items[1]);
      case 'Fn::Split':
        return this.split(items[0], items[1]);
      case 'Fn::FindInMap':
        return this.findInMap(items);
      default:
        return undefined;
    }
  }

  private plain(node: Node): Evaluated | undefined {
    switch (node.kind) {
      case 'string':
      case 'number':
      case 'boolean':
        return { value: node.value, from: [] };
      case 'array': {
        const items = node.items().map((item) => this.value(item));
        if (node.open || items.includes(undefined)) return undefined;
        const all = items as Evaluated[];
        return { value: all.map(({ value }) => value), from: all.flatMap(({ from }) => from) };
      }
      default:
        return undefined;
    }
  }

  /** Source: AWS CloudFormation User Guide, Parameters. */
  private parameter(name: string): Evaluated | undefined {
    const parameter = this.root.get('Parameters').get(name);
    const at = parameter.get('Default');
    const type = parameter.get('Type').text ?? '';
    // The default of such a parameter is the name under which Systems Manager keeps the value.
    if (at.value === null || type.startsWith('AWS::SSM')) return undefined;
    // An empty default stands for a value that is not given.
    const text = String(at.value);
    if (text === '') return undefined;
    const isList = /List/.test(type);
    const value = isList ? text.split(',').map((item) => item.trim()) : at.value;
    return { value, from: [{ name, at }] };
  }

  private sub(text: Node | undefined, own: Node | undefined): Evaluated | undefined {
    if (text?.kind !== 'string') return undefined;
    const from: Default[] = [];
    let known = true;
    const value = String(text.value).replace(/\$\{([^}]{1,300})\}/g, (whole, inner: string) => {
      if (inner.startsWith('!')) return `\${${inner.slice(1)}}`;
      const name = inner.trim();
      const given = own?.member(name)?.value;
      const found = given ? this.value(given) : this.parameter(name);
      if (!found || typeof found.value === 'object') {
        known = false;
        return whole;
      }
      from.push(...found.from);
      return String(found.value);
    });
    return known ? { value, from } : undefined;
  }

  private join(by: Node | undefined, list: Node | undefined): Evaluated | undefined {
    const found = list && this.value(list);
    if (by?.kind !== 'string' || !Array.isArray(found?.value)) return undefined;
    return { value: found.value.join(String(by.value)), from: found.from };
  }

  private select(index: Node | undefined, list: Node | undefined): Evaluated | undefined {
    const found = list && this.value(list);
    const chosen = index && this.value(index);
    if (!Array.isArray(found?.value) || !chosen) return undefined;
    const value = found.value[Number(chosen.value)];
    return value === undefined ? undefined : { value, from: [...found.from, ...chosen.from] };
  }

  private split(by: Node | undefined, text: Node | undefined): Evaluated | undefined {
    const found = text && this.value(text);
    if (by?.kind !== 'string' || typeof found?.value !== 'string') return undefined;
    return { value: found.value.split(String(by.value)), from: found.from };
  }

  private findInMap(keys: readonly Node[]): Evaluated | undefined {
    let node = this.root.get('Mappings');
    const from: Default[] = [];
    for (const key of keys.slice(0, 3)) {
      const found = this.value(key);
      if (!found) return undefined;
      from.push(...found.from);
      node = node.get(String(found.value));
    }
    const found = keys.length >= 3 ? this.plain(node) : undefined;
    return found && { value: found.value, from };
  }

  private condition(name: string): (Evaluated & { value: boolean }) | undefined {
    const node = this.root.get('Conditions').get(name);
    return node.exists ? this.truth(node) : undefined;
  }

  private truth(node: Node): (Evaluated & { value: boolean }) | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth++;
    const call = callOf(node, this.tags);
    const found = call && this.truthOf(call);
    this.depth--;
    return found;
  }

  private truthOf({ name, argument }: Call): (Evaluated & { value: boolean }) | undefined {
    const items = argument.items();
    if (name === 'Condition') return this.condition(String(argument.value));
    if (name === 'Fn::Equals') {
      const sides = items.slice(0, 2).map((item) => this.compared(item));
      const [a, b] = sides;
      if (!a || !b) return undefined;
      return { value: String(a.value) === String(b.value), from: [...a.from, ...b.from] };
    }
    const all = items.map((item) => this.truth(item));
    if (all.length === 0 || all.includes(undefined)) return undefined;
    const values = all.map((each) => each?.value === true);
    const from = all.flatMap((each) => each?.from ?? []);
    if (name === 'Fn::Not') return { value: !values[0], from };
    if (name === 'Fn::And') return { value: values.every(Boolean), from };
    return name === 'Fn::Or' ? { value: values.some(Boolean), from } : undefined;
  }

  /** A side of a comparison, where an empty default is a value like any other. */
  private compared(node: Node): Evaluated | undefined {
    const call = callOf(node, this.tags);
    const name = call?.name === 'Ref' ? String(call.argument.value) : undefined;
    const at =
      name === undefined ? undefined : this.root.get('Parameters').get(name).get('Default');
    if (name !== undefined && at?.text === '') return { value: '', from: [{ name, at }] };
    return this.value(node);
  }
}

function with_(chosen: Evaluated, found: Evaluated | undefined): Evaluated | undefined {
  return found && { value: found.value, from: [...chosen.from, ...found.from] };
}
