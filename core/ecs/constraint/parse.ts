import { readComparison } from './comparison.ts';
import type { ConstraintError, Expression } from './expression.ts';
import { problem, refuse } from './mistakes.ts';
import { Scanner } from './scanner.ts';

/** Longest expression that ECS takes, in characters. Source: API reference, PlacementConstraint. */
export const LONGEST_EXPRESSION = 2000;

/** What a text was read as. */
export interface ParsedConstraint {
  readonly text: string;
  /** Absent after a mistake in the grammar, and when a template hides the grammar. */
  readonly expression?: Expression;
  readonly errors: readonly ConstraintError[];
}

type Pending = '(' | 'not' | 'and' | 'or';

/** `not` binds tighter than `and`, and `and` tighter than `or` (assumption: precedence). */
const BINDS: Readonly<Record<Pending, number>> = { '(': 0, or: 1, and: 2, not: 3 };

/**
 * Reads an expression of the cluster query language. Takes linear time and constant stack, so that
 * no nesting overflows; never throws.
 * @param text at most 2,000 characters, longer ones are refused unread
 */
export function parseConstraint(text: string): ParsedConstraint {
  if (text.length > LONGEST_EXPRESSION) {
    const template = 'The expression has {length} characters; ECS accepts at most {limit}.';
    const params = { length: text.length, limit: LONGEST_EXPRESSION };
    const range = { start: LONGEST_EXPRESSION, end: text.length };
    return { text, errors: [problem('length', range, template, params)] };
  }
  const scan = new Scanner(text);
  const errors: ConstraintError[] = [];
  const expression = readExpression(scan, errors);
  if (expression) return { text, expression, errors };
  return { text, errors: scan.templated ? [] : errors };
}

function readExpression(scan: Scanner, errors: ConstraintError[]): Expression | undefined {
  const pending: { readonly what: Pending; readonly at: number }[] = [];
  const terms: Expression[] = [];
  const push = (what: Pending, at: number): void => {
    pending.push({ what, at });
  };
  const reduce = (binds: number): void => {
    for (let top = pending.at(-1); top && BINDS[top.what] >= binds; top = pending.at(-1)) {
      pending.pop();
      combine(top.what, terms);
    }
  };
  for (;;) {
    scan.skipSpace();
    const before = scan.position;
    if (scan.take('(')) push('(', before);
    else if (takeNot(scan)) push('not', before);
    else {
      const comparison = readComparison(scan, errors);
      if (!comparison) return undefined;
      terms.push(comparison);
      for (;;) {
        scan.skipSpace();
        const at = scan.position;
        if (scan.atEnd) {
          reduce(1);
          const open = pending.at(-1);
          if (!open) return terms[0];
          const range = { start: open.at, end: open.at + 1 };
          errors.push(problem('syntax', range, 'This parenthesis is not closed.', {}, [')']));
          return undefined;
        }
        if (scan.take(')')) {
          reduce(1);
          if (pending.pop()) continue;
          const template = 'Unmatched closing parenthesis.';
          const range = { start: at, end: at + 1 };
          errors.push(problem('syntax', range, template, {}, ['and', 'or']));
          return undefined;
        }
        const joint = takeJoint(scan);
        if (joint) {
          reduce(BINDS[joint]);
          push(joint, at);
          break;
        }
        errors.push(unjoined(scan));
        return undefined;
      }
    }
  }
}

function takeNot(scan: Scanner): boolean {
  if (scan.take('!')) return true;
  return scan.peekWord() === 'not' && scan.take('not');
}

function takeJoint(scan: Scanner): 'and' | 'or' | undefined {
  if (scan.take('&&')) return 'and';
  if (scan.take('||')) return 'or';
  const word = scan.peekWord();
  return (word === 'and' || word === 'or') && scan.take(word) ? word : undefined;
}

function unjoined(scan: Scanner): ConstraintError {
  const word = scan.peekWord();
  const expected = ['and', 'or'];
  if (/^(?:and|or)$/i.test(word)) {
    const template = 'Operators must be lowercase: {found}.';
    return refuse(scan, template, [word.toLowerCase()], word);
  }
  const template = 'Expected "and" or "or" between conditions, not {found}.';
  return refuse(scan, template, expected);
}

/** Replaces the operands on top of `terms` by what the operator makes of them. */
function combine(what: Pending, terms: Expression[]): void {
  const last = terms.pop();
  if (!last || what === '(') return;
  if (what === 'not') {
    terms.push(last.kind === 'not' ? last.term : { kind: 'not', term: last });
    return;
  }
  const first = terms.pop();
  if (!first) return;
  // A chain of the same word is one node, so that its depth does not grow with its length.
  const chain = first.kind === what ? first.terms : [first];
  terms.push({ kind: what, terms: [...chain, last] });
}
