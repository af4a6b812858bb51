import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';

let count = 0;

/** A document opened in the server, with the position of the mark `|` in its text. */
export async function openMarked(client: Client, marked: string) {
  const offset = marked.indexOf('|');
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  const uri = `file:///w/${count++}.task-definition.json`;
  await client.open(uri, text);
  const document = TextDocument.create(uri, 'json', 1, text);
  const textDocument = { uri };
  return { text, document, textDocument, position: document.positionAt(Math.max(0, offset)) };
}
