import { evaluateConstraint } from '../../ecs/constraint/evaluate.ts';
import { type Expression, forEachComparison } from '../../ecs/constraint/expression.ts';
import type { ParsedConstraint } from '../../ecs/constraint/parse.ts';
import { message } from '../../text/message.ts';
import type { Constraint } from '../model.ts';
import { subject } from '../subject.ts';
import type { Check, Filter } from './filter.ts';

/** The expressions of the task definition and of the request: every one must hold. */
export const memberOf: Filter<'MEMBER_OF'> = {
  code: 'MEMBER_OF',
  label: 'memberOf',
  counted:
    '{instances, plural, one {# instance does} other {# instances do}} not satisfy {subject}',
  event: 'encountered error "MemberOf placement constraint unsatisfied."',
  constraint: true,
  checks: ({ task, constraints }) => [...task.memberOf, ...expressionsOf(constraints)].map(checkOf),
};

/** The expressions of `memberOf` constraints. */
export function expressionsOf(constraints: readonly Constraint[]): ParsedConstraint[] {
  return constraints.flatMap((one) => (one.type === 'memberOf' ? [one.expression] : []));
}

function checkOf({ text, expression }: ParsedConstraint): Check {
  const check: Check = {
    title: message('satisfies {expression}', { expression: text }),
    passes: (state) => (index) =>
      expression !== undefined && evaluateConstraint(expression, subject(state, index)),
    reasons: () => [
      expression
        ? {
            subject: text,
            message: message('does not satisfy {expression}', { expression: text }),
          }
        : {
            subject: text,
            message: message('the constraint {expression} has a syntax error', {
              expression: text,
            }),
            counted: 'the constraint {subject} has a syntax error',
          },
    ],
  };
  return expression && dependsOnTasks(expression) ? check : { ...check, key: `memberOf ${text}` };
}

/** True when placing a task can change the answer. */
function dependsOnTasks(expression: Expression): boolean {
  let depends = false;
  forEachComparison(expression, ({ subject: about }) => {
    depends ||= about === 'task:group' || about === 'runningTasksCount';
  });
  return depends;
}
