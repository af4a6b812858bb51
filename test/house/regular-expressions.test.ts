import { check } from 'recheck';
import { expect, test, vi } from 'vitest';
import { parseAst } from 'vitest/node';
import { sourceFiles } from './imports.ts';

vi.hoisted(() => {
  // Without it a Java runtime is looked for, or the slow build in JavaScript taken.
  if (process.platform === 'linux' && process.arch === 'x64')
    process.env.RECHECK_BACKEND = 'native';
});

/** Patterns that may take more than linear time, because what they are put to is short or ours. */
const EXCEPTIONS: readonly [file: string, pattern: string, reason: string][] = [
  ['core/notations/json/place.ts', '[\\w-]*$', 'at most 100 characters before the cursor'],
  ['server/warm-up.ts', '\\$\\{\\d+:([^}]*)\\}', 'our own snippets'],
];

/** Milliseconds for one pattern; one for which that is too little is rewritten, not excused. */
const TIMEOUT = 20_000;

interface Literal {
  readonly pattern: string;
  readonly flags: string;
  readonly files: Set<string>;
}

/** All regular expressions that stand in the code, each once. */
function literals(): Literal[] {
  const found = new Map<string, Literal>();
  const visit = (value: unknown, file: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { regex } = value as { regex?: { pattern: string; flags: string } };
    if (regex) {
      const key = `/${regex.pattern}/${regex.flags}`;
      const literal = found.get(key) ?? { ...regex, files: new Set() };
      found.set(key, literal);
      literal.files.add(file);
    }
    for (const inner of Object.values(value)) visit(inner, file);
  };
  for (const { path, text } of sourceFiles()) {
    if (path.includes('.generated.')) continue;
    visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), path);
  }
  return [...found.values()];
}

/**
 * The pattern with its bounded repetitions cut to three: how often they repeat is a constant factor, and
 * what is unbounded around them stays. Else most of the time would go into counting.
 */
function shortened(pattern: string): string {
  return pattern.replace(
    /(?<!\\u|\\)\{(\d+)(,?)(\d*)\}/g,
    (_, least: string, comma: string, most: string) => {
      const from = Math.min(Number(least), 2);
      if (most === '') return `{${from}${comma}}`;
      return `{${from},${Math.max(from, Math.min(Number(most), 3))}}`;
    },
  );
}

/**
 * What the checker says of a pattern. Where it only tries texts (lookbehind), it goes by counts that a busy
 * machine upsets: such a verdict has to be given three times.
 */
async function judge(pattern: string, flags: string): ReturnType<typeof check> {
  let result = await check(shortened(pattern), flags, { timeout: TIMEOUT });
  for (let again = 0; again < 2 && result.status === 'vulnerable'; again++) {
    if (result.checker !== 'fuzz') break;
    result = await check(shortened(pattern), flags, { timeout: TIMEOUT });
  }
  return result;
}

test('every regular expression takes linear time', async () => {
  const all = literals();
  // The parser finds them: there are hundreds.
  expect(all.length).toBeGreaterThan(200);
  const slow: string[] = [];
  const excused = new Set<string>();
  for (const { pattern, flags, files } of all) {
    const result = await judge(pattern, flags);
    if (result.status === 'safe') continue;
    const why = result.status === 'vulnerable' ? result.complexity.summary : result.error.kind;
    for (const file of files) {
      const exception = EXCEPTIONS.find((each) => each[0] === file && each[1] === pattern);
      if (exception) excused.add(exception.join());
      else slow.push(`${file}: /${pattern}/${flags}: ${why}`);
    }
  }
  expect(slow).toEqual([]);
  expect([...excused].sort()).toEqual(EXCEPTIONS.map((each) => each.join()).sort());
}, 300_000);

test.each([
  ['^(a+)+$', 'exponential'],
  ['\\s+$', 'polynomial'],
  ['^a{1,100}b{1,100}$', 'safe'],
])('the check tells %s: %s', async (pattern, expected) => {
  const result = await check(shortened(pattern), '');
  const found = result.status === 'vulnerable' ? result.complexity.type : result.status;
  expect(found).toBe(expected);
});
