import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  InlayHint,
  Location,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExplainResult } from '../../protocol/explanation.ts';
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
        'containers use 256 of 512 units',
        'containers use 512 of 2048 MiB',
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

describe('document links', () => {
  const targets = async (text: string): Promise<(string | undefined)[]> => {
    const { textDocument } = await openMarked(client, text);
    const links: DocumentLink[] = await client.connection.sendRequest('textDocument/documentLink', {
      textDocument,
    });
    return links.map(({ target }) => target);
  };
  const container = (members: string) => `{"containerDefinitions": [{${members}}]}`;
  const rows: [what: string, text: string, target: string][] = [
    ['Docker Hub', container('"image": "nginx:1.27"'), 'https://hub.docker.com/_/nginx'],
    [
      'the gallery of ECR',
      container('"image": "public.ecr.aws/docker/library/redis:7"'),
      'https://gallery.ecr.aws/docker/library/redis',
    ],
    [
      'a private repository',
      container('"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1"'),
      'https://eu-west-1.console.aws.amazon.com/ecr/repositories/private/111122223333/shop/web?region=eu-west-1',
    ],
    [
      'a log group',
      container(
        '"logConfiguration": {"options": {"awslogs-group": "/shop/web", "awslogs-region": "eu-west-1"}}',
      ),
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fshop$252Fweb',
    ],
    [
      'a secret, without its key',
      container(
        '"secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf:key::"}]',
      ),
      'https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Asecretsmanager%3Aeu-west-1%3A111122223333%3Asecret%3Aa-AbCdEf',
    ],
  ];
  test.each(rows)('%s', async (_, text, target) => {
    expect(await targets(text)).toEqual([target]);
  });

  test('placeholders lead nowhere', async () => {
    expect(await targets(container('"image": "<IMAGE1_NAME>"'))).toEqual([]);
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

test('a task definition is explained in words, each line with its place', async () => {
  const { textDocument, document } = await openMarked(
    client,
    PAIR('proxy').replace('envoy:1.31', '<img src=x>'),
  );
  const { lines }: ExplainResult = await client.connection.sendRequest(
    'stowage/explain',
    textDocument,
  );
  const texts = lines.map(({ kind, runs }) => `${kind}: ${runs.map(({ text }) => text).join('')}`);
  expect(texts).toContain('title: Task definition shop');
  expect(texts).toContain('item: web starts once proxy has started.');
  expect(texts).toContain('item: proxy runs <img src=x>. When it stops, the whole task stops.');
  expect(texts.join('\n')).toMatch(
    /heading: Where it can run\nitem: On EC2\.\nitem: Not on Fargate:\n(?:reason: .+\n)+/,
  );
  const said = lines.find(({ runs }) => runs.some(({ text }) => text === '<img src=x>'));
  expect(said?.runs).toContainEqual({ text: '<img src=x>', style: 'code' });
  expect(document.getText(said?.range)).toContain('"image": "<img src=x>"');
});
