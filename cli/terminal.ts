import type { Severity } from '../core/lint/rule.ts';

/** Where a command writes, and whether colours are welcome there. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: boolean;
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
  return text.replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD');
}
