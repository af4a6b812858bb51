import { type Document as Composed, parseDocument } from 'yaml';
import type { Range } from '../../text/node.ts';

/** Lines that are blanked at the most: who has more mistakes than these is not typing. */
const ROUNDS = 6;

/** Lines above a mistake in which its beginning is looked for. */
const ABOVE = 20;

const OPTIONS = {
  keepSourceTokens: false,
  strict: false,
  uniqueKeys: false,
  logLevel: 'silent',
  prettyErrors: false,
} as const;

/** What could be read of a text, and the lines that were left out for it. */
export interface Repaired {
  readonly composed: Composed;
  readonly left: readonly Range[];
}

/**
 * Reads YAML; where it is broken it reads again without the line that is in the way, which becomes white space
 * of the same length, so that all offsets stay as they are. Takes a few readings at the most.
 */
export function readRepaired(text: string): Repaired {
  const left: Range[] = [];
  let current = text;
  for (;;) {
    const composed = parseDocument(current, OPTIONS);
    const [error] = composed.errors;
    if (!error || left.length >= ROUNDS) return { composed, left };
    const line = offendingLine(current, error.pos[0], error.code);
    if (!line) return { composed, left };
    left.push(line);
    const blank = ' '.repeat(line.end - line.start);
    current = current.slice(0, line.start) + blank + current.slice(line.end);
  }
}

/** The line to leave out: where a quote or bracket is not closed, else that of the mistake, if it has text. */
function offendingLine(text: string, offset: number, code: string): Range | undefined {
  const quoted = code === 'MISSING_CHAR' || code === 'UNEXPECTED_TOKEN';
  let first: Range | undefined;
  let line = lineAround(text, Math.min(offset, text.length));
  for (let looked = 0; looked < ABOVE; looked++) {
    const content = text.slice(line.start, line.end);
    if (content.trim() !== '') {
      first ??= line;
      if (!quoted && code !== 'BAD_INDENT') return first;
      if (isUnbalanced(content)) return line;
    }
    if (line.start === 0) break;
    line = lineAround(text, line.start - 1);
  }
  return first;
}

/** A quote that is not closed, or a bracket, on a line that is no comment. */
function isUnbalanced(line: string): boolean {
  const code = line.replace(/(?:^|\s)#.*$/, '');
  const double = code.match(/(?<!\\)"/g)?.length ?? 0;
  const single = code.match(/(?:^|[\s,[{:])'|'(?=$|[\s,\]}:])/g)?.length ?? 0;
  const open = code.match(/[[{]/g)?.length ?? 0;
  const close = code.match(/[\]}]/g)?.length ?? 0;
  return double % 2 === 1 || single % 2 === 1 || open !== close;
}

function lineAround(text: string, offset: number): Range {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}
