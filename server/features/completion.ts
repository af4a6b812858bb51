import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import { completeAt } from '../../core/assist/completion/complete.ts';
import type { CompletionItem as Item } from '../../core/assist/completion/item.ts';
import { sceneOf } from '../../core/assist/scene.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { constraintCompletions } from './constraints.ts';
import { nearby } from './nearby.ts';

export const completionProvider = { triggerCharacters: ['"', ':', ' ', '-'] };

const KIND: Record<Item['kind'], CompletionItemKind> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  reference: CompletionItemKind.Reference,
  block: CompletionItemKind.Snippet,
};

export function registerCompletion(session: Session): void {
  session.connection.onCompletion(
    runSafe<CompletionParams, CompletionItem[]>(session, 'Completion', [], async (params) => {
      const parsed = session.document(params.textDocument.uri);
      if (!parsed) return [];
      const { triggerCharacter } = params.context ?? {};
      const { triggers } = parsed.document.notation;
      if (triggerCharacter !== undefined && !triggers.includes(triggerCharacter)) return [];
      const offset = parsed.text.offsetAt(params.position);
      const inConstraint = await constraintCompletions(session, parsed, offset);
      if (inConstraint) return inConstraint;
      const scene = sceneOf(parsed.document, parsed.text.uri);
      if (!scene) return [];
      const items = completeAt(scene, offset, await nearby(session, parsed, scene, offset));
      return items.map((item, index) => toItem(session, parsed, item, index));
    }),
  );
}

function toItem(
  { abilities: { suggestAgain } }: Session,
  parsed: Parsed,
  item: Item,
  index: number,
): CompletionItem {
  return {
    label: item.label,
    kind: KIND[item.kind],
    ...(item.detail ? { detail: translate(item.detail) } : {}),
    ...(item.docs ? { documentation: { kind: MarkupKind.Markdown, value: item.docs } } : {}),
    ...(item.struckThrough ? { tags: [CompletionItemTag.Deprecated] } : {}),
    sortText: String(index).padStart(4, '0'),
    filterText: item.filter,
    insertTextFormat: InsertTextFormat.Snippet,
    ...(item.edits?.length
      ? {
          additionalTextEdits: item.edits.map((edit) => ({
            range: toLspRange(parsed.text, edit),
            newText: edit.text,
          })),
        }
      : {}),
    textEdit: { range: toLspRange(parsed.text, item.range), newText: item.snippet },
    ...(item.suggestsNext && suggestAgain ? { command: { title: '', command: suggestAgain } } : {}),
  };
}
