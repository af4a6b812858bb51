import { type Document as Composed, parseDocument, type Tags } from 'yaml';
import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/node.ts';

/** Lines that are blanked at the most: who has more mistakes than these is not typing. */
const ROUNDS = 6;

/** Readings of a text at the most: each takes as long as reading it when it is whole. */
const READINGS = 8;

/** Lines above a mistake in which its beginning is looked for. */
const ABOVE = 20;

/** Tags of AWS CloudFormation: the library warns of those it does not know, which takes longer than reading. */
const TAGS =
  'Ref Sub GetAtt If Join Select Split FindInMap ImportValue Base64 Cidr GetAZs Equals And Or Not Condition Transform';

const customTags: Tags = TAGS.split(' ').flatMap((name) => {
  const tag = `!${name}`;
  return [
    { tag, resolve: (text: string) => text },
    { tag, collection: 'seq' },
    { tag, collection: 'map' },
  ];
});

const OPTIONS = {
  customTags,
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

/** A reading without some lines. */
interface Attempt extends Repaired {
  readonly text: string;
}

/**
 * Reads YAML; where it is broken it reads again without the line that is in the way, which becomes white space
 * of the same length, so that all offsets stay as they are. Takes a few readings at the most.
 */
export function readRepaired(text: string): Repaired {
  let best: Attempt = { composed: parseDocument(text, OPTIONS), left: [], text };
  const budget = { readings: READINGS };
  while (best.composed.errors.length > 0 && best.left.length < ROUNDS) {
    const next = nextAttempt(best, budget);
    if (!next) break;
    best = next;
  }
  return best;
}

/** The reading without one more line: the first that is whole, else that which goes on longest. */
function nextAttempt(before: Attempt, budget: { readings: number }): Attempt | undefined {
  let best: Attempt | undefined;
  const { text } = before;
  for (const line of suspects(before).flatMap((each) => waysFor(text, each))) {
    if (budget.readings-- <= 0) break;
    const without = text.slice(0, line.start) + line.text + text.slice(line.end);
    const composed = parseDocument(without, OPTIONS);
    const attempt = { composed, left: [...before.left, line], text: without };
    if (!best || brokenAt(attempt) > brokenAt(best)) best = attempt;
    if (composed.errors.length === 0) break;
  }
  return best;
}

function brokenAt({ composed }: Attempt): number {
  return composed.errors[0]?.pos[0] ?? Number.POSITIVE_INFINITY;
}

/** The lines that may be in the way: where a quote or bracket is not closed, that of the mistake, the one before. */
function suspects({ text, composed }: Attempt): Range[] {
  const [error] = composed.errors;
  if (!error) return [];
  const found: Range[] = [];
  const isOpen = error.code === 'MISSING_CHAR';
  let line = lineAround(text, Math.min(error.pos[0], text.length));
  for (let looked = 0; looked < ABOVE || isOpen; looked++) {
    const content = text.slice(line.start, line.end);
    if (content.trim() !== '') {
      if (isUnbalanced(content)) {
        found.unshift(line);
        break;
      }
      if (found.length < 2) found.push(line);
    }
    if (line.start === 0) break;
    line = lineAround(text, line.start - 1);
  }
  return found;
}

/** What can be put in the place of a line, of the same length: what is least is tried first. */
function waysFor(text: string, { start, end }: Range): Edit[] {
  const content = text.slice(start, end);
  const ways: Edit[] = [];
  const from = openedAt(content);
  if (from > 0) ways.push(blanked(start + from, end));
  // Half a key: with a colon, what is indented below it stays where it is.
  const key = /^\s*(?:- )?[\w-]+/.exec(content);
  if (key && key[0].length > 1 && content.slice(key[0].length).trim() === '') {
    const at = start + key[0].length - 1;
    ways.push({ start: at, end: at + 1, text: ':' });
  }
  return [...ways, blanked(start, end)];
}

function blanked(start: number, end: number): Edit {
  return { start, end, text: ' '.repeat(end - start) };
}

/** Where the quote or bracket stands that is not closed on its line, behind a key; -1 where there is none. */
function openedAt(line: string): number {
  if (!isUnbalanced(line)) return -1;
  return line.search(/(?<=: {0,20})["'[{]|(?<=- {0,20})["'[{]/);
}

/** A quote that is not closed, or a bracket, on a line that is no comment. */
function isUnbalanced(line: string): boolean {
  const code = line.replace(/(?:^|\s)#[^\n]*/, '');
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
