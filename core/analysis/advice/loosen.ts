import type { ParsedConstraint } from '../../ecs/constraint/parse.ts';

/**
 * The expressions that are left when one term of a conjunction is dropped: `a and b` gives `b` and
 * `a`. Only for conjunctions of plain comparisons: what else there is has no text of its own.
 */
export function loosened({ text, expression }: ParsedConstraint): readonly string[] {
  if (expression?.kind !== 'and') return [];
  const terms = expression.terms.flatMap((term) =>
    term.kind === 'comparison' ? [text.slice(term.start, term.end)] : [],
  );
  if (terms.length < expression.terms.length) return [];
  return terms.map((_, dropped) => terms.filter((_, number) => number !== dropped).join(' and '));
}
