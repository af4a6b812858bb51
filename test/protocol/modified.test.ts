import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ListFilesResult, Method, type ReadFileResult } from '../../protocol/methods.ts';
import { Client, PULLING } from './client.ts';
import { uriOf } from './workspace.ts';

const TASK = uriOf('web.task-definition.json');
const PLAN = uriOf('shop.stowage.json');
const text = `{
  "family": "web",
  "status": "ACTIVE",
  "requiresCompatibilities": ["EC2"],
  "cpu": 256,
  "containerDefinitions": [
    { "name": "web", "image": "web:1", "memory": 9000, "essential": "true", "dependsOn": [{ "containerName": "web", "condition": "START" }] }
  ],
  "tags": []
}`;
const plan = `{
  "containerInstances": [{ "instanceType": "m5.large", "count": 1 }],
  "services": [
    { "serviceName": "web", "taskDefinition": "./web.task-definition.json", "desiredCount": 3 },
    { "serviceName": "other", "taskDefinition": "./other.task-definition.json", "desiredCount": 1 }
  ]
}`;
/** A task definition that is never open, so that the answers about the plan wait for a file. */
const other = text.replace('"web"', '"other"').replace('9000', '128');

/** Every file that the server reads from the editor waits until this is called. */
let release: () => void;
/** Resolves when the server has asked for a file. */
let asked: Promise<void>;
let client: Client;

beforeEach(async () => {
  client = new Client();
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  asked = new Promise((resolve) => {
    client.connection.onRequest<ReadFileResult, void>(Method.readFile, async () => {
      resolve();
      await released;
      return { text: other };
    });
    client.connection.onRequest<ListFilesResult, void>(Method.listFiles, async () => {
      resolve();
      await released;
      return { uris: [PLAN, TASK] };
    });
  });
  await client.start(PULLING);
});
afterEach(() => client.stop());

const at = (uri: string, words: string) => {
  const document = TextDocument.create(uri, 'json', 1, uri === PLAN ? plan : text);
  const position = document.positionAt(document.getText().indexOf(words) + 2);
  return { textDocument: { uri }, position, range: { start: position, end: position } };
};
const actions = (only: string, uri = TASK, words = '"true"') => ({
  ...at(uri, words),
  context: { diagnostics: [], only: [only], triggerKind: 1 },
});

const rows: [what: string, method: string, uri: string, params: object][] = [
  ['fix all', 'textDocument/codeAction', TASK, actions('source.fixAll')],
  ['quick fixes', 'textDocument/codeAction', TASK, actions('quickfix')],
  ['make registrable', 'textDocument/codeAction', TASK, actions('source')],
  ['refactorings', 'textDocument/codeAction', TASK, actions('refactor')],
  [
    'rename',
    'textDocument/rename',
    TASK,
    { ...at(TASK, 'web:1'), ...at(TASK, 'web", "image'), newName: 'app' },
  ],
  ['advice for a plan', 'textDocument/codeAction', PLAN, actions('quickfix', PLAN, 'serviceName')],
  ['hover', 'textDocument/hover', TASK, at(TASK, '"memory"')],
  [
    'references',
    'textDocument/references',
    TASK,
    { ...at(TASK, 'web", "image'), context: { includeDeclaration: true } },
  ],
  ['code lenses', 'textDocument/codeLens', TASK, at(TASK, 'family')],
  ['semantic tokens', 'textDocument/semanticTokens/full', TASK, at(TASK, 'family')],
];

describe('a document that is changed while the answer is worked out', () => {
  const answerOf = async (method: string, uri: string, params: object) => {
    await client.open(TASK, text);
    if (uri === PLAN) await client.open(PLAN, plan);
    const answer: Promise<unknown> = client.connection.sendRequest(method, params);
    const settled = answer.then(
      (value) => ({ value }),
      (error: { code: number; data?: unknown }) => ({ code: error.code, data: error.data }),
    );
    return { settled };
  };

  test.each(rows)('%s: ContentModified', async (_, method, uri, params) => {
    const { settled } = await answerOf(method, uri, params);
    await asked;
    await client.change(uri, `{"x": 1,\n\n\n${(uri === PLAN ? plan : text).slice(1)}`);
    release();
    expect(await settled).toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  test('diagnostics: the client is told to ask again', async () => {
    const { settled } = await answerOf('textDocument/diagnostic', TASK, at(TASK, 'family'));
    await asked;
    await client.change(TASK, `\n\n${text}`);
    release();
    const { code, data } = (await settled) as { code: number; data: unknown };
    expect([code, data]).toEqual([LSPErrorCodes.ServerCancelled, { retriggerRequest: true }]);
  });

  test('another document that the answer edits: ContentModified', async () => {
    const { settled } = await answerOf(
      'textDocument/codeAction',
      PLAN,
      actions('quickfix', PLAN, 'serviceName'),
    );
    await asked;
    await client.change(TASK, `\n\n${text}`);
    release();
    expect(await settled).toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  test.each(rows)('%s: an answer when nothing is changed', async (_, method, uri, params) => {
    release();
    const { settled } = await answerOf(method, uri, params);
    expect(await settled).toHaveProperty('value');
    expect(((await settled) as { value: unknown }).value).not.toBeNull();
  });
});

describe('the life of the server', () => {
  const code = (request: Promise<unknown>) =>
    request.then(
      () => 0,
      ({ code: own }: { code: number }) => own,
    );

  test('no request is answered before initialize', async () => {
    const fresh = new Client();
    const hover = fresh.connection.sendRequest('textDocument/hover', at(TASK, 'family'));
    expect(await code(hover)).toBe(ErrorCodes.ServerNotInitialized);
    fresh.connection.dispose();
  });

  test('no request is answered after shutdown', async () => {
    const fresh = new Client();
    await fresh.start(PULLING);
    await fresh.connection.sendRequest('shutdown');
    const hover = fresh.connection.sendRequest('textDocument/hover', at(TASK, 'family'));
    expect(await code(hover)).toBe(ErrorCodes.InvalidRequest);
    fresh.connection.dispose();
  });
});
