import { expect, test, vi } from 'vitest';
import { Client, PULLING } from './client.ts';
import { uriOf } from './workspace.ts';

const TASK = uriOf('web.task-definition.json');

test('requests that take no time share a turn, instead of waiting for a timer each', async () => {
  const client = new Client();
  await client.start(PULLING);
  await client.open(TASK, '{"family": "web", "containerDefinitions": []}');
  const params = { textDocument: { uri: TASK }, position: { line: 0, character: 0 } };
  await client.connection.sendRequest('textDocument/definition', params);
  // The clock stands still: all of them are asked in one turn.
  vi.useFakeTimers({ toFake: ['performance'] });
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const requests = 1000;
  await Promise.all(
    Array.from({ length: requests }, () =>
      client.connection.sendRequest('textDocument/definition', params),
    ),
  );
  const turns = timers.mock.calls.filter(([, delay]) => delay === 0).length;
  timers.mockRestore();
  vi.useRealTimers();
  await client.stop();
  expect(turns).toBeGreaterThan(0);
  // The server also prepares itself in turns of its own.
  expect(turns).toBeLessThan(requests / 2);
});
