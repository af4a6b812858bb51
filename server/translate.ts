import * as l10n from '@vscode/l10n';
import { markdownOf, withoutLinks } from '../core/text/markdown.ts';
import { formatIn, type Message } from '../core/text/message.ts';

/** Loads the sentences of the display language: a bundle from English templates to translations. */
export function useBundle(contents: unknown): void {
  if (typeof contents === 'object' && contents !== null) {
    l10n.config({ contents: contents as Record<string, string> });
  }
}

/** The sentence in the display language, its parameters filled in. */
export function translate(message: Message): string {
  // The library fills `{name}` too, but only ours cuts values that are too long to read.
  return formatIn(message, (template) => l10n.t(template));
}

/** The sentence in the display language as Markdown: its parameters are shown as text. */
export function translateMarkdown(message: Message): string {
  return markdownOf(message, (template) => l10n.t(template));
}

/** The sentence for a notification, in which editors make links of `[text](address)`. */
export function translateNotice(message: Message): string {
  return withoutLinks(translate(message));
}
