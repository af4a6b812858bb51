import { Char, isClosing, isDigit, isLetter, Scanner, startsTopLevel, unescaped } from './scan.ts';
import type { Call, Expression, ObjectExpression, Pair, Tuple } from './syntax.ts';

/** What is nested deeper is one unknown value. */
export const DEEPEST = 64;

/** So many problems are remembered; one tells enough. */
const MOST_PROBLEMS = 100;

/** `?`, `+`, `-`, `*`, `/`, `%`. */
const OPERATORS: ReadonlySet<number> = new Set([63, 43, 45, 42, 47, 37]);

/**
 * Reads values: literals, lists, objects, calls. What is nested too deep is one unknown value.
 * Source: HCL native syntax specification, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export class ValueReader {
  protected readonly text: string;
  protected readonly scanner: Scanner;
  protected readonly byIndent: boolean;
  protected readonly problems: number[] = [];
  protected depth = 0;
  /** Where the value that was read last ends. */
  protected last = 0;

  constructor(text: string, byIndent: boolean) {
    this.text = text;
    this.scanner = new Scanner(text);
    this.byIndent = byIndent;
  }

  /**
   * A value; undefined where none begins here.
   * @param lines true where line ends mean nothing, as in brackets
   */
  protected expression(lines: boolean): Expression | undefined {
    const { scanner } = this;
    const start = scanner.at;
    const first = this.term();
    if (!first) return undefined;
    this.last = scanner.at;
    return this.operations(lines) ? { kind: 'other', start, end: this.last } : first;
  }

  /** Reads operators with what follows them; false where there are none. */
  protected operations(lines: boolean): boolean {
    const { scanner } = this;
    let found = false;
    let conditionals = 0;
    for (;;) {
      scanner.skipBlanks(lines);
      const operator = this.operator(conditionals > 0);
      if (operator === 0) return found;
      found = true;
      const sign = scanner.text[scanner.at];
      if (sign === '?') conditionals++;
      else if (sign === ':') conditionals--;
      scanner.at += operator;
      scanner.skipBlanks(lines);
      if (this.term()) this.last = scanner.at;
      else {
        this.problem(scanner.at);
        this.last = Math.max(this.last, scanner.at);
      }
    }
  }

  /** The length of the operator that stands here, or 0. */
  protected operator(conditional: boolean): number {
    const { text, scanner } = this;
    const { code } = scanner;
    const next = text.charCodeAt(scanner.at + 1);
    switch (code) {
      case Char.colon:
        return conditional ? 1 : 0;
      case Char.equals:
      case Char.bang:
        return next === Char.equals ? 2 : 0;
      case Char.ampersand:
      case Char.bar:
        return next === code ? 2 : 0;
      case Char.less:
        return next === Char.less ? 0 : next === Char.equals ? 2 : 1;
      case Char.greater:
        return next === Char.equals ? 2 : 1;
      default:
        return OPERATORS.has(code) ? 1 : 0;
    }
  }

  protected term(): Expression | undefined {
    const { scanner, text } = this;
    const { at: start, code } = scanner;
    if (code === Char.quote) return this.quoted();
    if (isDigit(code)) return this.number();
    if (code === Char.minus || code === Char.bang) return this.unary();
    if (code === Char.openBracket) return this.postfix(this.bracketed(() => this.tuple()));
    if (code === Char.openBrace) return this.postfix(this.bracketed(() => this.object()));
    if (code === Char.open) return this.postfix(this.bracketed(() => this.parentheses()));
    if (code === Char.less && text.charCodeAt(start + 1) === Char.less) return this.heredoc();
    return isLetter(code) ? this.named() : undefined;
  }

  protected quoted(): Expression {
    const { scanner, text } = this;
    const { at: start } = scanner;
    const { end, closed, templated, escaped } = scanner.quoted();
    scanner.at = end;
    if (!closed) this.problem(start);
    const raw = text.slice(start + 1, closed ? end - 1 : end);
    const value = escaped && !templated ? unescaped(raw) : raw;
    return { kind: 'text', start, end, value, templated, closed };
  }

  protected number(): Expression {
    const { scanner, text } = this;
    const { at: start } = scanner;
    const [found = ''] =
      /^-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,9})?/.exec(text.slice(start, start + 100)) ?? [];
    scanner.at = start + found.length;
    return { kind: 'literal', start, end: scanner.at, value: Number(found) };
  }

  protected unary(): Expression {
    const { scanner, text } = this;
    const { at: start } = scanner;
    if (text.charCodeAt(start) === Char.minus && isDigit(text.charCodeAt(start + 1))) {
      return this.number();
    }
    while (scanner.code === Char.minus || scanner.code === Char.bang) scanner.at++;
    scanner.skipBlanks(false);
    if (!this.term()) this.problem(start);
    return { kind: 'other', start, end: scanner.at };
  }

  protected heredoc(): Expression | undefined {
    const { scanner, text } = this;
    const { at: start } = scanner;
    const found = scanner.heredoc();
    if (!found) return undefined;
    const { end, content, indented, closed } = found;
    scanner.at = end;
    if (!closed) this.problem(start);
    const templated = /(?:^|[^$])\$\{|(?:^|[^%])%\{/.test(text.slice(content.start, content.end));
    return { kind: 'heredoc', start, end, content, templated, indented, closed };
  }

  /** A word, a function call, or a reference. */
  protected named(): Expression {
    const { scanner, text } = this;
    const { at: start } = scanner;
    scanner.at = scanner.nameEnd(start);
    while (text.startsWith('::', scanner.at)) scanner.at = scanner.nameEnd(scanner.at + 2);
    const word = text.slice(start, scanner.at);
    const end = scanner.at;
    if (scanner.code === Char.open) {
      return this.postfix(this.bracketed(() => this.call(start, word)));
    }
    if (word === 'true' || word === 'false') {
      return { kind: 'literal', start, end, value: word === 'true' };
    }
    if (word === 'null') return { kind: 'literal', start, end, value: null };
    this.steps();
    return { kind: 'reference', start, end: scanner.at, path: text.slice(start, scanner.at) };
  }

  /** Goes over `.name`, `.0`, `.*` and `[…]`; false where none follows. */
  protected steps(): boolean {
    const { scanner, text } = this;
    const { at: from } = scanner;
    for (;;) {
      const next = text.charCodeAt(scanner.at + 1);
      if (scanner.code === Char.openBracket) this.skipBrackets();
      else if (scanner.code === Char.dot && next === Char.star) scanner.at += 2;
      else if (scanner.code === Char.dot && (isLetter(next) || isDigit(next))) {
        scanner.at = scanner.nameEnd(scanner.at + 1);
      } else return scanner.at > from;
    }
  }

  /** A part of a value, by its name or index, is not looked up. */
  protected postfix(value: Expression): Expression {
    return this.steps() ? { kind: 'other', start: value.start, end: this.scanner.at } : value;
  }

  /** Reads what stands in brackets, unless they are nested too deep or hold a `for`. */
  protected bracketed(read: () => Expression): Expression {
    const { scanner, text } = this;
    const { at: start } = scanner;
    const inside = text.slice(start + 1, start + 200);
    if (this.depth >= DEEPEST || /^\s*for[ \t\r\n]+[A-Za-z_]/.test(inside)) {
      this.skipBrackets();
      return { kind: 'other', start, end: scanner.at };
    }
    this.depth++;
    const value = read();
    this.depth--;
    return value;
  }

  protected tuple(): Tuple {
    const start = this.scanner.at;
    const { items, open, closed } = this.items(start, Char.closeBracket);
    return { kind: 'tuple', start, end: this.scanner.at, items, whole: !open && closed, closed };
  }

  protected call(start: number, name: string): Call {
    const { items, open, closed } = this.items(this.scanner.at, Char.close);
    return { kind: 'call', start, end: this.scanner.at, name, arguments: items, open, closed };
  }

  protected parentheses(): Expression {
    const start = this.scanner.at;
    const { items, open, closed } = this.items(start, Char.close);
    const [inner] = items;
    const { at: end } = this.scanner;
    return inner && items.length === 1 && !open && closed
      ? { kind: 'parentheses', start, end, inner }
      : { kind: 'other', start, end };
  }

  /** Values with commas between them, up to a closing bracket. */
  protected items(start: number, close: number) {
    const { scanner, text } = this;
    const indent = this.indentOf(start);
    const items: Expression[] = [];
    let open = false;
    const done = (closed: boolean) => {
      if (!closed) this.problem(scanner.at);
      return { items, open: open || !closed, closed };
    };
    scanner.at = start + 1;
    for (;;) {
      scanner.skipBlanks(true);
      const { at, code } = scanner;
      if (this.isOver(at, indent)) return done(false);
      if (isClosing(code) && !this.isStray(at, indent)) {
        if (code !== close) return done(false);
        scanner.at++;
        return done(true);
      }
      const value = this.expression(true);
      if (!value) {
        if (text.startsWith('...', at)) scanner.at += 3;
        else {
          this.problem(at);
          scanner.at++;
        }
        open = true;
        continue;
      }
      if (this.isAssignment(value)) return done(false);
      items.push(value);
      if (scanner.code === Char.comma) scanner.at++;
      else if (!isClosing(scanner.code) && scanner.code !== Char.dot) {
        this.problem(scanner.at);
        open = true;
      }
    }
  }

  /** A name with `=` behind it is none of a list: the list has not been closed. Goes back to the name. */
  protected isAssignment(value: Expression): boolean {
    const { scanner, text } = this;
    if (value.kind !== 'reference' || scanner.code !== Char.equals) return false;
    if (/^=[=>]/.test(text.slice(scanner.at, scanner.at + 2))) return false;
    scanner.at = value.start;
    const { comments } = scanner;
    while ((comments.at(-1)?.start ?? -1) >= value.start) comments.pop();
    return true;
  }

  protected object(): ObjectExpression {
    const { scanner } = this;
    const { at: start } = scanner;
    const indent = this.indentOf(start);
    const pairs: Pair[] = [];
    let whole = true;
    const done = (closed: boolean): ObjectExpression => {
      if (!closed) this.problem(scanner.at);
      return { kind: 'object', start, end: scanner.at, pairs, whole: whole && closed, closed };
    };
    scanner.at++;
    for (;;) {
      scanner.skipBlanks(true);
      const { at, code } = scanner;
      if (this.isOver(at, indent)) return done(false);
      if (isClosing(code) && !this.isStray(at, indent)) {
        if (code !== Char.closeBrace) return done(false);
        scanner.at++;
        return done(true);
      }
      if (code === Char.comma && pairs.length > 0) {
        scanner.at++;
        continue;
      }
      const pair = this.pair();
      if (!pair) {
        this.problem(at);
        whole = false;
        if (scanner.at === at) scanner.at++;
        continue;
      }
      pairs.push(pair);
      if (!pair.value || !this.separated()) {
        this.problem(at);
        whole = false;
      }
    }
  }

  protected pair(): Pair | undefined {
    const { scanner, text } = this;
    const { at: start, code } = scanner;
    let computed = code === Char.open;
    let key: string;
    if (computed) {
      this.skipBrackets();
      key = text.slice(start, scanner.at);
    } else if (code === Char.quote) {
      const quoted = this.quoted();
      key = quoted.kind === 'text' ? quoted.value : '';
      computed = quoted.kind === 'text' && (quoted.templated || !quoted.closed);
    } else if (isLetter(code) || isDigit(code)) {
      scanner.at = scanner.nameEnd(start);
      key = text.slice(start, scanner.at);
      if (this.steps()) {
        key = text.slice(start, scanner.at);
        computed = true;
      }
    } else return undefined;
    const keyRange = { start, end: scanner.at };
    scanner.skipBlanks(false);
    const sign = scanner.code;
    if (sign !== Char.equals && sign !== Char.colon) {
      return { key, keyRange, computed, value: undefined };
    }
    scanner.at++;
    scanner.skipBlanks(false);
    return { key, keyRange, computed, value: this.expression(false) };
  }

  /** Whether a comma, a line end or a closing bracket comes next. */
  protected separated(): boolean {
    this.scanner.skipBlanks(false);
    const { code } = this.scanner;
    return code === Char.comma || code === Char.newline || isClosing(code) || Number.isNaN(code);
  }

  /** Goes behind the bracket that closes the one here. */
  protected skipBrackets(): void {
    if (!this.scanner.skipBrackets()) this.problem(this.scanner.at);
  }

  /** Whether what was opened in a line of this indentation cannot go on here. */
  protected isOver(at: number, indent: number): boolean {
    if (at >= this.text.length || startsTopLevel(this.text, at)) return true;
    if (!this.byIndent) return false;
    const own = this.scanner.lineIndent(at);
    if (own === undefined) return false;
    return isClosing(this.text.charCodeAt(at)) ? own < indent : own <= indent;
  }

  /** Whether a closing bracket belongs to something whose opening bracket is missing. */
  protected isStray(at: number, indent: number): boolean {
    const own = this.byIndent ? this.scanner.lineIndent(at) : undefined;
    return own !== undefined && own > indent;
  }

  /** How far the line of a place is indented, where that counts. */
  protected indentOf(at: number): number {
    return this.byIndent ? this.scanner.indentOf(at) : 0;
  }

  protected problem(at: number): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(at);
  }
}
