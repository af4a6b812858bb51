/** What a token is. White space is none. */
export const Token = {
  end: 0,
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 7,
  number: 8,
  true: 9,
  false: 10,
  null: 11,
  comment: 12,
  /** Anything else: a word, a sign, a template. */
  word: 13,
} as const;

const QUOTE = 34;
const BACKSLASH = 92;

/** Tokens of one character, by its code. */
const SIGNS: readonly number[] = signs();

function signs(): number[] {
  const table: number[] = new Array(128).fill(0);
  for (const [sign, token] of [
    ['{', Token.openBrace],
    ['}', Token.closeBrace],
    ['[', Token.openBracket],
    [']', Token.closeBracket],
    [',', Token.comma],
    [':', Token.colon],
  ] as const)
    table[sign.charCodeAt(0)] = token;
  return table;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/g;
const ESCAPED: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Cuts JSON with comments into tokens, any text at all into something. The fields tell of the token
 * that was scanned last.
 */
export class Scanner {
  /** Where the token begins and ends, in UTF-16 units. */
  start = 0;
  end = 0;
  /** The value of a string. */
  value = '';
  /** True for a string that is not closed, or that holds what JSON does not allow. */
  broken = false;
  private readonly text: string;

  constructor(text: string, from: number) {
    this.text = text;
    this.end = from;
  }

  /** Goes on to the next token and tells what it is. */
  scan(): number {
    const { text } = this;
    let at = this.end;
    let code = text.charCodeAt(at);
    while (isSpace(code)) code = text.charCodeAt(++at);
    this.start = at;
    if (at >= text.length) {
      this.end = at;
      return Token.end;
    }
    if (code === QUOTE) return this.string(at + 1);
    const sign = SIGNS[code];
    if (sign) {
      this.end = at + 1;
      return sign;
    }
    if (code === 47) return this.slash(at);
    return this.word(at, code);
  }

  private string(from: number): number {
    const { text } = this;
    let at = from;
    let plain = true;
    let legal = true;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) break;
      if (code === BACKSLASH) {
        plain = false;
        at++;
      } else if (code < 32) {
        // A string ends with its line; other control characters are only not allowed.
        if (isLineEnd(code)) break;
        legal = false;
      } else if (at >= text.length) break;
      at++;
    }
    at = Math.min(at, text.length);
    const closed = text.charCodeAt(at) === QUOTE;
    const raw = text.slice(from, at);
    this.value = plain ? raw : raw.replace(ESCAPE, unescaped);
    this.broken = !closed || !legal || (!plain && raw.replace(ESCAPE, '').includes('\\'));
    this.end = closed ? at + 1 : at;
    return Token.string;
  }

  /** A comment, or a slash that begins none. */
  private slash(at: number): number {
    const { text } = this;
    const next = text[at + 1];
    if (next === '/') {
      let end = at + 2;
      while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
      this.end = end;
      return Token.comment;
    }
    if (next === '*') {
      const close = text.indexOf('*/', at + 2);
      this.end = close < 0 ? text.length : close + 2;
      return Token.comment;
    }
    this.end = at + 1;
    return Token.word;
  }

  private word(at: number, first: number): number {
    const { text } = this;
    if (first === 45 || isDigit(first)) {
      NUMBER.lastIndex = at;
      if (NUMBER.test(text)) {
        this.end = NUMBER.lastIndex;
        return Token.number;
      }
    }
    let end = at + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    this.end = end;
    if (end - at > 5) return Token.word;
    const word = text.slice(at, end);
    if (word === 'true') return Token.true;
    if (word === 'false') return Token.false;
    return word === 'null' ? Token.null : Token.word;
  }
}

function unescaped(sequence: string): string {
  const letter = sequence.charAt(1);
  if (letter === 'u') return String.fromCharCode(Number.parseInt(sequence.slice(2), 16));
  return ESCAPED[letter] ?? letter;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A word ends at space, at a bracket, and at what separates values. */
function isWordPart(code: number): boolean {
  return !isSpace(code) && !SIGNS[code] && code !== QUOTE && code !== 47;
}
