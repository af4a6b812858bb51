import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import { type OutlineItem, outlineOf } from '../../core/assist/outline.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import type { Parsed } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspRange } from '../snapshot.ts';

const KIND: Record<OutlineItem['kind'], SymbolKind> = {
  task: SymbolKind.Package,
  service: SymbolKind.Package,
  container: SymbolKind.Class,
  port: SymbolKind.Interface,
  volume: SymbolKind.Struct,
  role: SymbolKind.Key,
  variable: SymbolKind.Variable,
};

export function registerOutline(session: Session): void {
  session.connection.onDocumentSymbol(
    runSafe<DocumentSymbolParams, DocumentSymbol[]>(session, 'Outline', [], ({ textDocument }) => {
      const parsed = session.document(textDocument.uri);
      const subject = parsed && subjectOf(parsed.document, parsed.text.uri);
      return parsed && subject ? outlineOf(subject).map((item) => toSymbol(parsed, item)) : [];
    }),
  );
}

function toSymbol(parsed: Parsed, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: KIND[item.kind],
    range: toLspRange(parsed.text, item.range),
    selectionRange: toLspRange(parsed.text, item.selection),
    children: item.children.map((child) => toSymbol(parsed, child)),
  };
}
