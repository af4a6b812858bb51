import { nodeOf } from '../../text/assumed.ts';
import { type Member, Node, type Range } from '../../text/node.ts';
import { readJson } from '../json/read.ts';
import { type Scope, TRANSPARENT } from './evaluate.ts';
import { setOrigin, setOuter } from './origin.ts';
import type { Field } from './shapes.ts';
import type { Call, Expression, Heredoc, ObjectExpression } from './syntax.ts';

/** UTF-16 units that are copied to read JSON in heredocs; what stands behind them is unknown. */
const MOST_BLANKED = 8 * 1024 * 1024;

/** Makes trees of expressions. */
export class ValueBuilder {
  protected readonly text: string;
  protected readonly scope: Scope;
  /** Files that hold container definitions. */
  readonly files: (Range & { readonly path: string })[] = [];
  /** UTF-16 units that were copied to read JSON in heredocs. */
  private blanked = 0;

  constructor(text: string, scope: Scope) {
    this.text = text;
    this.scope = scope;
  }

  /** A plain value. */
  protected value(expression: Expression, parent: Node): Node {
    const { start, end } = expression;
    switch (expression.kind) {
      case 'literal': {
        const { value } = expression;
        const kind = value === null ? 'null' : typeof value === 'number' ? 'number' : 'boolean';
        return new Node(kind, start, end, parent, value, false);
      }
      case 'text': {
        const { value, templated, closed } = expression;
        const node = new Node('string', start, end, parent, value, templated || !closed);
        node.lead = 1;
        node.trail = closed ? 1 : 0;
        return templated ? this.evaluated(node, expression) : node;
      }
      case 'heredoc':
        return this.heredoc(expression, parent);
      case 'tuple': {
        const list = new Node('array', start, end, parent, null, false);
        list.open = !expression.whole;
        list.fillArray(expression.items.map((item) => this.item(item, list)));
        return list;
      }
      case 'object':
        return this.object(expression, parent);
      case 'parentheses':
        return this.item(expression, parent);
      case 'call':
        return this.call(expression, parent);
      default:
        return this.evaluated(this.unknown(expression, parent), expression);
    }
  }

  /** A value that may stand in parentheses. */
  item(expression: Expression, parent: Node): Node {
    const node = this.value(bare(expression), parent);
    setOuter(node, expression);
    return node;
  }

  protected object(value: ObjectExpression, parent: Node): Node {
    const node = new Node('object', value.start, value.end, parent, null, false);
    node.open = !value.whole;
    node.fillObject(this.membersOf(value, node));
    return node;
  }

  protected membersOf({ pairs }: ObjectExpression, node: Node): Member[] {
    const members: Member[] = [];
    for (const { key, keyRange, computed, value } of pairs) {
      if (computed) {
        node.open = true;
        continue;
      }
      const inner = value ? this.item(value, node) : empty(keyRange.end, node);
      const lead = this.text[keyRange.start] === '"' ? 1 : 0;
      members.push(memberOf(key, key, keyRange, lead, inner));
    }
    return members;
  }

  protected call(call: Call, parent: Node): Node {
    const [first] = call.arguments;
    if (call.arguments.length === 1 && first && !call.open) {
      if (TRANSPARENT.has(call.name) || call.name === 'jsonencode') {
        const node = this.item(first, parent);
        setOuter(node, call);
        return node;
      }
    }
    if (call.name === 'jsonencode' && first) return this.unfinished(call, first, parent);
    if (call.name === 'concat') return this.concat(call, parent);
    if (call.name === 'merge') return this.merge(call, parent);
    return this.evaluated(this.unknown(call, parent), call);
  }

  /** A call that is being typed. */
  protected unfinished(call: Call, first: Expression, parent: Node): Node {
    const node = this.item(first, parent);
    setOuter(node, call);
    node.open = true;
    return node;
  }

  /** A list of several: what is not a list in the text may add anything. */
  protected concat(call: Call, parent: Node): Node {
    const list = new Node('array', call.start, call.end, parent, null, false);
    setOrigin(list, { form: 'joined' });
    list.open = call.open;
    list.fillArray(call.arguments.flatMap((argument) => this.itemsOf(argument, list)));
    return list;
  }

  protected itemsOf(expression: Expression, list: Node): Node[] {
    const value = bare(expression);
    const [first] = value.kind === 'call' ? value.arguments : [];
    if (value.kind === 'call' && value.name === 'concat') {
      return value.arguments.flatMap((argument) => this.itemsOf(argument, list));
    }
    if (value.kind === 'call' && first && TRANSPARENT.has(value.name)) {
      return this.itemsOf(first, list);
    }
    if (value.kind !== 'tuple' || !value.whole) list.open = true;
    if (value.kind !== 'tuple') return [this.unknown(value, list)];
    return value.items.map((item) => this.item(item, list));
  }

  /** An object of several: those behind the last unknown one are what they say. */
  protected merge(call: Call, parent: Node): Node {
    const node = new Node('object', call.start, call.end, parent, null, false);
    setOrigin(node, { form: 'joined' });
    node.open = call.open;
    let members: Member[] = [];
    for (const argument of call.arguments) {
      const value = bare(argument);
      if (value.kind === 'object') members.push(...this.membersOf(value, node));
      else members = [];
      if (value.kind !== 'object' || !value.whole) node.open = true;
    }
    node.fillObject(members);
    return node;
  }

