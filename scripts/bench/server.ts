import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { root } from '../vscode/paths.ts';
import { taskDefinition } from './documents.ts';
import { median, type Row } from './row.ts';

const URI = 'file:///shop.task-definition.json';

export interface Running {
  process: ChildProcess;
  connection: ProtocolConnection;
}

/** The bundled server in a process of its own, over the connection that VS Code uses. */
export async function start(): Promise<Running> {
  const process = fork(join(root, 'dist/server.js'), ['--node-ipc'], { silent: true });
  const connection = createProtocolConnection(
    new IPCMessageReader(process),
    new IPCMessageWriter(process),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  return { process, connection };
}

export function stop({ process, connection }: Running): void {
  connection.dispose();
  process.kill();
}

/** What people wait for: the server's start, and the answer to a keystroke. */
export async function benchServer(): Promise<Row[]> {
  const initialize = await median(async () => stop(await start()), 9, 2);
  const running = await start();
  const { connection } = running;
  let text = taskDefinition(1000);
  const textDocument = { uri: URI, languageId: 'json', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  let version = 1;
  const keystroke = async () => {
    version++;
    text = text.replace(/"family": "\w*"/, `"family": "shop${version}"`);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [
        {
          range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
          text: `  "family": "shop${version}",\n`,
        },
      ],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: URI } });
  };
  const answered = await median(keystroke, 41, 20);
  stop(running);
  const memory = await memoryAfterEdits();
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return [
    {
      what: `memory after 10,000 edits: ${megabytes(memory.many)} MB`,
      ours: 0,
      peer: `after 100: ${megabytes(memory.few)} MB`,
      peers: undefined,
      goal: 'within 10 %',
      reached: memory.many <= memory.few * 1.1,
    },
    {
      what: 'a process started and initialized',
      ours: initialize,
      peer: '',
      peers: undefined,
      goal: '≤ 150 ms',
      reached: initialize <= 150,
    },
    {
      what: 'from didChange to diagnostics, 1,000 lines',
      ours: answered,
      peer: '',
      peers: undefined,
      goal: '≤ 20 ms',
      reached: answered <= 20,
    },
  ];
}

/** Bytes of heap that the server keeps in use, measured in a process that can collect garbage. */
function memoryAfterEdits(): Promise<{ few: number; many: number }> {
  const script = join(root, 'scripts/bench/memory.ts');
  const execArgv = ['--expose-gc', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  const child = fork(script, [], { execArgv });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as { few: number; many: number }));
    child.once('exit', () => reject(new Error('The measuring process ended without an answer.')));
  });
}
