import {
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type PrepareRenameParams,
  type Range,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { NAME, type Name, nameAt } from '../../core/assist/names.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { type Parsed, toLspRange } from '../documents.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { translate } from '../translate.ts';

/** Definition, references, highlights and rename of containers and volumes. */
export function registerNames(session: Session): void {
  const { connection } = session;
  const find = ({ textDocument, position }: TextDocumentPositionParams) => {
    const parsed = session.document(textDocument.uri);
    const subject = parsed && subjectOf(parsed.document, parsed.text.uri);
    const name = subject && nameAt(subject, parsed.text.offsetAt(position));
    return name && parsed ? { name, parsed } : undefined;
  };
  connection.onDefinition(
    runSafe<DefinitionParams, Location[]>(session, 'Definition', [], (params) => {
      const found = find(params);
      return found ? locations(found.parsed, found.name.definitions) : [];
    }),
  );
  connection.onReferences(
    runSafe<ReferenceParams, Location[]>(session, 'References', [], (params) => {
      const found = find(params);
      if (!found) return [];
      const { name, parsed } = found;
      const declared = params.context.includeDeclaration ? name.definitions : [];
      return locations(parsed, [...declared, ...name.references]);
    }),
  );
  connection.onDocumentHighlight(
    runSafe<TextDocumentPositionParams, DocumentHighlight[]>(
      session,
      'Highlights',
      [],
      (params) => {
        const found = find(params);
        if (!found) return [];
        const mark = (kind: DocumentHighlightKind) => (range: Name['references'][number]) => {
          return { range: toLspRange(found.parsed.text, range), kind };
        };
        return [
          ...found.name.definitions.map(mark(DocumentHighlightKind.Write)),
          ...found.name.references.map(mark(DocumentHighlightKind.Read)),
        ];
      },
    ),
  );
  connection.onPrepareRename(
    runSafe<PrepareRenameParams, Range | null>(session, 'Prepare rename', null, (params) => {
      const found = find(params);
      if (!found) return null;
      const offset = found.parsed.text.offsetAt(params.position);
      const range = places(found.name).find((each) => each.start <= offset && offset <= each.end);
      return range ? toLspRange(found.parsed.text, range) : null;
    }),
  );
  connection.onRenameRequest(async (params: RenameParams, token) => {
    // Refused in words, not logged: this is the user's input.
    if (!NAME.test(params.newName)) {
      const template = 'A name has letters, digits, "-" and "_" only, 255 characters at most.';
      return new ResponseError<void>(-32602, translate({ template, params: {} }));
    }
    const rename = runSafe<RenameParams, WorkspaceEdit | null>(session, 'Rename', null, () => {
      const found = find(params);
      if (!found) return null;
      const { uri, version } = found.parsed.text;
      const edits = places(found.name).map((range) => ({
        range: toLspRange(found.parsed.text, range),
        newText: params.newName,
      }));
      return { documentChanges: [{ textDocument: { uri, version }, edits }] };
    });
    return rename(params, token);
  });
}

function places({ definitions, references }: Name) {
  return [...definitions, ...references];
}

function locations({ text }: Parsed, ranges: Name['definitions']): Location[] {
  return ranges.map((range) => ({ uri: text.uri, range: toLspRange(text, range) }));
}
