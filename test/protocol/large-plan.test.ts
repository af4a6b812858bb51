import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver';
import type { Picture } from '../../core/view/picture.ts';
import { Method, type PlacementResult } from '../../protocol/methods.ts';
import { type SentPicture, unpack } from '../../protocol/sent-picture.ts';
import { Client, PULLING } from './client.ts';
import { planOf, type Size } from './plan-of-size.ts';

const PLAN = 'file:///p/large.stowage.json';
const OTHER = 'file:///p/web.task-definition.json';

/** Times here are far above what it takes: other tests may run meanwhile. */
vi.setConfig({ testTimeout: 30_000 });

let client: Client;
beforeEach(async () => {
  client = new Client();
  client.connection.onRequest(Method.readFile, () => ({ error: 'notFound' }));
  client.connection.onRequest(Method.listFiles, () => ({ uris: [] }));
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  await client.start({ ...PULLING, window: { workDoneProgress: true } });
  await client.open(OTHER, '{ "family": "web", "containerDefinitions": [{ "name": "app" }] }');
});
afterEach(() => client.stop());

/** Seconds of work: as much as is placed at once, on ten times the instances that ECS allows. */
const LONG: Size = { instances: 50_000, services: 4000, copies: 50 };

const picture = (token = CancellationToken.None): Promise<PlacementResult> =>
  client.connection.sendRequest(Method.placement, { uri: PLAN }, token);

const shown = (result: PlacementResult): Picture => {
  if ('problem' in result) throw new Error(result.problem);
  return unpack(result.picture as SentPicture);
};

const hover = () =>
  client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: OTHER },
    position: { line: 0, character: 4 },
  });

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe('a plan of a million copies on 50,000 instances', () => {
  test('is placed as far as our limit goes, and says so', async () => {
    await client.open(PLAN, planOf({ instances: 50_000, services: 1, copies: 1_000_000 }));
    const { placed, notes } = shown(await picture());
    expect(placed).toBe(200_000);
    expect(notes[0]).toMatchObject({
      severity: 'error',
      message: '1000000 exceeds the limit of Stowage; 200000 is used instead.',
    });
    const found = await client.pull(PLAN);
    expect(found.map(({ code }) => code)).toEqual(['plan-too-many']);
  });

  test('in many services too', async () => {
    await client.open(PLAN, planOf({ instances: 50_000, services: 5, copies: 200_000 }));
    const { placed, notes } = shown(await picture());
    expect(placed).toBe(200_000);
    expect(notes.map(({ message }) => message)).toContain(
      'Stowage places at most 200000 tasks in one plan; this one has 400000.',
    );
  });
});

describe('while a large plan is placed', () => {
  test('others are answered', async () => {
    await client.open(PLAN, planOf({ instances: 5000, services: 2000, copies: 50 }));
    let over = false;
    const work = picture().finally(() => {
      over = true;
    });
    let answered = 0;
    while (!over) {
      await hover();
      answered++;
    }
    expect(shown(await work).placed).toBe(100_000);
    expect(answered).toBeGreaterThan(5);
  });

  test('a request that is cancelled is left off', async () => {
    await client.open(PLAN, planOf(LONG));
    const source = new CancellationTokenSource();
    const work = picture(source.token);
    work.catch(() => {});
    await pause(800);
    source.cancel();
    await expect(work).rejects.toThrow('cancelled');
    await hover();
  });

  test('an edit drops it: the answer is that for the edited plan', async () => {
    await client.open(PLAN, planOf(LONG));
    const work = picture();
    await pause(800);
    await client.change(PLAN, planOf({ instances: 3, services: 2, copies: 1 }));
    expect(shown(await work)).toMatchObject({ placed: 2, desired: 2 });
  });

  test('another trial takes the place of the one before', async () => {
    await client.open(PLAN, planOf({ instances: 5000, services: 2000, copies: 50 }));
    shown(await picture());
    const attempt = (value: number): Promise<object | null> =>
      client.connection.sendRequest(Method.try, {
        uri: PLAN,
        version: 0,
        changes: [{ kind: 'desiredCount', group: 'service:s0', value }],
      });
    const first = attempt(7);
    await pause(20);
    const second = attempt(8);
    expect(await first).toBeNull();
    expect(await second).toMatchObject({ trial: { picture: { placed: 99_958 } } });
  });

  test('after a second progress is shown, and its button cancels; opening the panel places again', async () => {
    const progress: unknown[] = [];
    const begun = new Promise<string>((resolve) => {
      client.connection.onNotification('$/progress', ({ token, value }) => {
        progress.push(value);
        if (value.kind === 'begin') resolve(token);
      });
    });
    await client.open(PLAN, planOf(LONG));
    const work = picture();
    const token = await begun;
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    expect(await work).toEqual({ problem: expect.stringMatching(/^Placement was cancelled\./) });
    expect(progress[0]).toMatchObject({
      kind: 'begin',
      title: 'Running placement of large.stowage.json',
      cancellable: true,
    });
    expect(progress.at(-1)).toMatchObject({ kind: 'end' });
    const lenses = await client.connection.sendRequest<{ command: { title: string } }[]>(
      'textDocument/codeLens',
      { textDocument: { uri: PLAN } },
    );
    expect(lenses.map(({ command }) => command.title)).toEqual(['Placement cancelled · run again']);
    const source = new CancellationTokenSource();
    const again = picture(source.token);
    again.catch(() => {});
    await pause(300);
    source.cancel();
    await expect(again).rejects.toThrow('cancelled');
  });
});
