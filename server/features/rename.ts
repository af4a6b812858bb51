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
  container: 'A name has letters, digits, "-" and "_" only, 255 characters at most.',
  volume: 'A name has letters, digits, "-" and "_" only, 255 characters at most.',
  service: 'A name has letters, digits, "-" and "_" only, 255 characters at most.',
  family: 'A name has letters, digits, "-" and "_" only, 255 characters at most.',
  port: 'A port name has small letters, digits, "-" and "_" only, 64 characters at most, and begins with no "-".',
  attribute:
    'An attribute name has letters, digits, "-", "_", ".", "/" and "\\" only, 128 characters at most.',
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
      throw refused(message('There is a "{name}" already.', { name: newName }));
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
