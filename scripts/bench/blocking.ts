import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { root } from '../vscode/paths.ts';
import { taskDefinition } from './documents.ts';
import type { Row } from './row.ts';

const URI = 'file:///shop.task-definition.json';

/** Keystrokes until the machine has got used to the code, and those that are measured. */
const [WARM, MEASURED] = [30, 150];

/** Milliseconds between two keystrokes: a quick typist. */
const PAUSE = 60;

/** Milliseconds after which someone types in a file that was just opened. */
const OPENING = 300;

/** What VS Code asks after a keystroke. */
const ASKED = [
  'textDocument/completion',
  'textDocument/documentHighlight',
  'textDocument/hover',
  'textDocument/diagnostic',
  'textDocument/codeAction',
  'textDocument/semanticTokens/full',
  'textDocument/inlayHint',
  'textDocument/codeLens',
  'textDocument/documentSymbol',
  'textDocument/documentLink',
];

/** The longest time for which the server answers nobody, while someone types in a long document. */
export async function benchBlocking(): Promise<Row[]> {
  const watch = join(root, 'scripts/bench/blocking-watch.cjs');
  const execArgv = ['--require', watch];
  const server = fork(join(root, 'dist/server.js'), ['--node-ipc'], { silent: true, execArgv });
  const connection = createProtocolConnection(
    new IPCMessageReader(server),
    new IPCMessageWriter(server),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  const text = taskDefinition(1000);
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes('"value of setting 3"'));
  const column = (lines[line] ?? '').lastIndexOf('"');
  const textDocument = { uri: URI, languageId: 'json', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });

  let typed = 0;
  await new Promise((resolve) => setTimeout(resolve, OPENING));
  const type = async () => {
    const position = { line, character: column + typed++ };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: typed + 1 },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    const params = {
      textDocument: { uri: URI },
      position,
      range: { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } },
      context: { diagnostics: [] },
    };
    const answers = ASKED.map((method) => connection.sendRequest(method, params));
    await Promise.all([...answers, new Promise((resolve) => setTimeout(resolve, PAUSE))]);
  };
  const told = async (): Promise<number> => {
    const data = server.stderr && once(server.stderr, 'data');
    server.kill('SIGUSR2');
    return Number(String(await data));
  };
  const longest = async (keystrokes: number): Promise<number> => {
    // What came before, such as the start of the process, does not count.
    await told();
    for (let i = 0; i < keystrokes; i++) await type();
    return told();
  };
  const cold = await longest(WARM);
  const warm = await longest(MEASURED);
  connection.dispose();
  server.kill();
  return [
    {
      what: `the longest block while typing in 1,000 lines (${cold.toFixed(1)} ms in the first ${WARM} keystrokes)`,
      ours: warm,
      peer: '',
      peers: undefined,
      goal: '≤ 20 ms',
      reached: warm <= 20 && cold <= 20,
    },
  ];
}
