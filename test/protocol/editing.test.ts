import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  InlayHint,
  Location,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULLING } from './client.ts';
import { openMarked } from './cursor.ts';

let client: Client;
beforeAll(async () => {
  client = new Client();
  await client.start(PULLING);
});
afterAll(() => client.stop());

const PAIR = (cursor: string) => `{
  "family": "shop",
  "containerDefinitions": [
    { "name": "proxy", "image": "envoy:1.31", "memory": 64 },
    { "name": "web", "image": "web:1", "memory": 512,
      "links": ["proxy:edge"],
      "dependsOn": [{ "containerName": "${cursor}", "condition": "START" }],
      "mountPoints": [{ "sourceVolume": "data", "containerPath": "/data" }] }
  ],
  "volumes": [{ "name": "data" }]
}`;

const lines = (ranges: { range: Range }[]) => ranges.map(({ range }) => range.start.line);

describe('names', () => {
  test('lead to their definition, with all references', async () => {
    const { textDocument, position } = await openMarked(client, PAIR('pro|xy'));
    const definition: Location[] = await client.connection.sendRequest('textDocument/definition', {
      textDocument,
      position,
    });
    expect(lines(definition)).toEqual([3]);
    const references: Location[] = await client.connection.sendRequest('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration: true },
    });
    expect(lines(references)).toEqual([3, 6, 5]);
    const marks: DocumentHighlight[] = await client.connection.sendRequest(
      'textDocument/documentHighlight',
      { textDocument, position },
    );
    expect(marks.length).toBe(3);
  });

  test('are renamed everywhere, aliases of links excepted', async () => {
    const { textDocument, position, text } = await openMarked(client, PAIR('pro|xy'));
    const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
      textDocument,
      position,
      newName: 'edge-proxy',
    });
    const [change] = edit.documentChanges as TextDocumentEdit[];
    const document = TextDocument.create(textDocument.uri, 'json', 1, text);
    const edits = (change?.edits ?? []).filter((each) => 'newText' in each);
    expect(TextDocument.applyEdits(document, edits)).toBe(
      PAIR('edge-proxy')
        .replace('"name": "proxy"', '"name": "edge-proxy"')
        .replace('"proxy:edge"', '"edge-proxy:edge"'),
    );
  });

  test('are not renamed to what ECS refuses', async () => {
    const { textDocument, position } = await openMarked(client, PAIR('pro|xy'));
    const rename = client.connection.sendRequest('textDocument/rename', {
      textDocument,
      position,
      newName: 'a b',
    });
    await expect(rename).rejects.toThrow(/letters, digits/);
  });

  test.each([PAIR('|'), PAIR('$' + '{X|}'), '{"containerDefinitions": [{"name": "|'])(
    'nothing is found at %s',
    async (text) => {
      const { textDocument, position } = await openMarked(client, text);
      expect(
        await client.connection.sendRequest('textDocument/prepareRename', {
          textDocument,
          position,
        }),
      ).toBeNull();
    },
  );
});

test('the outline reads like a task', async () => {
  const { textDocument } = await openMarked(client, PAIR('proxy'));
  const symbols: DocumentSymbol[] = await client.connection.sendRequest(
    'textDocument/documentSymbol',
    { textDocument },
  );
  const tree = (list: DocumentSymbol[]): unknown[] =>
    list.map(({ name, detail, children }) => [name, detail, ...tree(children ?? [])]);
  expect(tree(symbols)).toEqual([
    ['shop', '', ['proxy', 'envoy:1.31'], ['web', 'web:1'], ['data', '']],
  ]);
});

describe('inlay hints', () => {
  const hints = async (text: string): Promise<string[]> => {
    const { textDocument, document } = await openMarked(client, text);
    const found: InlayHint[] = await client.connection.sendRequest('textDocument/inlayHint', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: document.positionAt(text.length) },
    });
    return found.map(({ label }) => String(label));
  };
  const rows: [what: string, text: string, shown: string[]][] = [
    [
      'units and sums',
      '{"family": "x", "networkMode": "awsvpc", "cpu": "512", "memory": "2048", "containerDefinitions": [{"cpu": 256, "memory": 512}]}',
      [
        '0.5 vCPU',
        '2 GiB',
        '0.25 vCPU',
        'containers 256 of 512 units',
        'containers 512 of 2048 MiB',
      ],
    ],
    [
      'nothing where the unit is written',
      '{"networkMode": "awsvpc", "cpu": "1 vCPU", "memory": "2 GB", "containerDefinitions": []}',
      [],
    ],
    [
      'the host port',
      '{"networkMode": "bridge", "containerDefinitions": [{"portMappings": [{"containerPort": 80}]}]}',
      ['dynamic host port'],
    ],
    ['the network mode', '{"family": "x", "containerDefinitions": []}', ['network mode bridge']],
    [
      'nothing of placeholders',
      '{"family": "x", "networkMode": "$' + '{MODE}", "cpu": "<CPU>", "containerDefinitions": []}',
      [],
    ],
  ];
  test.each(rows)('%s', async (_, text, shown) => {
    expect(await hints(text)).toEqual(shown);
  });
});

test('completion answers over the connection', async () => {
  const { textDocument, position } = await openMarked(client, '{"containerDefinitions": [{|}]}');
  const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
    textDocument,
    position,
  });
  expect(items[0]).toMatchObject({
    label: 'name',
    insertTextFormat: 2,
    textEdit: { newText: '"name": "$1"' },
    documentation: { kind: 'markdown' },
  });
});
