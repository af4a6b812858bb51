import { RE2JS } from 're2js';
import { own } from '../../text/own.ts';

/**
 * Largest pattern that is matched: its length times the repetitions it asks for in braces. Beyond
 * that even linear time takes seconds on a large cluster.
 */
const LARGEST = 4000;

/** Distinct values of an attribute are few, so each is matched once; the store is bounded. */
const REMEMBERED = 10_000;

/** What Java calls classes of ASCII, as RE2 calls them inside of brackets. */
const CLASSES: Readonly<Record<string, string>> = {
  Alnum: '[:alnum:]',
  Alpha: '[:alpha:]',
  Blank: '[:blank:]',
  Digit: '[:digit:]',
  Lower: '[:lower:]',
  Punct: '[:punct:]',
  Space: '[:space:]',
  Upper: '[:upper:]',
  XDigit: '[:xdigit:]',
};

/**
 * A matcher of the whole value, in time linear in the value, whatever the pattern.
 *
 * ECS matches with `java.util.regex.Pattern`, which knows more than linear time allows. What looks
 * ahead at the beginning of the pattern, as in `(?!t2).*`, is asked apart; other lookaround,
 * backreferences and possessive quantifiers are refused here.
 * @returns the matcher, or in people's words what the matcher cannot do
 */
export function compilePattern(pattern: string): ((value: string) => boolean) | string {
  const repetitions = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)]
    .map(([, from, to]) => Number(to || from))
    .reduce((sum, count) => sum + count, 1);
  if (pattern.length * repetitions > Math.max(LARGEST, pattern.length))
    return 'too many repetitions';
  const { ahead, rest } = lookaheads(pattern);
  let compiled: RE2JS;
  let conditions: { at: RE2JS; wanted: boolean }[];
  try {
    compiled = RE2JS.compile(inRe2(rest));
    conditions = ahead.map(({ text, wanted }) => ({ at: RE2JS.compile(inRe2(text)), wanted }));
  } catch (error) {
    return String(error instanceof Error ? error.message : error).replace(
      /^error parsing regexp: /,
      '',
    );
  }
  const known = new Map<string, boolean>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const answer =
      conditions.every(({ at, wanted }) => at.matcher(value).lookingAt() === wanted) &&
      compiled.matches(value);
    if (known.size < REMEMBERED) known.set(value, answer);
    return answer;
  };
}

/** Parts the conditions about what follows from the beginning of a pattern. */
function lookaheads(pattern: string): {
  ahead: readonly { readonly text: string; readonly wanted: boolean }[];
  rest: string;
} {
  const ahead = [];
  let rest = pattern.replace(/^\^(?=\(\?[=!])/, '');
  for (let end = groupEnd(rest); /^\(\?[=!]/.test(rest) && end > 0; end = groupEnd(rest)) {
    ahead.push({ text: rest.slice(3, end), wanted: rest[2] === '=' });
    rest = rest.slice(end + 1);
  }
  // They would not bind an alternative beside them.
  const bound = !rest.includes('|') || groupEnd(rest) === rest.length - 1;
  return bound ? { ahead, rest } : { ahead: [], rest: pattern };
}

/** Where the group that begins the pattern is closed; below 0 when it is not. */
function groupEnd(pattern: string): number {
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '[') at = Math.max(at, pattern.indexOf(']', at + 2));
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return -1;
}

/**
 * A pattern of Java in the spelling of RE2.
 * @throws Error for classes made of classes, which RE2 would read as something else
 */
function inRe2(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\(?:([pP])\{(?:Is)?(\w+)\}|.)|[[\]]|&&/gs, (found, sign, name) => {
    if (found === '[' || found === ']' || found === '&&') {
      if (inClass && found !== ']') throw new Error('a nested character class');
      inClass = found === '[';
      return found;
    }
    if (found === '\\h') return inClass ? ' \\t' : '[ \\t]';
    const known = own(CLASSES, name);
    if (known === undefined) return found;
    if (sign === 'P') return `[^${known}]`;
    return inClass ? known : `[${known}]`;
  });
}
