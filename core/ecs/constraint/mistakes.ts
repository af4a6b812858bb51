import type { Params } from '../../text/message.ts';
import { message } from '../../text/message.ts';
import type { Range } from '../../text/node.ts';
import type { ConstraintError, ConstraintErrorCode } from './expression.ts';
import type { Scanner } from './scanner.ts';

/** A mistake on a range of the expression. */
export function problem(
  code: ConstraintErrorCode,
  { start, end }: Range,
  template: string,
  params: Params = {},
  expected: readonly string[] = [],
): ConstraintError {
  return { code, start, end, message: message(template, params), expected };
}

/** The word or sign that stands here is not what can stand here. */
export function refuse(
  scan: Scanner,
  template: string,
  expected: readonly string[],
  word = '',
): ConstraintError {
  const found = word === '' ? scan.found() : word;
  const range = { start: scan.position, end: scan.position + found.length };
  return problem('syntax', range, template, { found }, expected);
}

/** The expression ends although something must follow. */
export function endsEarly(
  scan: Scanner,
  template: string,
  expected: readonly string[],
): ConstraintError {
  const end = scan.text.length;
  return problem('syntax', { start: Math.max(0, end - 1), end }, template, {}, expected);
}
