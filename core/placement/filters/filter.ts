import type { Message } from '../../text/message.ts';
import type { PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';

/**
 * One filter of the placement process, with all that is said about it. A new one is a file in this
 * folder and an entry in filters.ts.
 */
export interface Filter<Code extends string = string> {
  /** Why an instance cannot take a task; the name that ECS has for it, where it has one. */
  readonly code: Code;
  /** The heading of its column where instances and reasons are a table. */
  readonly label: string;
  /** Several instances that failed it. Parameters: `instances`, `required`, `available`, `subject`. */
  readonly counted: string;
  /** The end of the service event of ECS about such an instance; without it ECS names the code. */
  readonly event?: string;
  /** True where ECS does not consider the instance at all: its event is then that of an empty cluster. */
  readonly unseen?: true;
  /** A filter is a constraint where the user wrote it as one. */
  readonly constraint?: true;
  /** The checks of a request; none where it requires nothing of this kind. */
  checks(request: PlacementRequest): readonly Check[];
}

/** One condition that every instance has to meet for one request. */
export interface Check {
  /** The condition in words. */
  readonly title: Message;
  /**
   * Set when the answer never changes while tasks are placed: requests with the same key get the
   * same answers.
   */
  readonly key?: string;
  /** The condition, bound to a state that may go on changing. */
  passes(state: State): (index: number) => boolean;
  /** Why the instance does not meet it; asked only when it does not. */
  reasons(state: State, index: number): readonly Shortfall[];
}

/** What an instance lacks, with the numbers. */
export interface Shortfall {
  readonly message: Message;
  /** What the task requires and what is available, in the units of the resource. */
  readonly required?: number;
  readonly available?: number;
  /** What is required that is no amount: the port, the attribute, the expression. */
  readonly subject?: string;
  /** For several instances, where the words of the filter would be wrong. */
  readonly counted?: string;
}
