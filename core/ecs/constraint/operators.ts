import type { Operator, Subject } from './expression.ts';

/** Every spelling of an operator: the symbol and the word mean the same. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['==', '=='],
  ['equals', '=='],
  ['!=', '!='],
  ['not_equals', '!='],
  ['>', '>'],
  ['greater_than', '>'],
  ['>=', '>='],
  ['greater_than_equal', '>='],
  ['<', '<'],
  ['less_than', '<'],
  ['<=', '<='],
  ['less_than_equal', '<='],
  ['exists', 'exists'],
  ['!exists', '!exists'],
  ['not_exists', '!exists'],
  ['in', 'in'],
  ['!in', '!in'],
  ['not_in', '!in'],
  ['=~', '=~'],
  ['matches', '=~'],
  ['!~', '!~'],
  ['not_matches', '!~'],
]);

const TEXT: readonly Operator[] = ['==', '!=', 'in', '!in', '=~', '!~'];
const ORDER: readonly Operator[] = ['==', '!=', '>', '>=', '<', '<='];
const ALL: readonly Operator[] = [...new Set(OPERATORS.values())];

/**
 * Operators by subject. Source: Amazon ECS developer guide, "Cluster query language", table of
 * subjects; `task:group` is documented by examples only, so that all comparisons of text are taken.
 */
export const OPERATORS_OF: Readonly<Record<Subject, readonly Operator[]>> = {
  agentConnected: TEXT,
  agentVersion: ORDER,
  attribute: ALL,
  ec2InstanceId: TEXT,
  registeredAt: ORDER,
  runningTasksCount: ORDER,
  'task:group': [...TEXT, 'exists', '!exists'],
};
