import type { PlacementResult } from '../../placement/model.ts';
import type { Plan } from '../../plan/plan.ts';
import { isolated } from '../../text/isolate.ts';
import type { Message } from '../../text/message.ts';

/** Turns a message into the reader's language. */
export type Say = (message: Message) => string;

/** The same, with names that cannot turn round the sentence they stand in. */
export function isolating(say: Say): Say {
  return (message) => say(isolated(message));
}

/** A plan with what came of it. The outcomes stand in the order of the plan's requests. */
export interface Placed {
  readonly plan: Plan;
  readonly result: PlacementResult;
}
