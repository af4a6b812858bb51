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

/** Characters that are written at once. */
const PIECE = 1 << 16;

/** Writes what may be more than one text can hold. */
export async function outInPieces(
  { out, drained }: Terminal,
  parts: Iterable<string>,
): Promise<void> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    out(piece);
    piece = '';
    await drained?.();
  }
  out(piece);
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Paints text, or leaves it as it is where colours are not welcome. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

export function painter(terminal: Terminal): Paint {
  return (style, text) => (terminal.colours ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
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

/**
 * Text from a document, safe to print: control characters could move the cursor or recolour the
 * terminal.
 */
export function printable(text: string): string {
  return piecesOf(text)
    .join('')
    .replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}
