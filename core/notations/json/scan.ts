import { createScanner, type JSONScanner } from 'jsonc-parser';

/** What a token is: the kinds of `jsonc-parser`, by its numbers. White space is none. */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  /** Anything else: a word, a sign, a template. */
  word: 16,
  end: 17,
} as const;

/** Tokens of one character, by its code. */
const SIGNS: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ' {}[],:'.indexOf(String.fromCharCode(code))),
);

/**
 * Cuts JSON with comments into tokens, any text at all into something. The fields tell of the token
 * that was scanned last.
 */
export class Scanner {
  /** Where the token begins and ends, in UTF-16 units. */
  start = 0;
  end: number;
  private readonly text: string;
  private readonly inner: JSONScanner;

  constructor(text: string, from: number) {
    this.text = text;
    this.end = from;
    this.inner = createScanner(text);
  }

  /** Goes on to the next token and tells what it is. */
  scan(): number {
    const { text, inner } = this;
    // Most of a document is white space and signs; the library makes a text of each stretch of them.
    let at = this.end;
    let code = text.charCodeAt(at);
    while (isSpace(code)) code = text.charCodeAt(++at);
    this.start = at;
    const sign = SIGNS[code];
    if (sign) {
      this.end = at + 1;
      return sign;
    }
    inner.setPosition(at);
    const token: number = inner.scan();
    // The library looks one character beyond a comment that is not closed.
    this.end = Math.min(inner.getPosition(), text.length);
    return token;
  }

  /** The value of a string. */
  get value(): string {
    return this.inner.getTokenValue();
  }

  /** True for a string that is not closed, or that holds what JSON does not allow. */
  get broken(): boolean {
    return this.inner.getTokenError() !== 0;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
