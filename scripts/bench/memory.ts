import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/server.ts';
import { taskDefinition } from './documents.ts';

/*
 * Run by the server's benchmark in a process of its own with --expose-gc: types in a document and
 * tells how much memory stays in use, after few edits and after many.
 */

const URI = 'file:///shop.task-definition.json';
const [few, many] = [100, 10_000];

const toServer = new PassThrough();
const toClient = new PassThrough();
startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)));
const client = createProtocolConnection(
  new StreamMessageReader(toClient),
  new StreamMessageWriter(toServer),
);
client.onRequest('stowage/readFile', () => ({ error: 'notFound' }));
client.listen();
const capabilities = { textDocument: { diagnostic: {} } };
await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
await client.sendNotification('initialized', {});
const textDocument = { uri: URI, languageId: 'json', version: 1, text: taskDefinition(1000) };
await client.sendNotification('textDocument/didOpen', { textDocument });

/** Bytes of heap in use when everything that can go has gone. */
function inUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const line = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
let after: number | undefined;
for (let version = 2; version <= many + 1; version++) {
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version },
    contentChanges: [{ range: line, text: `  "family": "shop-${version}",\n` }],
  });
  // Every tenth keystroke is answered; in between they overtake each other, as when typing fast.
  if (version % 10 === 0) {
    await client.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
  }
  if (version === few) after = inUse();
}
await client.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
process.send?.({ few: after, many: inUse() });
process.disconnect?.();
process.exit(0);
