import type { Severity } from '../core/lint/rule.ts';
import { piecesOf } from '../core/text/isolate.ts';

/** Where a command writes, and whether colours are welcome there. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** Resolves when what was written has been taken, so that no more of it waits than need be. */
  readonly drained?: () => Promise<void>;
  readonly err: (text: string) => void;
  readonly colours: boolean;
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Text in a colour or weight, where colours are welcome. */
export interface Styled {
  readonly style: keyof typeof CODES;
  readonly text: string;
}

/** One line for people, in pieces; line feeds in them do not end it. */
export type Line = string | readonly (string | Styled)[];

export function styled(style: keyof typeof CODES, text: string): Styled {
  return { style, text };
}

/** Makes a line of a template whose values may be styled. */
export function line(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Styled)[]
): Line {
  return strings.flatMap((text, index) => {
    const value = values[index];
    if (value === undefined) return [text];
    return [text, typeof value === 'number' ? String(value) : value];
  });
}

/** Writes lines for people to standard output. */
export function print({ out, colours }: Terminal, lines: readonly Line[]): void {
  out(lines.map((each) => rendered(each, colours)).join(''));
}

/** Writes lines for people to standard error. */
export function printError({ err, colours }: Terminal, ...lines: readonly Line[]): void {
  err(lines.map((each) => rendered(each, colours)).join(''));
}

/**
 * The one place where names and values of documents become text on a terminal or in a log: they can
 * neither begin a line nor command the terminal or the CI system that shows it.
 */
function rendered(parts: Line, colours: boolean): string {
  const pieces = typeof parts === 'string' ? [parts] : parts;
  let plain = '';
  let text = '';
  for (const piece of pieces) {
    const shown = printable(typeof piece === 'string' ? piece : piece.text);
    plain += shown;
    text +=
      typeof piece === 'object' && colours
        ? `\u001b[${CODES[piece.style]}m${shown}\u001b[0m`
        : shown;
  }
  // GitHub Actions takes a line that begins with "::" for a command.
  return `${/^\s*::/.test(plain) ? ZERO_WIDTH_SPACE : ''}${text}\n`;
}

const ZERO_WIDTH_SPACE = '\u200b';

/** `##[command]` of GitHub Actions and `##vso[…]` of Azure Pipelines count anywhere in a line. */
const COMMAND = /##(?=\w{0,20}\[)/g;

/**
 * Text from a document or file name, safe to print on one line. Line feeds become ␊. Other control
 * characters, which could move the cursor or recolour the terminal, become U+FFFD, and so do marks
 * that turn the direction of text.
 */
export function printable(text: string): string {
  return piecesOf(text)
    .join('')
    .replace(/\r?\n/g, '␊')
    .replace(/[^\P{Cc}\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
    .replace(COMMAND, `#${ZERO_WIDTH_SPACE}#`);
}

/**
 * JSON that says the same and is safe in a log: what a terminal or a CI system could take for a
 * command is escaped. Such characters stand in strings alone.
 */
export function safeJson(json: string): string {
  return json
    .replace(
      /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(COMMAND, '#\\u0023');
}

/** Writes a value as JSON to standard output. */
export function printJson({ out }: Terminal, value: unknown): void {
  out(safeJson(`${JSON.stringify(value, null, 2)}\n`));
}

/** Characters that are written at once. */
const PIECE = 1 << 16;

/** Writes JSON that may be more than one text can hold, given in parts that end between tokens. */
export async function printJsonParts(
  { out, drained }: Terminal,
  parts: Iterable<string>,
): Promise<void> {
  let piece = '';
  for (const part of parts) {
    piece += safeJson(part);
    if (piece.length < PIECE) continue;
    out(piece);
    piece = '';
    await drained?.();
  }
  out(piece);
}

export const STYLE: Record<Severity, keyof typeof CODES> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'dim',
};

/** `1 error`, `2 errors`: English alone, the command line is not translated. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
