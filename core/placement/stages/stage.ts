import type { Message, Params } from '../../text/message.ts';
import type { PlacementRequest } from '../model.ts';
import type { State } from '../state.ts';

/** Why an instance cannot take a task. The names of ECS where it has one. */
export type ReasonCode =
  | 'RESOURCE:CPU'
  | 'RESOURCE:MEMORY'
  | 'RESOURCE:PORTS'
  | 'RESOURCE:ENI'
  | 'RESOURCE:GPU'
  | 'ATTRIBUTE'
  | 'AGENT'
  | 'STATUS'
  | 'CAPACITY_PROVIDER'
  | 'MEMBER_OF'
  | 'DISTINCT_INSTANCE'
  | 'NO_INSTANCES';

/** One reason of one instance, with the numbers. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: Message;
  /** What the task asks and what is free, in the units of the resource. */
  readonly asked?: number;
  readonly free?: number;
  /** What is asked that is no amount: the port, the attribute, the expression. */
  readonly subject?: string;
  /** For several instances, where the words of the code would say it wrong: of one, of many. */
  readonly counted?: readonly [one: string, many: string];
}

/** One question that the placement process puts to every instance, for one request. */
export interface Stage {
  readonly code: ReasonCode;
  /** What the stage asks for, in words. */
  readonly title: Message;
  /**
   * Set when the answer never changes while tasks are placed: requests with the same key get the
   * same answers.
   */
  readonly key?: string;
  /** The question, bound to a state that may go on changing. */
  passes(state: State): (index: number) => boolean;
  /** Why the instance does not pass; asked only when it does not. */
  reasons(state: State, index: number): readonly Reason[];
}

/** Makes the stage for a request, or none where the request asks nothing of its kind. */
export type StageOf = (request: PlacementRequest) => Stage | undefined;

export function message(template: string, params: Params = {}): Message {
  return { template, params };
}
