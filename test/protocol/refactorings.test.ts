import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Client } from './client.ts';
import { openMarked } from './cursor.ts';
import { applied, clientWith } from './workspace.ts';

let client: Client;
beforeAll(async () => {
  client = await clientWith({ 'taken.service.json': '{}' });
});
afterAll(() => client.stop());

/** The actions of these kinds where `|` stands. */
async function actions(marked: string, only: string[]): Promise<CodeAction[]> {
  const { textDocument, position } = await openMarked(client, marked);
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [], only },
  });
}

/** What comes of choosing an action: the document, and the files that it makes by name. */
async function choose(marked: string, title: RegExp, only = 'refactor') {
  const found = (await actions(marked, [only])).find((action) => title.test(action.title));
  if (!found) throw new Error(`${title} is not offered`);
  const action: CodeAction = found.edit
    ? found
    : await client.connection.sendRequest('codeAction/resolve', found);
  const text = marked.replace('|', '');
  const [name = ''] = Object.values(action.edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? [change.textDocument.uri.replace('file:///w/', '')] : [],
  );
  return { name, action, text: applied({ [name]: '' }, action.edit)[name] ?? '', before: text };
}

const container = (rest: string) =>
  `{"family": "a", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64${rest}}]}`;

describe('offered are', () => {
  const rows: [what: string, text: string, titles: RegExp[]][] = [
    [
      'for a bridge task: Fargate, awsvpc, a service, a plan',
      container('').replace('"family"', '"fam|ily"'),
      [/ready for Fargate/, /awsvpc/, /service definition/, /plan/],
    ],
    [
      'on a variable: a secret, and the container as a template',
      container(', "environment": [{"name": "A", "value": "|x"}]'),
      [/ready for Fargate/, /awsvpc/, /A to a secret/, /service/, /"a" as a sidecar/, /plan/],
    ],
  ];
  test.each(rows)('%s', async (_, text, titles) => {
    const found = (await actions(text, ['refactor'])).map(({ title }) => title);
    expect(found).toEqual(titles.map((title) => expect.stringMatching(title)));
  });

  test.each([
    ['an open string', '{"containerDefinitions": [{"name": "a|'],
    ['a missing comma', '{"family": "a" |"containerDefinitions": []}'],
    ['a key without a value', '{"containerDefinitions": [], "family": |}'],
    ['an empty object', '{|}'],
    ['nothing', '|'],
  ])('none while typing: %s', async (_, text) => {
    expect(await actions(text, ['refactor', 'source'])).toEqual([]);
  });
});

describe('a file is made', () => {
  const worse = (text: string, name: string) =>
    lint(readDocument(text), name)
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule }) => rule);

  test.each([
    ['on EC2', '', { launchType: 'EC2' }, []],
    [
      'on Fargate',
      '"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512", ',
      { launchType: 'FARGATE', networkConfiguration: expect.anything() },
      // The subnets and security groups, which only the account knows.
      ['placeholder-unresolved', 'placeholder-unresolved'],
    ],
  ])(
    'a service %s, in which lint finds only what is left to fill in',
    async (_, members, expected, left) => {
      const text = container('').replace('"family"', `${members}"fam|ily"`);
      const { name, text: made, action } = await choose(text, /service definition/);
      expect(name).toBe('a.service.json');
      expect(action.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create' });
      expect(action.command).toMatchObject({ command: '_stowage.openDocument' });
      expect(JSON.parse(made)).toMatchObject({
        serviceName: 'a',
        taskDefinition: 'a',
        ...expected,
      });
      expect(worse(made, name)).toEqual(left);
    },
  );

  test('never over another', async () => {
    const text = container('').replace('"family": "a"', '"fam|ily": "taken"');
    expect((await choose(text, /service definition/)).name).toBe('taken-2.service.json');
  });

  test('a plan that places it', async () => {
    const { name, text: made } = await choose(container('|'), /plan/);
    expect(name).toMatch(/\.stowage\.json$/);
    expect(JSON.parse(made).services[0]).toMatchObject({ serviceName: 'a' });
  });

  test('a sidecar, without what names its neighbours', async () => {
    const text = `{
  "family": "a",
  "containerDefinitions": [
    {
      "name": "pro|xy",
      "image": "envoy:1.31", // pinned
      "dependsOn": [{ "containerName": "web", "condition": "START" }],
      "memory": 64
    },
    { "name": "web", "image": "web:1", "memory": 64 }
  ]
}`;
    const { name, text: made } = await choose(text, /"proxy" as a sidecar/, 'refactor.extract');
    expect(name).toBe('proxy.container-definitions.json');
    expect(made).toBe(`[
  {
    "name": "proxy",
    "image": "envoy:1.31", // pinned
    "memory": 64
  }
]
`);
  });
});

