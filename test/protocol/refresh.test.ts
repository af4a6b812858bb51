import { afterEach, expect, test } from 'vitest';
import type { Client } from './client.ts';
import { clientWith, uriOf } from './workspace.ts';

const PLAN =
  '{"containerInstances": [], "services": [{"serviceName": "a", "taskDefinition": "./t.json"}]}';
const TASK = '{"family": "a", "containerDefinitions": []}';

let client: Client;
afterEach(() => client.stop());

/** A client that can refresh, and how often it was told to. */
async function counting(files: Record<string, string>) {
  client = await clientWith(files, {
    textDocument: { diagnostic: {} },
    workspace: { codeLens: { refreshSupport: true }, diagnostics: { refreshSupport: true } },
  });
  const told = { lenses: 0, diagnostics: 0 };
  client.connection.onRequest('workspace/codeLens/refresh', () => {
    told.lenses++;
    return null;
  });
  client.connection.onRequest('workspace/diagnostic/refresh', () => {
    told.diagnostics++;
    return null;
  });
  await quiet();
  return told;
}

/** Longer than the server waits for quiet. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 500));

async function type(uri: string, text: string): Promise<void> {
  for (let key = 0; key < 20; key++) await client.change(uri, `${text}${' '.repeat(key)}`);
  await quiet();
}

test('what is typed in a file that no plan reads refreshes nothing', async () => {
  const told = await counting({});
  const uri = uriOf('package.json');
  await client.open(uri, '{"name": "x"}');
  await quiet();
  const before = { ...told };
  await type(uri, '{"name": "x"}');
  expect(told).toEqual(before);
});

test('what is typed in a file that a plan reads refreshes code lenses once', async () => {
  const told = await counting({ 'a.stowage.json': PLAN, 't.json': TASK });
  const uri = uriOf('a.stowage.json');
  await client.open(uri, PLAN);
  await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
  await client.open(uriOf('t.json'), TASK);
  await quiet();
  const before = told.lenses;
  await type(uriOf('t.json'), TASK);
  expect(told.lenses - before).toBe(1);
});

test('thousands of changed files refresh once', async () => {
  const told = await counting({});
  const before = { ...told };
  for (let batch = 0; batch < 20; batch++) {
    const changes = Array.from({ length: 100 }, (_, file) => ({
      uri: uriOf(`${batch}/${file}.stowage.json`),
      type: 1,
    }));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }
  await quiet();
  expect([told.lenses - before.lenses, told.diagnostics - before.diagnostics]).toEqual([1, 1]);
});
