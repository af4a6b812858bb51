import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { Method, type ReadFileResult } from '../../core/placement/protocol.ts';
import { Client } from './client.ts';

const URI = 'file:///w/app/web.task-definition.json';
const TEXT =
  '{"family": "a b", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64}], "tags": []}';

let client: Client;
let files: Record<string, string>;
let settings: unknown;

beforeEach(async () => {
  files = {};
  settings = {};
  client = new Client();
  client.connection.onRequest<ReadFileResult, void>(Method.readFile, ({ uri }) => {
    const text = files[uri];
    return text === undefined ? { error: 'notFound' } : { text };
  });
  client.connection.onRequest('workspace/configuration', () => [settings]);
});
afterEach(() => client.stop());

async function rulesOf(uri = URI, text = TEXT): Promise<Map<unknown, number | undefined>> {
  await client.start({
    textDocument: { diagnostic: {} },
    workspace: { configuration: true },
  });
  await client.open(uri, text);
  return new Map((await client.pull(uri)).map(({ code, severity }) => [code, severity]));
}

describe('a rule is turned down or off', () => {
  test('by nothing: it keeps its severity', async () => {
    expect((await rulesOf()).get('tags-empty-array')).toBe(1);
  });

  test('by the settings of the editor', async () => {
    settings = { lint: { rules: { 'tags-empty-array': 'hint', 'schema-family-format': 'off' } } };
    const rules = await rulesOf();
    expect([rules.get('tags-empty-array'), rules.get('schema-family-format')]).toEqual([
      4,
      undefined,
    ]);
  });

  test('by .stowagerc.json in a folder above', async () => {
    files['file:///w/.stowagerc.json'] = '{"rules": {"tags-empty-array": "off"}}';
    expect((await rulesOf()).has('tags-empty-array')).toBe(false);
  });

  test('by a comment on the line before, which is a hint where it suppresses nothing', async () => {
    const line = '// stowage-disable-next-line tags-empty-array -- cleaned up on deploy\n';
    const rules = await rulesOf(URI, TEXT.replace('"tags"', `\n${line}"tags"`));
    expect(rules.has('tags-empty-array')).toBe(false);
    await client.change(URI, `${line}${TEXT}`.replace('"tags": []', '"tags": [{"key": "a"}]'));
    const unused = (await client.pull(URI)).find(({ code }) => code === 'suppression-unused');
    expect(unused?.severity).toBe(4);
  });
});

test('a service is judged with the task definition that it names, also unsaved', async () => {
  const service = 'file:///w/app/service.json';
  files[URI] = TEXT;
  const text = JSON.stringify({
    serviceName: 's',
    taskDefinition: './web.task-definition.json',
    desiredCount: 1,
    loadBalancers: [{ containerName: 'nobody', containerPort: 80, targetGroupArn: 'arn:x' }],
  });
  await rulesOf(service, text);
  const about = async () =>
    (await client.pull(service)).filter(({ message }) => String(message).includes('nobody')).length;
  expect(await about()).toBeGreaterThan(0);
  await client.open(URI, TEXT.replace('"name": "a"', '"name": "nobody"'));
  await client.change(
    URI,
    TEXT.replace('"name": "a"', '"name": "nobody", "portMappings": [{"containerPort": 80}]'),
  );
  expect(await about()).toBe(0);
});

test('fix all is one source action', async () => {
  await rulesOf();
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.stowage']);
});

test('the workspace is judged where the setting asks for it, open documents excepted', async () => {
  settings = { lint: { workspace: true } };
  const other = 'file:///w/app/other.task-definition.json';
  files[URI] = TEXT;
  files[other] = TEXT;
  files['file:///w/package.json'] = '{"name": "x"}';
  client.connection.onRequest(Method.listFiles, () => ({ uris: Object.keys(files) }));
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await rulesOf();
  const pushed = await client.diagnostics(other, 0);
  expect(pushed.map(({ code }) => code)).toContain('tags-empty-array');
  await client.open(other, TEXT);
  expect((await client.pull(other)).map(({ code }) => code)).toContain('tags-empty-array');
  expect(await client.diagnostics(other, 0)).toEqual([]);
});
