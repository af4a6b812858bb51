import type { Range } from '../../text/node.ts';

/** Codes of the characters that the reader looks for. */
export const Char = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  dollar: 36,
  percent: 37,
  ampersand: 38,
  open: 40,
  close: 41,
  star: 42,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Letters, `_` and all beyond ASCII; digits and `-` may follow. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
}

export function isOpening(code: number): boolean {
  return code === Char.open || code === Char.openBracket || code === Char.openBrace;
}

export function isClosing(code: number): boolean {
  return code === Char.close || code === Char.closeBracket || code === Char.closeBrace;
}

/** Characters of a line with the marker of a heredoc. */
const LONGEST_LINE = 400;

/** Words that begin a block in the first column of a file. */
const TOP_LEVEL =
  /^(?:resource|data|variable|output|locals|module|provider|terraform|moved|import|check|removed|ephemeral)\b[ \t]*(?:"[^"\n]{0,200}"[ \t]*){0,2}\{/;

/** True where a block of a file begins: nothing that is open above it can be meant to go on. */
export function startsTopLevel(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // The letters that these words begin with, before the pattern is asked.
  if (!(code >= 99 && code <= 118)) return false;
  const before = at === 0 ? Char.newline : text.charCodeAt(at - 1);
  if (before !== Char.newline && before !== Char.return) return false;
  return TOP_LEVEL.test(text.slice(at, at + 450));
}

/** Moves over white space and comments of a text; remembers the comments. */
export class Scanner {
  readonly text: string;
  readonly comments: Range[] = [];
  at = 0;
  /** Where lines begin that hold one word and nothing else, by that word; made when a heredoc needs it. */
  private words: Map<string, number[]> | undefined;
  /** The line that was asked for last: where it begins and ends, and how far it is indented. */
  private line = { start: 0, end: -1, indent: 0 };
  /** True once an interpolation was found that nothing closes. */
  private openTemplate = false;

