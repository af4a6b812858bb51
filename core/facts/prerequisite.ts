import type { Message } from '../text/message.ts';
import type { Node } from '../text/node.ts';
import type { Word } from './shell.ts';

/** Something that must exist before a task starts. */
export interface Prerequisite {
  readonly kind: string;
  /** Its name or ARN as the definition has it. */
  readonly name: string;
  readonly because: Node;
  readonly why: Message;
  /** Words of the command that creates it; undefined where more must be decided than a name. */
  readonly create: readonly Word[] | undefined;
  /** Words of the command that checks whether it is there; it prints nothing secret. */
  readonly check: readonly Word[] | undefined;
}
