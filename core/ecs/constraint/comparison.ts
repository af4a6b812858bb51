import type { Comparison, ConstraintError, Literal, Operator, Subject } from './expression.ts';
import { SUBJECTS } from './expression.ts';
import { endsEarly, problem, refuse } from './mistakes.ts';
import { OPERATORS, OPERATORS_OF } from './operators.ts';
import { compilePattern } from './pattern.ts';
import type { Scanner } from './scanner.ts';
import { parseDate } from './values.ts';

const ENDS = {
  condition: 'The expression ends where a condition such as attribute:stack == prod is expected.',
  operator: 'The expression ends where an operator such as == is expected.',
  value: 'The expression ends where a value is expected.',
  list: 'The expression ends where a list such as [a, b] is expected.',
  item: 'The expression ends where a value of the list is expected.',
  bracket: 'The expression ends where the list is closed by ].',
} as const;

interface SubjectWord {
  readonly subject: Subject;
  readonly name?: string;
}

/**
 * Reads one comparison: subject, operator, and the value, list or pattern that the operator wants.
 * @returns the comparison, or `undefined` after a mistake, which is added to `errors`
 */
export function readComparison(scan: Scanner, errors: ConstraintError[]): Comparison | undefined {
  const start = scan.position;
  const about = readSubject(scan, errors);
  if (!about) return undefined;
  const subjectRange = { start, end: scan.position };
  scan.skipSpace();
  const operatorStart = scan.position;
  const operator = readOperator(scan, errors, about.subject);
  if (!operator) return undefined;
  const operatorRange = { start: operatorStart, end: scan.position };
  const values = readValues(scan, errors, operator);
  if (!values) return undefined;
  const range = { start, end: scan.position };
  const base = { kind: 'comparison', ...about, operator, ...range } as const;
  const comparison = { ...base, subjectRange, operatorRange, values };
  checkMeaning(comparison, errors);
  const pattern = operator === '=~' || operator === '!~' ? values[0] : undefined;
  if (!pattern || pattern.unknown) return comparison;
  const matches = compilePattern(pattern.text);
  if (typeof matches !== 'string') return { ...comparison, matches };
  const template = 'The pattern {pattern} cannot be evaluated: {reason}.';
  errors.push(problem('pattern', pattern, template, { pattern: pattern.text, reason: matches }));
  return comparison;
}

function readSubject(scan: Scanner, errors: ConstraintError[]): SubjectWord | undefined {
  const start = scan.position;
  const word = scan.subjectWord();
  const colon = word.indexOf(':');
  if (word.startsWith('attribute:') && word.length > 'attribute:'.length) {
    return { subject: 'attribute', name: word.slice('attribute:'.length) };
  }
  const subject = SUBJECTS.find((known) => known === word);
  if (subject && subject !== 'attribute') return { subject };
  const expected = SUBJECTS.map((known) => (known === 'attribute' ? 'attribute:NAME' : known));
  scan.position = start;
  if (scan.atEnd) {
    errors.push(endsEarly(scan, ENDS.condition, expected));
  } else if (/^attributes?:?$/i.test(colon < 0 ? word : word.slice(0, colon))) {
    const template = 'Write attribute: and then the name, such as attribute:ecs.instance-type.';
    errors.push(problem('syntax', { start, end: start + word.length }, template, {}, expected));
  } else {
    const template =
      'A condition starts with a subject (attribute:NAME, task:group, agentVersion, …), not {found}.';
    errors.push(refuse(scan, template, expected, word));
  }
  return undefined;
}