  constructor(text: string) {
    this.text = text;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  /**
   * Goes to the next character that is neither white space nor comment.
   * @param lines whether it may stand on another line
   */
  skipBlanks(lines: boolean): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === Char.space || code === Char.tab || code === Char.return || code === 0xfeff) {
        this.at++;
      } else if (code === Char.newline) {
        if (!lines) return;
        this.at++;
      } else if (!this.comment(code, lines)) return;
    }
  }

  /** A comment; one that ends with its line ends what a line ends, too. */
  private comment(code: number, lines: boolean): boolean {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    let end: number;
    if (code === Char.hash || (code === Char.slash && next === Char.slash)) {
      if (!lines) return this.lineComment();
      end = this.lineEnd(at);
    } else if (code === Char.slash && next === Char.star) {
      const found = text.indexOf('*/', at + 2);
      end = found < 0 ? text.length : found + 2;
    } else return false;
    this.comments.push({ start: at, end });
    this.at = end;
    return true;
  }

  private lineComment(): boolean {
    const { at } = this;
    const end = this.lineEnd(at);
    this.comments.push({ start: at, end });
    this.at = end;
    return true;
  }

  /** The end of the line, without its line end. */
  lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    if (end < 0) return this.text.length;
    return this.text.charCodeAt(end - 1) === Char.return && end > from ? end - 1 : end;
  }

  /** The end of the name that begins here. */
  nameEnd(from: number): number {
    let end = from;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (!isLetter(code) && !isDigit(code) && code !== Char.minus) return end;
      end++;
    }
  }

  /** Reads a quoted string; it ends with its line if no quote does. */
  quoted(): { end: number; closed: boolean; templated: boolean; escaped: boolean } {
    const { text } = this;
    let templated = false;
    let escaped = false;
    let at = this.at + 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === Char.quote) return { end: at + 1, closed: true, templated, escaped };
      if (!(at < text.length) || code === Char.newline) {
        const end = this.lineEnd(this.at);
        return { end, closed: false, templated, escaped };
      }
      if (code === Char.backslash) {
        escaped = true;
        at += 2;
      } else if (code === Char.dollar || code === Char.percent) {
        if (text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === Char.openBrace) {
          escaped = true;
          at += 3;
        } else if (text.charCodeAt(at + 1) === Char.openBrace) {
          templated = true;
          at = this.templateEnd(at + 2);
        } else at++;
      } else at++;
    }
  }

  /** The offset behind the brace that closes an interpolation; strings in it may hold further ones. */
  private templateEnd(from: number): number {
    const { text } = this;
    // Open braces and strings, innermost last.
    const open: number[] = [Char.openBrace];
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const inString = open.at(-1) === Char.quote;
      if (code === Char.newline && (inString || this.openTemplate)) return at;
      if (code === Char.quote) {
        if (inString) open.pop();
        else open.push(Char.quote);
      } else if (inString) {
        if (code === Char.backslash) at++;
        else if (isTemplateStart(text, at)) {
          open.push(Char.openBrace);
          at++;
        }
      } else if (code === Char.openBrace) open.push(Char.openBrace);
      else if (code === Char.closeBrace) {
        open.pop();
        if (open.length === 0) return at + 1;
      }
    }
    // Nothing closes it: from now on an interpolation ends with its line, so that no text is read often.
    this.openTemplate = true;
    return this.lineEnd(from);
  }

  /** Goes behind the bracket that closes the one here, over strings and comments; false if none does. */
  skipBrackets(): boolean {
    let open = 0;
    for (;;) {
      this.skipBlanks(true);
      const { at, code } = this;
      if (Number.isNaN(code) || startsTopLevel(this.text, at)) return false;
      if (code === Char.quote) this.at = this.quoted().end;
      else if (code === Char.less && this.text.charCodeAt(at + 1) === Char.less) {
        this.at = this.heredoc()?.end ?? at + 2;
      } else {
        this.at++;
        if (isOpening(code)) open++;
        else if (isClosing(code) && --open === 0) return true;
      }
    }
  }

  /** Reads `<<EOT`, `<<-EOT`; undefined where no marker and line end follow. */
  heredoc(): { end: number; content: Range; indented: boolean; closed: boolean } | undefined {
    const { text, at } = this;
    const indented = text.charCodeAt(at + 2) === Char.minus;
    const from = at + (indented ? 3 : 2);
    const to = this.nameEnd(from);
    const first = this.lineEnd(to);
    if (to === from || first === text.length) return undefined;
    const marker = text.slice(from, to);
    const start = text.indexOf('\n', to) + 1;
    const line = this.wordLine(marker, start);
    if (line !== undefined) {
      const content = { start, end: Math.max(start, line - 1) };
      return { end: indentEnd(text, line) + marker.length, content, indented, closed: true };
    }
    let end = start;
    while (end < text.length && !startsTopLevel(text, end)) {
      const next = text.indexOf('\n', end);
      end = next < 0 ? text.length : next + 1;
    }
    return { end, content: { start, end }, indented, closed: false };
  }

  /** The first line from an offset on that holds this word alone. */
  private wordLine(word: string, from: number): number | undefined {
    this.words ??= wordLines(this.text);
    const lines = this.words.get(word) ?? [];
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return lines[low];
  }

  /** How far a place is indented, if it is the first of its line. */
  lineIndent(at: number): number | undefined {
    const { start, indent } = this.lineAt(at);
    return start + indent === at ? indent : undefined;
  }

  /** How far the line of a place is indented. */
  indentOf(at: number): number {
    return this.lineAt(at).indent;
  }

  private lineAt(at: number): { readonly start: number; readonly indent: number } {
    const { text, line } = this;
    if (line.start <= at && at <= line.end) return line;
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    const indent = indentEnd(text, start) - start;
    this.line = { start, end: end < 0 ? text.length : end, indent };
    return this.line;
  }
}

function wordLines(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const word = text.slice(start, Math.min(end, start + LONGEST_LINE)).trim();
    if (word !== '' && isLetter(word.charCodeAt(0)) && !word.includes(' ')) {
      const lines = found.get(word);
      if (lines) lines.push(start);
      else found.set(word, [start]);
    }
    start = end + 1;
  }
  return found;
}

/** Whether `${` or `%{` begins here, and not `$${`. */
function isTemplateStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== Char.dollar && code !== Char.percent) return false;
  return text.charCodeAt(at + 1) === Char.openBrace && text.charCodeAt(at - 1) !== code;
}

/** The offset behind spaces and tabs. */
export function indentEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === Char.space || text.charCodeAt(at) === Char.tab) at++;
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The content of a quoted string without its escapes. */
export function unescaped(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4\{/g,
    (_, short?: string, long?: string, other?: string, sign?: string) => {
      if (sign !== undefined) return `${sign}{`;
      if (other !== undefined) return ESCAPES[other] ?? other;
      const point = Number.parseInt(short ?? long ?? '', 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}
