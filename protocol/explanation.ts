import type { Run } from '../core/text/runs.ts';
import type { Location } from './methods.ts';

/*
 * A task definition in words, and what the editor and its page say to each other. Both sides validate what
 * they receive.
 */

/** A line of the page. */
export interface ExplainedLine {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'item' | 'reason';
  readonly runs: readonly Run[];
  /** What in the document says so. */
  readonly range?: Location['range'];
}

/** No lines for what cannot be explained. */
export interface ExplainResult {
  readonly lines: readonly ExplainedLine[];
}

/** What the editor tells the page. */
export interface ExplanationMessage {
  readonly type: 'lines';
  readonly lines: readonly ExplainedLine[];
}

/** What the page tells the editor: it has loaded, or a line was chosen. */
export type ExplanationViewMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly line: number };

/** Undefined for what is no message of the page. */
export function readExplanationViewMessage(message: unknown): ExplanationViewMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  if (message.type === 'ready') return { type: 'ready' };
  const line = 'line' in message ? message.line : undefined;
  return message.type === 'reveal' && Number.isInteger(line)
    ? { type: 'reveal', line: line as number }
    : undefined;
}

/** Undefined for what is no message of the editor. */
export function readExplanationMessage(message: unknown): ExplanationMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  if (message.type !== 'lines' || !('lines' in message) || !Array.isArray(message.lines)) {
    return undefined;
  }
  return { type: 'lines', lines: message.lines as ExplainedLine[] };
}
