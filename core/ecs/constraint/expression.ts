import type { Message } from '../../text/message.ts';
import type { Range } from '../../text/node.ts';

/**
 * What an expression can ask about a container instance.
 * Source: Amazon ECS developer guide, "Cluster query language".
 */
export const SUBJECTS = [
  'agentConnected',
  'agentVersion',
  'attribute',
  'ec2InstanceId',
  'registeredAt',
  'runningTasksCount',
  'task:group',
] as const;

export type Subject = (typeof SUBJECTS)[number];

/** Operators by their symbol; the words of the language are read into these. */
export type Operator =
  | '=='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'exists'
  | '!exists'
  | 'in'
  | '!in'
  | '=~'
  | '!~';

/** One value of a comparison. `unknown` when it holds a placeholder, so that nothing can be said. */
export interface Literal extends Range {
  readonly text: string;
  readonly unknown: boolean;
}

/** One question to an instance, such as `attribute:stack == prod`. */
export interface Comparison extends Range {
  readonly kind: 'comparison';
  readonly subject: Subject;
  /** The attribute's name when the subject is `attribute`. */
  readonly name?: string;
  readonly subjectRange: Range;
  readonly operator: Operator;
  readonly operatorRange: Range;
  /** One value, those of a list, or none for `exists`. */
  readonly values: readonly Literal[];
  /** The pattern of `=~` and `!~`: true when it matches the whole value, in linear time. */
  readonly matches?: (value: string) => boolean;
}

export type Expression =
  | Comparison
  | { readonly kind: 'not'; readonly term: Expression }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[] };

/**
 * Why an expression cannot be used.
 * - `length`, `syntax`: ECS refuses it;
 * - `operator`, `value`: ECS does not document this operator, or this form of value, for the subject;
 * - `pattern`: the regular expression cannot be matched in linear time, so it is not judged here.
 */
export type ConstraintErrorCode = 'length' | 'syntax' | 'operator' | 'value' | 'pattern';

/** A mistake in an expression; offsets count in the expression's text. */
export interface ConstraintError extends Range {
  readonly code: ConstraintErrorCode;
  readonly message: Message;
  /** What could stand there instead, as it would be written. */
  readonly expected: readonly string[];
}

/** The facts about a container instance that an expression can ask for. */
export interface ConstraintSubject {
  readonly agentConnected: boolean;
  readonly agentVersion?: string | undefined;
  readonly ec2InstanceId?: string | undefined;
  /** Milliseconds since 1970 UTC. */
  readonly registeredAt?: number | undefined;
  /** Tasks whose desired status is RUNNING. */
  readonly runningTasksCount: number;
  readonly attributes: ReadonlyMap<string, string>;
  /** Groups that have at least one such task on the instance. */
  readonly taskGroups: Iterable<string>;
}

/** Calls back for every comparison of the expression, in reading order. */
export function forEachComparison(
  expression: Expression,
  visit: (comparison: Comparison) => void,
): void {
  if (expression.kind === 'comparison') visit(expression);
  else if (expression.kind === 'not') forEachComparison(expression.term, visit);
  else for (const term of expression.terms) forEachComparison(term, visit);
}
