import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { type KindResult, Method, type ReadFileResult } from '../../protocol/methods.ts';
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
    expect((await rulesOf()).get('tags-empty-array')).toBe(2);
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

describe('a file is taken for what someone chose', () => {
  const kind = async (uri: string, text: string, documents: Record<string, string>) => {
    settings = { documents };
    await rulesOf(uri, text);
    const answer: KindResult = await client.connection.sendRequest(Method.kind, { uri });
    return answer.kind;
  };
  const EMPTY = 'file:///w/deploy/app.json';
  const rows: [
    what: string,
    uri: string,
    text: string,
    glob: string,
    choice: string,
    is: unknown,
  ][] = [
    ['by a glob', EMPTY, '{}', '**/deploy/*.json', 'taskDefinition', 'taskDefinition'],
    ['by its name', EMPTY, '{}', 'app.json', 'plan', 'plan'],
    ['none of ours', URI, TEXT, 'web.*.json', 'none', null],
    ['a list', EMPTY, '[]', 'app.json', 'taskDefinition', 'containerDefinitions'],
    [
      'what the CLI printed',
      EMPTY,
      '{"services": []}',
      'app.json',
      'serviceDefinition',
      'servicesOutput',
    ],
    ['nothing that does not fit', URI, TEXT, 'other/*.json', 'plan', 'taskDefinition'],
    ['nothing that is no kind', URI, TEXT, '*.json', 'helm', 'taskDefinition'],
  ];
  test.each(rows)('%s', async (_, uri, text, glob, choice, is) => {
    expect(await kind(uri, text, { [glob]: choice })).toBe(is);
  });

  test('and judged so, until it is changed', async () => {
    await kind(URI, TEXT, { '*.json': 'none' });
    expect(await client.pull(URI)).toEqual([]);
    settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    expect((await client.pull(URI)).map(({ code }) => code)).toContain('tags-empty-array');
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

test('what is read while the workspace is switched off is not shown any more', async () => {
  settings = { lint: { workspace: true } };
  const other = 'file:///w/app/other.task-definition.json';
  files[other] = TEXT;
  let answer = (): void => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let ask = (): void => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  client.connection.onRequest<ReadFileResult, void>(Method.readFile, async ({ uri }) => {
    const text = files[uri];
    if (uri === other) {
      ask();
      await answered;
    }
    return text === undefined ? { error: 'notFound' } : { text };
  });
  client.connection.onRequest(Method.listFiles, () => ({ uris: [other] }));
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  let shown = 0;
  client.connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }) => {
    shown += diagnostics.length;
  });
  await rulesOf();
  await asked;
  settings = {};
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await client.pull(URI);
  answer();
  // These answers come after all that the read leads to.
  for (let round = 0; round < 3; round++) await client.pull(URI);
  expect(shown).toBe(0);
});

test('lint that is disabled takes its findings and fixes along, and no refactorings or new files', async () => {
  settings = { lint: { enable: false } };
  expect([...(await rulesOf())]).toEqual([]);
  const kinds = async (only: string) => {
    const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: TEXT.length } },
      context: { diagnostics: [], only: [only], triggerKind: 1 },
    });
    return [...new Set(actions.map(({ kind }) => kind))].sort();
  };
  expect(await kinds('quickfix')).toEqual([]);
  expect(await kinds('source.fixAll')).toEqual([]);
  expect(await kinds('refactor')).toEqual(['refactor.generate', 'refactor.rewrite']);
});

test('a .stowagerc.json above the workspace folder does not apply', async () => {
  files['file:///.stowagerc.json'] = '{"rules": {"tags-empty-array": "off"}}';
  expect((await rulesOf()).has('tags-empty-array')).toBe(true);
});
