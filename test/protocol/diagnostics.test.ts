import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, PULLING, PUSHED } from './client.ts';

const URI = 'file:///w/web.task-definition.json';

/** A task definition with one mistake: host mode maps a port to another. */
const text = (hostPort: number | string) => `{
  "family": "web",
  "networkMode": "host",
  "containerDefinitions": [
    { "name": "web", "image": "nginx:1.27", "memory": 128,
      "portMappings": [{ "containerPort": 80, "hostPort": ${hostPort} }] }
  ]
}`;

let client: Client;
afterEach(() => client.stop());

async function started(capabilities = PUSHED): Promise<Client> {
  client = new Client();
  await client.start(capabilities);
  return client;
}

const codes = (diagnostics: { code?: string | number | undefined }[]) =>
  diagnostics.map(({ code }) => code);

describe('diagnostics', () => {
  test('are pushed with rule, page and place', async () => {
    const server = await started();
    await server.open(URI, text(8080));
    const found = await server.diagnostics(URI);
    const finding = found.find(({ code }) => code === 'port-host-host-port');
    expect(finding).toMatchObject({
      source: 'stowage',
      severity: 1,
      codeDescription: {
        href: expect.stringMatching(/^https:.*\/rules\/port-host-host-port\.md$/),
      },
      range: { start: { line: 5, character: 58 }, end: { line: 5, character: 62 } },
    });
  });

  test('are pulled where the client pulls, and then not pushed', async () => {
    const server = await started(PULLING);
    await server.open(URI, text(8080));
    expect(codes(await server.pull(URI))).toContain('port-host-host-port');
    await server.change(URI, text(80));
    expect(codes(await server.pull(URI))).not.toContain('port-host-host-port');
  });

  test('follow the text, and only the last version counts', async () => {
    const server = await started();
    await server.open(URI, text(8080));
    await server.diagnostics(URI);
    for (let port = 81; port < 181; port++) await server.change(URI, text(port));
    const version = await server.change(URI, text(80));
    expect(codes(await server.diagnostics(URI, version))).not.toContain('port-host-host-port');
  });

  test('go with the document', async () => {
    const server = await started();
    await server.open(URI, text(8080));
    await server.diagnostics(URI);
    await server.close(URI);
    await server.open(URI, text(80));
    expect(codes(await server.diagnostics(URI))).not.toContain('port-host-host-port');
  });

  test.each([
    ['an open string', '{"family": "web'],
    ['nothing', ''],
    ['an array nested 10,000 deep', '['.repeat(10_000)],
    ['a lone surrogate', '{"containerDefinitions": [{"name": "\ud800"}]}'],
  ])('survive %s', async (_, broken) => {
    const server = await started(PULLING);
    await server.open(URI, text(8080));
    await server.change(URI, broken);
    await server.pull(URI);
    await server.change(URI, text(8080));
    expect(codes(await server.pull(URI))).toContain('port-host-host-port');
  });
});

test('a quick fix removes its diagnostic', async () => {
  const server = await started(PULLING);
  await server.open(URI, text(8080));
  const diagnostic = (await server.pull(URI)).find(({ code }) => code === 'port-host-host-port');
  const actions: CodeAction[] = await server.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: diagnostic?.range,
    context: { diagnostics: [diagnostic], only: ['quickfix'] },
  });
  const fix = actions.find(({ diagnostics }) => diagnostics?.[0]?.code === 'port-host-host-port');
  expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true });
  const change = fix?.edit?.documentChanges?.[0];
  const edits = change && 'edits' in change ? change.edits : [];
  const document = TextDocument.create(URI, 'json', 1, text(8080));
  const mended = TextDocument.applyEdits(
    document,
    edits.filter((edit) => 'newText' in edit),
  );
  await server.change(URI, mended);
  expect(codes(await server.pull(URI))).not.toContain('port-host-host-port');
});
