import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ListFilesResult, Method, type ReadFileResult } from '../../protocol/methods.ts';
import { Client, PULLING } from './client.ts';

/** A client whose files are these, by name, also later ones; the folder of all is `file:///w/`. */
export async function clientWith(
  files: Record<string, string>,
  capabilities = PULLING,
): Promise<Client> {
  const client = new Client();
  client.connection.onRequest<ReadFileResult, void>(Method.readFile, ({ uri }) => {
    const text = files[uri.replace('file:///w/', '')];
    return text === undefined ? { error: 'notFound' } : { text };
  });
  client.connection.onRequest<ListFilesResult, void>(Method.listFiles, ({ pattern }) => {
    const wanted = /workflows|appspec/.test(pattern)
      ? /\.ya?ml$|imagedefinitions\.json$/
      : /stowage/.test(pattern)
        ? /stowage\.jsonc?$/
        : /service/.test(pattern)
          ? /service\w*\.json$/
          : /task\S*\.json$|container\S*\.json$/;
    return {
      uris: Object.keys(files)
        .map(uriOf)
        .filter((uri) => wanted.test(uri)),
    };
  });
  await client.start(capabilities);
  return client;
}

export const uriOf = (name: string): string => `file:///w/${name}`;

/** The files after an edit, by name; those that the edit creates are there too. */
export function applied(files: Record<string, string>, edit: WorkspaceEdit | null | undefined) {
  const after = { ...files };
  for (const change of edit?.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const { textDocument, edits }: TextDocumentEdit = change;
    const name = textDocument.uri.replace('file:///w/', '');
    const document = TextDocument.create(textDocument.uri, 'json', 1, after[name] ?? '');
    const plain = edits.filter((each) => 'newText' in each);
    after[name] = TextDocument.applyEdits(document, plain);
  }
  return after;
}
