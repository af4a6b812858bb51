import type { Comparison } from '../ecs/constraint/expression.ts';
import { forEachComparison } from '../ecs/constraint/expression.ts';
import type { ParsedConstraint } from '../ecs/constraint/parse.ts';
import { parseConstraint } from '../ecs/constraint/parse.ts';
import type { Node, Range } from '../text/node.ts';
import type { Subject } from './subject.ts';

/** A placement constraint wherever it stands, with its expression as parsed. */
export interface PlacedConstraint {
  readonly node: Node;
  readonly type: string | undefined;
  readonly expression: Node;
  /** Undefined without an expression, or with one that a template fills in. */
  readonly parsed: ParsedConstraint | undefined;
  /** The range in the document of a range in the expression. */
  readonly at: (range: Range) => Range;
}

const known = new WeakMap<Subject, readonly PlacedConstraint[]>();

/** All placement constraints of a document: those of task definitions and of services. */
export function constraintsOf(subject: Subject): readonly PlacedConstraint[] {
  let found = known.get(subject);
  if (!found) {
    found = subject.parts
      .flatMap(({ node }) => node.get('placementConstraints').items())
      .filter((node) => node.kind === 'object')
      .map((node) => constraint(node));
    known.set(subject, found);
  }
  return found;
}

/** Every comparison in the constraints of a document. */
export function comparisonsOf(
  subject: Subject,
): { readonly constraint: PlacedConstraint; readonly comparison: Comparison }[] {
  const all: { constraint: PlacedConstraint; comparison: Comparison }[] = [];
  for (const each of constraintsOf(subject)) {
    const expression = each.parsed?.expression;
    if (!expression) continue;
    forEachComparison(expression, (comparison) => all.push({ constraint: each, comparison }));
  }
  return all;
}

function constraint(node: Node): PlacedConstraint {
  const expression = node.get('expression');
  const value = expression.string;
  return {
    node,
    type: node.get('type').string,
    expression,
    parsed: value === undefined || value === '' ? undefined : parseConstraint(value),
    at: ({ start, end }) => expression.part(start, end),
  };
}