function readOperator(
  scan: Scanner,
  errors: ConstraintError[],
  subject: Subject,
): Operator | undefined {
  const start = scan.position;
  const symbol = scan.symbol();
  const text = symbol === '' || symbol === '!' ? symbol + scan.word() : symbol;
  const operator = OPERATORS.get(text);
  if (operator) return operator;
  scan.position = start;
  const expected = OPERATORS_OF[subject];
  if (scan.atEnd) errors.push(endsEarly(scan, ENDS.operator, expected));
  else if (scan.found() === '=') {
    errors.push(refuse(scan, 'Use == to compare, not =.', ['=='], '='));
  } else if (OPERATORS.has(text.toLowerCase())) {
    const template = 'Operators must be lowercase: {found}.';
    errors.push(refuse(scan, template, [text.toLowerCase()], text));
  } else {
    const template = 'Expected an operator such as ==, not {found}.';
    errors.push(refuse(scan, template, expected));
  }
  return undefined;
}

function readValues(
  scan: Scanner,
  errors: ConstraintError[],
  operator: Operator,
): readonly Literal[] | undefined {
  if (operator === 'exists' || operator === '!exists') return [];
  const list = operator === 'in' || operator === '!in';
  const pattern = operator === '=~' || operator === '!~';
  scan.skipSpace();
  if (list && scan.take('[')) return readList(scan, errors);
  const start = scan.position;
  const value = pattern ? scan.pattern() : scan.value();
  // A template may bring its own brackets.
  if (value && value !== 'open' && (!list || value.unknown)) return [value];
  scan.position = start;
  if (value === 'open') errors.push(unclosedQuote(scan));
  else if (scan.atEnd) errors.push(endsEarly(scan, list ? ENDS.list : ENDS.value, ['value']));
  else if (list) {
    const template = 'Expected a list in brackets, such as [a, b], not {found}.';
    errors.push(refuse(scan, template, ['[']));
  } else {
    errors.push(refuse(scan, 'Expected a value, not {found}.', ['value']));
  }
  return undefined;
}

function readList(scan: Scanner, errors: ConstraintError[]): readonly Literal[] | undefined {
  const values: Literal[] = [];
  for (;;) {
    scan.skipSpace();
    const value = scan.value();
    if (value === undefined || value === 'open') {
      if (value === 'open') errors.push(unclosedQuote(scan));
      else if (scan.atEnd) errors.push(endsEarly(scan, ENDS.item, ['value']));
      else errors.push(refuse(scan, 'Expected a list value, not {found}.', ['value']));
      return undefined;
    }
    values.push(value);
    scan.skipSpace();
    if (scan.take(']')) return values;
    if (scan.take(',')) continue;
    if (scan.atEnd) errors.push(endsEarly(scan, ENDS.bracket, [',', ']']));
    else errors.push(refuse(scan, 'Expected a comma or ], not {found}.', [',', ']']));
    return undefined;
  }
}

function unclosedQuote(scan: Scanner): ConstraintError {
  const range = { start: scan.position, end: scan.text.length };
  return problem('syntax', range, 'This quote is not closed.', {}, ["'"]);
}

/** What parses but cannot mean anything to the subject. */
function checkMeaning(comparison: Comparison, errors: ConstraintError[]): void {
  const { subject, operator, operatorRange, values } = comparison;
  const operators = OPERATORS_OF[subject];
  if (!operators.includes(operator)) {
    const template = '{subject} cannot be compared with {operator}; use one of {operators}.';
    const params = { subject, operator, operators: operators.join(' ') };
    errors.push(problem('operator', operatorRange, template, params, operators));
    return;
  }
  for (const value of values) {
    if (value.unknown) continue;
    const { text } = value;
    if (subject === 'agentVersion' && !/^\d+(?:\.\d+)*$/.test(text)) {
      const template = 'An agent version is numbers with dots, such as 1.86.0, not {text}.';
      errors.push(problem('value', value, template, { text }, ['1.86.0']));
    } else if (subject === 'registeredAt' && parseDate(text) === undefined) {
      const template = 'Expected a date such as 2026-02-13 or 2026-02-13T22:28:28Z, not {text}.';
      errors.push(problem('value', value, template, { text }, ['2026-02-13']));
    } else if (subject === 'runningTasksCount' && !/^\d+$/.test(text)) {
      const template = 'runningTasksCount is compared with a whole number, not with {text}.';
      errors.push(problem('value', value, template, { text }, ['0']));
    }
  }
}
