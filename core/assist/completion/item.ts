import type { Draft } from '../../text/draft.ts';
import type { Edit } from '../../text/edit.ts';
import type { Message } from '../../text/message.ts';
import type { Range } from '../../text/node.ts';

/** One thing that can be written. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'reference' | 'block';
  /** A snippet in the notation of the language server protocol. */
  readonly snippet: string;
  readonly range: Range;
  /** A few words behind the label. */
  readonly detail?: Message | undefined;
  /** AWS's words about the field. */
  readonly docs?: string | undefined;
  /** Smaller comes first. */
  readonly rank: number;
  /** What the document's launch type or network mode does not take. */
  readonly struckThrough?: boolean;
  /** Changes in other places that go with it. */
  readonly edits?: readonly Edit[] | undefined;
  /** Values can be offered where the cursor goes next. */
  readonly suggestsNext?: boolean;
  /** What is typed to find it, as it stands in the text. */
  readonly filter: string;
}

/** A value that can stand at a place. */
export interface Value {
  readonly text: string;
  readonly kind?: CompletionItem['kind'];
  readonly detail?: Message;
  /** Where the value is more than its text. */
  readonly draft?: Draft;
  readonly edits?: readonly Edit[] | undefined;
}
