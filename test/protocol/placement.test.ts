import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Explanation, Picture, Trial } from '../../core/view/picture.ts';
import {
  type ExportResult,
  type FewestResult,
  Method,
  type PlacementResult,
  type ReadFileResult,
  type TryResult,
  type WhyResult,
  type WriteResult,
} from '../../protocol/methods.ts';
import { root } from '../house/imports.ts';
import { Client, PULLING } from './client.ts';

const examples = join(root, 'examples');
const uri = (name: string) => pathToFileURL(join(examples, name)).toString();
const text = (name: string) => readFileSync(join(examples, name), 'utf8');
const PLAN = uri('shop.stowage.json');

let client: Client;
beforeEach(async () => {
  client = new Client();
  // The editor's side: files that are not open are read from disk.
  client.connection.onRequest<ReadFileResult, void>(Method.readFile, ({ uri }) => {
    try {
      return { text: readFileSync(new URL(uri), 'utf8') };
    } catch {
      return { error: 'notFound' };
    }
  });
  await client.start(PULLING);
  await client.open(PLAN, text('shop.stowage.json'));
});
afterEach(() => client.stop());

async function picture(): Promise<Picture & { links: PlacementResult }> {
  const result: PlacementResult = await client.connection.sendRequest(Method.placement, {
    uri: PLAN,
  });
  if ('problem' in result) throw new Error(result.problem);
  return { ...(result.picture as Picture), links: result };
}

describe('the picture of the example', () => {
  test('says what came of it', async () => {
    const { sentence, desired, placed, groups, instances, unplaced } = await picture();
    expect(sentence).toBe('26 of 29 tasks placed. 3 tasks of 2 services could not be placed.');
    expect({ desired, placed }).toEqual({ desired: 29, placed: 26 });
    expect(groups.map(({ label }) => label)).toEqual(['logs', 'web', 'api', 'worker']);
    expect(instances.length).toBe(6);
    expect(unplaced.map(({ copies, reasons }) => [copies, reasons[0]?.code])).toEqual([
      [2, 'RESOURCE:PORTS'],
      [1, 'RESOURCE:ENI'],
    ]);
  });

  test('holds every task once, and the tasks of an instance fill what is not free', async () => {
    const { instances, placed } = await picture();
    const ids = instances.flatMap(({ tasks }) => tasks.map(({ id }) => id));
    expect(new Set(ids).size).toBe(placed);
    for (const { cpu, memory, tasks } of instances) {
      expect(tasks.reduce((sum, task) => sum + task.cpu, 0)).toBe(cpu.registered - cpu.remaining);
      const used = tasks.reduce((sum, task) => sum + task.memory, 0);
      expect(used).toBe(memory.registered - memory.remaining);
    }
  });

  test('follows an unsaved edit of a task definition', async () => {
    await picture();
    const api = uri('api.task-definition.json');
    const changed = new Promise((resolve) => {
      client.connection.onNotification(Method.placementChanged, resolve);
    });
    await client.open(api, text('api.task-definition.json'));
    await client.change(
      api,
      text('api.task-definition.json').replace('"hostPort": 8080', '"hostPort": 0'),
    );
    await changed;
    expect((await picture()).placed).toBe(28);
  });
});

describe('why', () => {
  const why = async (task: string): Promise<Explanation> => {
    const params = { uri: PLAN, task, changes: [] };
    const result: WhyResult = await client.connection.sendRequest(Method.why, params);
    return result?.explanation as Explanation;
  };

  test('a placed task: the way through the stages', async () => {
    const { instances, groups } = await picture();
    const task = instances
      .flatMap(({ tasks }) => tasks)
      .find(({ group }) => groups[group]?.label === 'worker');
    const answer = await why(task?.id ?? '');
    expect(answer).toMatchObject({ kind: 'placed' });
    const left = answer.kind === 'placed' ? answer.stages.map((stage) => stage.left) : [];
    expect(left[0]).toBe(6);
    expect(left.at(-1)).toBe(1);
    expect(left).toEqual([...left].sort((a, b) => b - a));
  });

  test('what could not be placed: every instance with all that it lacked', async () => {
    const { unplaced } = await picture();
    const answer = await why(unplaced[0]?.id ?? '');
    const rows = answer.kind === 'unplaced' ? answer.rows : [];
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(answer).toMatchObject({ columns: [{ code: 'RESOURCE:PORTS' }] });
    expect(answer.kind === 'unplaced' && answer.event).toContain(
      '(service api) was unable to place a task because no container instance met all of its requirements.',
    );
    expect(answer.links.map(({ label }) => label)).toContain('Task definition');
  });

  test('an id that is none: no answer', async () => {
    await picture();
    for (const id of ['', 'task 99 0', 'task 0 99', 'task x', '../../etc/passwd']) {
      expect(await why(id)).toBeUndefined();
    }
  });
});

/** The trial, where there is one. */
const trialOf = (result: TryResult): Trial | undefined =>
  result && 'trial' in result ? (result.trial as Trial) : undefined;

