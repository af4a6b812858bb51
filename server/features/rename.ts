import {
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { NAME, type NameKind } from '../../core/assist/names.ts';
import type { Message } from '../../core/text/message.ts';
import { message } from '../../core/text/message.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { type SharedName, sharedNames } from '../shared-names.ts';
import { toLspRange } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { isBuiltIn, nameAt } from './names.ts';

const WHAT: Readonly<Record<NameKind, string>> = {
  container: 'A name can contain only letters, digits, "-" and "_", at most 255 characters.',
  volume: 'A name can contain only letters, digits, "-" and "_", at most 255 characters.',
  service: 'A name can contain only letters, digits, "-" and "_", at most 255 characters.',
  family: 'A name can contain only letters, digits, "-" and "_", at most 255 characters.',
  port: 'A port name can contain only lowercase letters, digits, "-" and "_", at most 64 characters, and cannot start with "-".',
  attribute:
    'An attribute name can contain only letters, digits, "-", "_", ".", "/" and "\\", at most 128 characters.',
};

/** Renames in every document that shares a name; what would come to mean something else is refused. */
export function registerRename(session: Session): void {
  const rename = async (params: RenameParams): Promise<WorkspaceEdit | null> => {
    const found = nameAt(session, params);
    if (!found || isBuiltIn(found.name)) return null;
    const { name, parsed } = found;
    const { newName } = params;
    // Refused in words, not logged: this is the user's input.
    if (!NAME[name.kind].test(newName)) throw refused(message(WHAT[name.kind]));
    const shared = await sharedNames(session, parsed);
    const id = shared.find(({ place }) => place === name)?.id ?? '';
    const taken = id.replace(` ${name.name} `, ` ${newName} `);
    if (newName !== name.name && shared.some((each) => each.id === taken && each.place.defines)) {
      throw refused(message('"{name}" already exists.', { name: newName }));
    }
    return { documentChanges: editsOf(shared, id, newName) };
  };
  session.connection.onRenameRequest(runSafe(session, 'Rename', null, rename));
}

function refused(message: Message): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, translate(message));
}

/** One change for each document: with its version when it is open. */
function editsOf(shared: readonly SharedName[], id: string, newName: string): TextDocumentEdit[] {
  const changes = new Map<string, TextDocumentEdit>();
  for (const { text, place } of shared.filter((each) => each.id === id)) {
    const { uri, version } = text;
    const change = changes.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    change.edits.push({ range: toLspRange(text, place), newText: newName });
    changes.set(uri, change);
  }
  return [...changes.values()];
}
