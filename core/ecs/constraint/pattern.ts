import { RE2JS } from 're2js';

/**
 * Largest pattern that is matched: its length times the repetitions it asks for in braces. Beyond
 * that even linear time takes seconds on a large cluster.
 */
const LARGEST = 4000;

/** Distinct values of an attribute are few, so each is matched once; the store is bounded. */
const REMEMBERED = 10_000;

/**
 * A matcher of the whole value, in time linear in the value, whatever the pattern.
 *
 * ECS matches with `java.util.regex.Pattern`, which knows more than linear time allows: lookaround,
 * backreferences, possessive quantifiers. Those are refused here.
 * @returns the matcher, or in people's words what the matcher cannot do
 */
export function compilePattern(pattern: string): ((value: string) => boolean) | string {
  const repetitions = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)]
    .map(([, from, to]) => Number(to || from))
    .reduce((sum, count) => sum + count, 1);
  if (pattern.length * repetitions > Math.max(LARGEST, pattern.length))
    return 'too many repetitions';
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern);
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
    const answer = compiled.matches(value);
    if (known.size < REMEMBERED) known.set(value, answer);
    return answer;
  };
}
