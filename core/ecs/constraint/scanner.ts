import { hasTemplate, maskCertain } from '../../text/placeholders.ts';
import type { Literal } from './expression.ts';

/** Characters that an attribute's name may have, and the rest of a subject. */
const SUBJECT_WORD = /[^\s=!<>~()[\],&|'"]+/y;
/** A bare value ends at white space, at the signs of a list or a compound, and at a quote. */
const VALUE_WORD = /(?:[^\s,()[\]&|'"]|&(?!&)|\|(?!\|))+/y;
const SYMBOL = /==|=~|!=|!~|>=|<=|>|<|!(?=(?:exists|in)(?![\w-]))/y;
const WORD = /[A-Za-z_]+/y;
const SPACE = /\s*/y;

/**
 * Reads an expression from left to right; what a word is depends on where it stands.
 *
 * Templates (`${…}`, `{{…}}`) are read as one word of unknown content.
 */
export class Scanner {
  readonly text: string;
  readonly templated: boolean;
  position = 0;
  private readonly masked: string;

  constructor(text: string) {
    const { masked, templates } = maskCertain(text);
    this.text = text;
    this.masked = masked;
    this.templated = templates.length > 0;
  }

  get atEnd(): boolean {
    this.skipSpace();
    return this.position >= this.text.length;
  }

  skipSpace(): void {
    this.match(SPACE);
  }

  /** Takes the text if it stands here. */
  take(text: string): boolean {
    if (!this.masked.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  subjectWord(): string {
    return this.match(SUBJECT_WORD);
  }

  symbol(): string {
    return this.match(SYMBOL);
  }

  word(): string {
    return this.match(WORD);
  }

  /** The word here without taking it; empty when there is none. */
  peekWord(): string {
    const before = this.position;
    const word = this.word();
    this.position = before;
    return word;
  }

  /** A bare or quoted value; `undefined` when none stands here, `'open'` when a quote is not closed. */
  value(): Literal | 'open' | undefined {
    const start = this.position;
    const quote = this.masked[start];
    if (quote === "'" || quote === '"') {
      const end = this.masked.indexOf(quote, start + 1);
      if (end < 0) return 'open';
      this.position = end + 1;
      return this.literal(start + 1, end);
    }
    const word = this.match(VALUE_WORD);
    return word === '' ? undefined : this.literal(start, this.position);
  }

  /**
   * A bare pattern. It may hold brackets, parentheses and commas of its own; a parenthesis that it
   * did not open ends it, and so do white space, `&&` and `||`.
   */
  pattern(): Literal | 'open' | undefined {
    const start = this.position;
    if (this.masked[start] === "'" || this.masked[start] === '"') return this.value();
    let depth = 0;
    let at = start;
    for (; at < this.masked.length; at++) {
      const char = this.masked.charAt(at);
      if (/\s/.test(char)) break;
      if (char === '\\') at++;
      else if (char === '(' || char === '[') depth++;
      else if (char === ']') depth--;
      else if (char === ')' && --depth < 0) break;
      else if (depth === 0 && /^(?:&&|\|\|)/.test(this.masked.slice(at, at + 2))) break;
    }
    this.position = Math.min(at, this.masked.length);
    return this.position === start ? undefined : this.literal(start, this.position);
  }

  /** What stands here, for a message: a word or a sign, at most 40 characters. */
  found(): string {
    const rest = this.text.slice(this.position);
    return (/^(?:[\w:.*/-]+|[=!<>~&|]+|.)/.exec(rest)?.[0] ?? '').slice(0, 40);
  }

  private literal(start: number, end: number): Literal {
    const text = this.text.slice(start, end);
    return { start, end, text, unknown: hasTemplate(text) };
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.masked)?.[0] ?? '';
    this.position += found.length;
    return found;
  }
}
