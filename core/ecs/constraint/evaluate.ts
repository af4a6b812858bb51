import type { Comparison, ConstraintSubject, Expression, Literal } from './expression.ts';
import { compareText, compareVersions, parseDate } from './values.ts';

/**
 * True when the instance satisfies the expression.
 *
 * Whatever an instance does not have satisfies only `!exists`: `attribute:stack != prod` selects the
 * instances that have the attribute with another value. What cannot be judged (a pattern that does
 * not compile, a placeholder) is not satisfied.
 */
export function evaluateConstraint(expression: Expression, instance: ConstraintSubject): boolean {
  switch (expression.kind) {
    case 'not':
      return !evaluateConstraint(expression.term, instance);
    case 'and':
      return expression.terms.every((term) => evaluateConstraint(term, instance));
    case 'or':
      return expression.terms.some((term) => evaluateConstraint(term, instance));
    default:
      return satisfies(expression, instance);
  }
}

function satisfies(comparison: Comparison, instance: ConstraintSubject): boolean {
  switch (comparison.subject) {
    case 'attribute': {
      const value = instance.attributes.get(comparison.name ?? '');
      return holds(comparison, value, compareText);
    }
    case 'agentConnected':
      return holds(comparison, String(instance.agentConnected), compareText);
    case 'agentVersion':
      return holds(comparison, instance.agentVersion, compareVersions, compareVersions);
    case 'ec2InstanceId':
      return holds(comparison, instance.ec2InstanceId, compareText);
    case 'registeredAt': {
      const at = instance.registeredAt;
      return holds(comparison, at === undefined ? at : String(at), compareTimes, compareTimes);
    }
    case 'runningTasksCount':
      return holds(comparison, String(instance.runningTasksCount), compareCounts, compareCounts);
    case 'task:group':
      return someGroup(comparison, instance.taskGroups);
  }
}

/** An instance runs tasks of many groups: one that fits is enough. */
function someGroup(comparison: Comparison, groups: Iterable<string>): boolean {
  if (comparison.operator === '!exists') return groups[Symbol.iterator]().next().done === true;
  for (const group of groups) if (holds(comparison, group, compareText)) return true;
  return false;
}

type Compare = (value: string, literal: string) => number;

const compareCounts: Compare = (value, literal) => Number(value) - Number(literal);

/** `value` in milliseconds, `literal` as written. */
const compareTimes: Compare = (value, literal) =>
  Number(value) - (parseDate(literal) ?? Number.NaN);

const compareExactly: Compare = (value, literal) => (value === literal ? 0 : 1);

function holds(
  comparison: Comparison,
  value: string | undefined,
  compare: Compare,
  equality: Compare = compareExactly,
): boolean {
  const { operator, values } = comparison;
  if (value === undefined) return operator === '!exists';
  const same = (literal: Literal): boolean => equality(value, literal.text) === 0;
  const first = values[0]?.text ?? '';
  switch (operator) {
    case 'exists':
      return true;
    case '!exists':
      return false;
    case '==':
    case 'in':
      return values.some(same);
    case '!=':
    case '!in':
      return !values.some(same);
    case '=~':
      return comparison.matches?.(value) === true;
    case '!~':
      return comparison.matches?.(value) === false;
    case '>':
      return compare(value, first) > 0;
    case '>=':
      return compare(value, first) >= 0;
    case '<':
      return compare(value, first) < 0;
    case '<=':
      return compare(value, first) <= 0;
  }
}
