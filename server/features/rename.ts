import {
  type ChangeAnnotation,
  LSPErrorCodes,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { NAME, type NameKind, type NamePlace } from '../../core/assist/names.ts';
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
  resource: 'A name can contain only letters, digits, "-" and "_", at most 255 characters.',
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
    const ids = together(shared, shared.find(({ place }) => place === name)?.ids ?? []);
    const taken = new Set([...ids].map((id) => id.replace(` ${name.name} `, ` ${newName} `)));
    const exists = shared.some(({ ids: own, place }) => {
      return place.defines && own.some((id) => taken.has(id));
    });
    if (newName !== name.name && exists) {
      throw refused(message('"{name}" already exists.', { name: newName }));
    }
    const places = shared.filter((each) => each.ids.some((id) => ids.has(id)));
    return session.abilities.annotations && isAmbiguous(places)
      ? confirmed(places, parsed.text.uri, name, newName)
      : { documentChanges: editsOf(places, newName) };
  };
  session.connection.onRenameRequest(runSafe(session, 'Rename', null, rename));
}

function refused(message: Message): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, translate(message));
}

/** These ids, and those of whatever can mean the same name in another variant of a task definition. */
function together(shared: readonly SharedName[], start: readonly string[]): ReadonlySet<string> {
  const ids = new Set(start);
  for (let before = 0; before < ids.size; ) {
    before = ids.size;
    for (const { ids: own } of shared) {
      if (own.some((id) => ids.has(id))) for (const id of own) ids.add(id);
    }
  }
  return ids;
}

/** Whether several files give the name: variants of one family, of which only one may be meant. */
function isAmbiguous(places: readonly SharedName[]): boolean {
  const named = places.filter(({ place }) => place.defines && place.kind !== 'attribute');
  return new Set(named.map(({ text }) => text.uri)).size > 1;
}

/** The edits in other files wait for a confirmation, file by file. */
function confirmed(
  places: readonly SharedName[],
  uri: string,
  { name }: NamePlace,
  newName: string,
): WorkspaceEdit {
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const documentChanges = editsOf(places, newName).map((change) => {
    const file = change.textDocument.uri;
    const path = decodeURIComponent(file.split('/').slice(-2).join('/'));
    const params = { name, newName, file: path };
    changeAnnotations[file] = {
      label: translate(message('Rename {name} to {newName} in {file}', params)),
      description: translate(message('Several task definitions of one family have this name.')),
      needsConfirmation: file !== uri,
    };
    return {
      ...change,
      edits: change.edits.map((edit) => ({ ...edit, annotationId: file })),
    };
  });
  return { documentChanges, changeAnnotations };
}

/** One change for each document: with its version when it is open. */
function editsOf(places: readonly SharedName[], newName: string): TextDocumentEdit[] {
  const changes = new Map<string, TextDocumentEdit>();
  for (const { text, place } of places) {
    const { uri, version } = text;
    const change = changes.get(uri) ?? { textDocument: { uri, version }, edits: [] };
    change.edits.push({ range: toLspRange(text, place), newText: newName });
    changes.set(uri, change);
  }
  return [...changes.values()];
}
