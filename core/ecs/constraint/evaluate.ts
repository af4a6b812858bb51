import type { Comparison, ConstraintSubject, Expression, Literal } from './expression.ts';
import { compareText, compareVersions, parseDate } from './values.ts';

/**
 * True when the instance satisfies the expression.
 *
 * Whatever an instance does not have satisfies only `!exists`: `attribute:stack != prod` selects the
 * instances that have the attribute with another value. What cannot be judged (a pattern that does
 * not compile, a placeholder) is not satisfied, and neither is its opposite.
 */
export function evaluateConstraint(expression: Expression, instance: ConstraintSubject): boolean {
  return judge(expression, instance) === true;
}

/** True, false, or undefined for what cannot be judged. */
function judge(expression: Expression, instance: ConstraintSubject): boolean | undefined {
  switch (expression.kind) {
    case 'not': {
      const answer = judge(expression.term, instance);
      return answer === undefined ? undefined : !answer;
    }
    case 'and':
      return first(false, expression.terms, instance);
    case 'or':
      return first(true, expression.terms, instance);
    default:
      return satisfies(expression, instance);
  }
}

/** The answer if any of the terms gives it; else the other one, if all can be judged. */
function first(
  answer: boolean,
  terms: readonly Expression[],
  instance: ConstraintSubject,
): boolean | undefined {
  let unknown = false;
  for (const term of terms) {
    const given = judge(term, instance);
    if (given === answer) return answer;
    if (given === undefined) unknown = true;
  }
  return unknown ? undefined : !answer;
}

function satisfies(comparison: Comparison, instance: ConstraintSubject): boolean | undefined {
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
function someGroup(comparison: Comparison, groups: Iterable<string>): boolean | undefined {
  if (comparison.operator === '!exists') return groups[Symbol.iterator]().next().done === true;
  if (isUnjudged(comparison)) return undefined;
  for (const group of groups) if (holds(comparison, group, compareText)) return true;
  return false;
}

/** A pattern that no matcher could be made of. */
function isUnjudged({ operator, matches }: Comparison): boolean {
  return (operator === '=~' || operator === '!~') && matches === undefined;
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
): boolean | undefined {
  const { operator, values } = comparison;
  if (value === undefined) return operator === '!exists';
  if (isUnjudged(comparison)) return undefined;
  const same = ({ text }: Literal): boolean => equality(value, text) === 0;
  const literal = values[0]?.text ?? '';
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
      return compare(value, literal) > 0;
    case '>=':
      return compare(value, literal) >= 0;
    case '<':
      return compare(value, literal) < 0;
    case '<=':
      return compare(value, literal) <= 0;
  }
}