  protected heredoc(
    { start, end, content, templated, indented, closed }: Heredoc,
    parent: Node,
  ): Node {
    const raw = this.text.slice(content.start, content.end);
    const value = indented ? outdented(raw) : raw;
    const node = new Node('string', start, end, parent, value, templated || !closed);
    node.lead = content.start - start;
    node.trail = end - content.end;
    return node;
  }

  /** A map as a list of names and values. */
  protected pairs(field: Field, value: Expression, parent: Node): Node {
    const key = field.key ?? 'key';
    if (value.kind !== 'object') {
      const node = this.value(value, parent);
      // A map that is put together: its entries are not looked at.
      return node.kind === 'placeholder' ? node : this.unknown(value, parent);
    }
    // The provider sends nothing for an empty map.
    if (value.pairs.length === 0 && value.whole) {
      return new Node('null', value.start, value.end, parent, null, false);
    }
    const list = new Node('array', value.start, value.end, parent, null, false);
    setOrigin(list, { form: 'pairs', key });
    list.open = !value.whole;
    const items: Node[] = [];
    for (const pair of value.pairs) {
      if (pair.computed) list.open = true;
      const { start, end } = pair.keyRange;
      const item = new Node('object', start, pair.value?.end ?? end, list, null, false);
      setOrigin(item, { form: 'pair' });
      const name = new Node('string', start, end, item, pair.key, pair.computed);
      name.lead = this.text[start] === '"' ? 1 : 0;
      name.trail = name.lead;
      const inner = pair.value ? this.item(pair.value, item) : empty(end, item);
      item.fillObject([
        memberOf(key, key, pair.keyRange, 0, name),
        memberOf('value', 'value', pair.keyRange, 0, inner),
      ]);
      items.push(item);
    }
    list.fillArray(items);
    return list;
  }

  /** The JSON of container definitions. */
  protected containers(expression: Expression, parent: Node): Node {
    const value = bare(expression);
    if (value.kind === 'heredoc') return this.json(value, parent);
    if (value.kind === 'call' && value.name === 'jsonencode') return this.value(value, parent);
    const behind = bare(this.scope.behind(value));
    const file = fileOf(behind);
    // What a local value of another file says stands nowhere in this text.
    const stands = file && this.text.slice(file.start, file.end) === `"${file.raw}"`;
    if (file && stands) this.files.push({ start: file.start, end: file.end, path: file.path });
    const [encoded] =
      behind.kind === 'call' && behind.name === 'jsonencode' ? behind.arguments : [];
    const node = this.unknown(value, parent);
    return encoded ? this.evaluated(node, encoded) : node;
  }

  /** JSON in a heredoc: the JSON reader reads it where it stands, all else blanked. */
  protected json({ content }: Heredoc, parent: Node): Node {
    const { start, end } = content;
    this.blanked += end;
    if (this.blanked > MOST_BLANKED) return this.unknown(content, parent);
    const before = this.text
      .slice(0, start)
      .replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
    const tree = readJson(before + this.text.slice(start, end));
    const { root } = tree;
    (root as { parent: Node | undefined }).parent = parent;
    setOrigin(root, { form: 'json', tree });
    return root;
  }

  /** Gives an unknown value what locals and the defaults of variables make of it. */
  protected evaluated(node: Node, expression: Expression): Node {
    const found = this.scope.evaluate(expression);
    if (!found) return node;
    if (found.from.length > 0) {
      node.assumed = found;
      return node;
    }
    const known = nodeOf(found.value, node, node.parent);
    setOrigin(known, { form: 'elsewhere' });
    return known;
  }

  protected unknown({ start, end }: Range, parent: Node): Node {
    return new Node('placeholder', start, end, parent, this.text.slice(start, end), true);
  }
}

/** The value without parentheses around it. */
export function bare(value: Expression): Expression {
  let inner = value;
  while (inner.kind === 'parentheses') inner = inner.inner;
  return inner;
}

export function memberOf(
  key: string,
  apiKey: string,
  keyRange: Range,
  keyLead: number,
  value: Node,
): Member {
  const member: Member = { key, apiKey, name: apiKey, keyRange, keyLead, value };
  value.asMember = member;
  return member;
}

/** The value of a key that is being typed. */
export function empty(at: number, parent: Node): Node {
  return new Node('invalid', at, at, parent, null, true);
}

/** The lines without the indentation that all have. */
function outdented(text: string): string {
  const lines = text.split('\n');
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = widths.length > 0 ? Math.min(...widths) : 0;
  return lines.map((line) => line.slice(least)).join('\n');
}

/** The path in `file("web.json")` and `templatefile("${path.module}/web.json.tpl", …)`, without its quotes. */
function fileOf(value: Expression): (Range & { readonly path: string; raw: string }) | undefined {
  const isFile = value.kind === 'call' && /^(?:template)?file$/.test(value.name);
  const [path] = isFile ? value.arguments : [];
  if (path?.kind !== 'text' || !path.closed) return undefined;
  const own = path.value.replace(/^\$\{path\.(?:module|root|cwd)\}\//, '');
  if (own === '' || own.includes('${')) return undefined;
  return { start: path.start, end: path.end, path: own, raw: path.value };
}
