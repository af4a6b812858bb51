import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { samples } from '../lint/samples.ts';
import { Client, PULLING } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = new Client();
  client.connection.onRequest('stowage/readFile', () => ({ error: 'notFound' }));
  client.connection.onRequest('stowage/listFiles', () => ({ uris: [] }));
  await client.start(PULLING);
});
afterAll(() => client.stop());

/** One document of five, whichever rule it shows. */
const some = samples.filter((_, index) => index % 5 === 0);

test.each(['quickfix', 'source', 'refactor'])(
  'no %s action has edits that overlap',
  async (only) => {
    let actions = 0;
    for (const [index, { text, fileName }] of some.entries()) {
      const uri = `file:///w/${only}/${index}/${fileName}`;
      await client.open(uri, text);
      const document = TextDocument.create(uri, 'json', 1, text);
      const range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
      const offered: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only: [only], triggerKind: 1 },
      });
      for (const action of offered) {
        const { edit }: CodeAction = action.edit
          ? action
          : await client.connection.sendRequest('codeAction/resolve', action);
        for (const change of edit?.documentChanges ?? []) {
          if (!('edits' in change) || change.textDocument.uri !== uri) continue;
          actions++;
          // Throws where edits overlap.
          expect(() => TextDocument.applyEdits(document, change.edits as TextEdit[])).not.toThrow();
        }
      }
      await client.close(uri);
    }
    expect(actions).toBeGreaterThan(only === 'quickfix' ? 50 : 2);
  },
);
