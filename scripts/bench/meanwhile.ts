import { Method } from '../../protocol/methods.ts';
import { planOf } from '../../test/protocol/plan-of-size.ts';
import type { Row } from './row.ts';
import { start, stop } from './server.ts';

const PLAN = 'file:///bench/large.stowage.json';
const OTHER = 'file:///bench/web.task-definition.json';
const GOAL_MS = 250;

/** How long a hover waits at worst while the server, a process of its own, places a large plan. */
export async function benchMeanwhile(): Promise<Row[]> {
  return [await row(5000, 2000, GOAL_MS), await row(50_000, 1000, undefined)];
}

async function row(instances: number, services: number, goal: number | undefined): Promise<Row> {
  const server = await start();
  const { connection } = server;
  connection.onRequest(Method.readFile, () => ({ error: 'notFound' }));
  connection.onRequest(Method.listFiles, () => ({ uris: [] }));
  const open = (uri: string, text: string) =>
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
  await open(OTHER, '{ "family": "web", "containerDefinitions": [{ "name": "app" }] }');
  const hover = async () => {
    const asked = performance.now();
    const position = { line: 0, character: 4 };
    await connection.sendRequest('textDocument/hover', { textDocument: { uri: OTHER }, position });
    return performance.now() - asked;
  };
  for (let round = 0; round < 20; round++) await hover();
  await open(PLAN, planOf({ instances, services, copies: 50 }));
  const began = performance.now();
  let taken = 0;
  const work = connection.sendRequest(Method.placement, { uri: PLAN }).then(() => {
    taken = performance.now() - began;
  });
  let longest = 0;
  while (taken === 0) longest = Math.max(longest, await hover());
  await work;
  stop(server);
  const copies = (services * 50).toLocaleString('en');
  return {
    what: `the longest wait for a hover while the server places ${copies} tasks on ${instances.toLocaleString('en')} instances`,
    ours: longest,
    peer: 'all of it, reading and picture included',
    peers: taken,
    goal: goal === undefined ? 'orientation' : `≤ ${goal} ms`,
    reached: goal === undefined || longest <= goal,
  };
}
