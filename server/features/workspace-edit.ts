import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Edit } from '../../core/text/edit.ts';
import type { Parsed } from '../documents.ts';
import { toLspRange } from '../snapshot.ts';

/** Edits of a document, for the version that they were made for. */
export function workspaceEdit(parsed: Pick<Parsed, 'text'>, edits: readonly Edit[]): WorkspaceEdit {
  const { uri, version } = parsed.text;
  const changes: TextEdit[] = edits.map((edit) => ({
    range: toLspRange(parsed.text, edit),
    newText: edit.text,
  }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}