describe('a refactoring gives', () => {
  const BRIDGE = container(', "portMappings": [{"containerPort": 80, "hostPort": 8080}]');
  test.each([
    ['awsvpc', BRIDGE, /to network mode awsvpc/, ['"networkMode": "awsvpc"'], /hostPort/],
    [
      'bridge',
      BRIDGE.replace('"family"', '"networkMode": "awsvpc", "family"').replace('8080', '80'),
      /to network mode bridge/,
      ['"networkMode": "bridge"', '"hostPort": 0'],
      /awsvpc/,
    ],
    ['Fargate', BRIDGE, /ready for Fargate/, ['"FARGATE"', '"cpu": "256"'], /hostPort/],
  ])('%s', async (_, text, title, there, gone) => {
    const marked = text.replace('{', '{|');
    const { action, before } = await choose(marked, title);
    const [change] = action.edit?.documentChanges ?? [];
    const uri = change && 'edits' in change ? change.textDocument.uri : '';
    const name = uri.replace('file:///w/', '');
    const after = applied({ [name]: before }, action.edit)[name] ?? '';
    for (const each of there) expect(after).toContain(each);
    expect(after).not.toMatch(gone);
    expect(() => JSON.parse(after)).not.toThrow();
  });
});

test('what describe-task-definition prints is made registrable, where something is in the way', async () => {
  const task = '{"family": "a", "revision": 3, "status": "ACTIVE", "containerDefinitions": []}';
  const marked = `|{"taskDefinition": ${task}, "tags": []}`;
  const [action] = await actions(marked, ['source.makeRegistrable.stowage']);
  const [change] = action?.edit?.documentChanges ?? [];
  const name = change && 'edits' in change ? change.textDocument.uri.replace('file:///w/', '') : '';
  const after = applied({ [name]: marked.slice(1) }, action?.edit)[name] ?? '';
  expect(JSON.parse(after)).toEqual({ family: 'a', containerDefinitions: [] });
  expect(await actions(container('|'), ['source.makeRegistrable.stowage'])).toEqual([]);
});

test('what someone has to decide waits for a confirmation, where the editor can ask', async () => {
  const other = await clientWith(
    {},
    { workspace: { workspaceEdit: { changeAnnotationSupport: {}, documentChanges: true } } },
  );
  const text = container(', "privileged": true');
  const uri = 'file:///w/decide.task-definition.json';
  await other.open(uri, text);
  const start = { line: 0, character: 3 };
  const found: CodeAction[] = await other.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], only: ['refactor.rewrite'] },
  });
  const action = found.find(({ title }) => /ready for Fargate/.test(title));
  const { edit }: CodeAction = await other.connection.sendRequest('codeAction/resolve', action);
  const annotations = Object.values(edit?.changeAnnotations ?? {});
  expect(annotations).toContainEqual({
    label: 'Set "networkMode" to "awsvpc"',
    needsConfirmation: false,
  });
  expect(annotations).toContainEqual({
    label: 'Remove "privileged"',
    description: expect.stringContaining('rivileged'),
    needsConfirmation: true,
  });
  await other.stop();
});

test('a variable that looks like a secret has the move to a secret as a quick fix', async () => {
  const text = container(', "environment": [{"name": "DB_PASSWORD", "value": "hunt|er2"}]');
  const found = await actions(text, ['quickfix']);
  const fix = found.find(({ title }) => title === 'Move DB_PASSWORD to a secret');
  expect(fix?.diagnostics?.[0]?.code).toBe('security-env-secret-name');
  const action: CodeAction = await client.connection.sendRequest('codeAction/resolve', fix);
  expect(JSON.stringify(action.edit)).toContain('/a/DB_PASSWORD');
  expect(action.command?.arguments?.[0]).toMatch(/^aws ssm put-parameter .*--value 'hunter2'$/);
});