describe('what if', () => {
  const ask = <R>(method: string, more: object): Promise<R> =>
    client.connection.sendRequest(method, { uri: PLAN, changes: [], ...more });
  const version = async (): Promise<number> => {
    const result = await ask<PlacementResult>(Method.placement, {});
    return 'problem' in result ? -1 : result.version;
  };
  const fewer = [{ kind: 'desiredCount', group: 'service:api', value: 6 }];

  test('a trial changes no document', async () => {
    const result = await ask<TryResult>(Method.try, { version: await version(), changes: fewer });
    expect(trialOf(result)).toMatchObject({
      picture: { placed: 26, desired: 27 },
      problems: [],
      writable: true,
    });
    expect((await picture()).desired).toBe(29);
  });

  test('its links lead to the files as they are', async () => {
    const now = await ask<PlacementResult>(Method.placement, {});
    const longer = [{ kind: 'desiredCount', group: 'service:web', value: 1_000 }];
    const result = await ask<TryResult>(Method.try, { version: await version(), changes: longer });
    if ('problem' in now || !result || 'problem' in result) throw new Error('no picture');
    expect(result.links).toEqual(now.links);
    const why = { task: 'unplaced 1', changes: longer };
    const answer = await ask<WhyResult>(Method.why, why);
    for (const [id, place] of Object.entries(answer?.links ?? {})) {
      if (now.links[id]) expect(place).toEqual(now.links[id]);
    }
    expect(Object.keys(answer?.links ?? {}).filter((id) => now.links[id]).length).toBeGreaterThan(
      1,
    );
  });

  test('changes to a picture that is no longer the one on show are refused', async () => {
    const old = (await version()) + 1;
    expect(await ask<TryResult>(Method.try, { version: old, changes: fewer })).toBeNull();
    expect(await ask<WriteResult>(Method.write, { version: old, changes: fewer })).toMatchObject({
      problem: expect.stringContaining('changed'),
    });
  });

  test('what is written is one edit, for the version that was read', async () => {
    const edits: unknown[] = [];
    client.connection.onRequest('workspace/applyEdit', ({ edit }) => {
      edits.push(edit);
      return { applied: true };
    });
    const changes = [{ kind: 'desiredCount', group: 'service:web', value: 12 }];
    const result = await ask<WriteResult>(Method.write, { version: await version(), changes });
    expect(result).toEqual({ written: [PLAN] });
    expect(edits).toMatchObject([
      {
        documentChanges: [{ textDocument: { uri: PLAN, version: 1 }, edits: [{ newText: '12' }] }],
      },
    ]);
  });

  test('a mistyped constraint is told of', async () => {
    const constraints = [{ type: 'memberOf', expression: 'attribute:stack = prod' }];
    const changes = [{ kind: 'constraints', group: 'service:worker', value: constraints }];
    const result = await ask<TryResult>(Method.try, { version: await version(), changes });
    const trial = trialOf(result);
    expect(trial?.problems.length).toBe(1);
    expect(trial?.broken).toBe(true);
    const params = { version: await version(), changes };
    expect(await ask<WriteResult>(Method.write, params)).toEqual({ problem: trial?.problems[0] });
  });

  test('the fewest instances of a group with which everything lands', async () => {
    const params = { version: await version(), instances: 'm5.large-1' };
    expect(await ask<FewestResult>(Method.fewest, params)).toEqual({ count: 5 });
  });

  test.each(['svg', 'markdown', 'json'])('the picture as %s', async (format) => {
    const result = await ask<ExportResult>(Method.export, { version: 0, format });
    expect(result && 'text' in result && result.text).toContain('worker');
  });
});

test('a mistake in a plan is a diagnostic in the plan', async () => {
  await client.change(PLAN, text('shop.stowage.json').replace('./web.task', './gone.task'));
  const found = await client.pull(PLAN);
  expect(found.map(({ code }) => code)).toContain('plan-missing-file');
});

describe('a constraint expression in a plan', () => {
  const expression = 'attribute:ecs.instance-type =~ m5.*';
  const position = () => {
    const lines = text('shop.stowage.json').split('\n');
    const line = lines.findIndex((each) => each.includes(expression));
    return { line, character: (lines[line] ?? '').indexOf(expression) };
  };
  const ask = (method: string, character: number) =>
    client.connection.sendRequest(method, {
      textDocument: { uri: PLAN },
      position: { line: position().line, character: position().character + character },
    });

  test('is read out on hover, with the instances that it selects', async () => {
    const hover = (await ask('textDocument/hover', 5)) as { contents: { value: string } };
    expect(hover.contents.value).toContain('`ecs.instance-type` matches `m5.*` as a whole');
    expect(hover.contents.value).toContain('Selects 3 of 6 container instances');
    expect(hover.contents.value).toContain('`m5.large-1`');
  });

  test('is completed with what the instances have', async () => {
    const items = (await ask('textDocument/completion', expression.length)) as { label: string }[];
    expect(items.map(({ label }) => label)).toEqual(['m5.large', 'c5.large']);
  });
});
