import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { shuffling } from '../../core/analysis/whatif/shuffle.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import { applyEdits } from '../../core/text/edit.ts';
import { finish } from '../../core/work.ts';
import { root } from '../house/imports.ts';

const EXAMPLES = Object.fromEntries(
  [
    'shop.stowage.json',
    'api.service.json',
    'api.task-definition.json',
    'logs.task-definition.json',
    'web.task-definition.json',
    'worker.task-definition.json',
  ].map((name) => [name, readFileSync(join(root, 'examples', name), 'utf8')]),
);

function workspace(files: Readonly<Record<string, string>>): PlanWorkspace {
  return {
    read: async (uri) => {
      const text = files[uri];
      return text === undefined ? { problem: 'notFound' } : { text };
    },
    resolve: (_, path) => path.replace('./', ''),
    findTaskDefinition: async () => undefined,
  };
}

const unplaced = (plan: Plan) =>
  place(
    plan.cluster,
    plan.requests.map(({ request }) => request),
    { seed: plan.seed },
  ).outcomes.reduce((sum, outcome) => sum + outcome.unplaced, 0);

/** What a plan asks for, as plain data: compiled patterns are never equal. */
const asked = (plan: Plan) => plan.requests.map(({ request }) => JSON.stringify(request));

/** What is left unplaced after the changes, and the files as they would be written. */
async function tried(changes: readonly PlanChange[], files = EXAMPLES) {
  const space = workspace(files);
  const before = await readPlan('shop.stowage.json', space);
  const { plan, edits } = await tryChanges(before, changes, space);
  const written = { ...files };
  for (const [uri, own] of edits) written[uri] = applyEdits(files[uri] ?? '', own);
  return { before, plan, edits, written, left: unplaced(plan) };
}

/** Services of the example. */
const API = 'service:api';
const WORKER = 'service:worker';

describe('what is tried is what is written', () => {
  test.each<[name: string, changes: PlanChange[], left: number]>([
    ['fewer copies', [{ kind: 'desiredCount', group: API, value: 6 }], 1],
    ['more copies', [{ kind: 'desiredCount', group: 'service:web', value: 40 }], 16],
    ['dynamic ports', [{ kind: 'dynamicPorts', group: API }], 1],
    [
      'one more instance of a pool',
      [{ kind: 'instanceCount', instances: 'm5.large-1', value: 4 }],
      1,
    ],
    ['another type', [{ kind: 'instanceType', instances: 'c5.large-1', value: 'm5.large' }], 2],
    ['instances like another', [{ kind: 'addInstances', like: 'm5.large-1', value: 2 }], 0],
    [
      'no constraints, another strategy',
      [
        { kind: 'constraints', group: WORKER, value: [] },
        { kind: 'strategy', group: WORKER, value: [{ type: 'random' }] },
      ],
      2,
    ],
    [
      'a new member for a service in a file of its own',
      [{ kind: 'strategy', group: API, value: [{ type: 'binpack', field: 'cpu' }] }],
      3,
    ],
    ['a seed', [{ kind: 'seed', value: 9 }], 3],
    ['too much memory for anything', [{ kind: 'memory', group: 'service:web', value: 99_999 }], 11],
  ])('%s', async (_, changes, left) => {
    const { written, edits, ...result } = await tried(changes);
    expect(result.left).toBe(left);
    expect(edits.size).toBeGreaterThan(0);
    // Reading what would be written gives the very same.
    const again = await readPlan('shop.stowage.json', workspace(written));
    expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(unplaced(again)).toBe(left);
    expect(asked(again)).toEqual(asked(result.plan));
  });

  test('no change, no edit', async () => {
    const { before, edits } = await tried([]);
    expect(edits.size).toBe(0);
    const { request } = before.requests[3] ?? {};
    expect(request?.strategy.length).toBe(2);
  });

  test('comments and the rest of the file stay', async () => {
    const { written } = await tried([{ kind: 'desiredCount', group: 'service:web', value: 12 }]);
    const text = EXAMPLES['shop.stowage.json'] ?? '';
    expect(written['shop.stowage.json']).toBe(
      text.replace('"desiredCount": 8', '"desiredCount": 12'),
    );
  });

  test('a task definition keeps how its amounts are written', async () => {
    const files = {
      ...EXAMPLES,
      'web.task-definition.json': '{"family": "w", "memory": "512", "containerDefinitions": []}',
    };
    const { written } = await tried([{ kind: 'memory', group: 'service:web', value: 700 }], files);
    expect(written['web.task-definition.json']).toContain('"memory": "700"');
  });

  test('of several containers the largest takes the difference, its limit follows', async () => {
    const files = {
      ...EXAMPLES,
      'web.task-definition.json': `{"family": "w", "containerDefinitions": [
        {"name": "a", "memoryReservation": 300, "memory": 320},
        {"name": "b", "memoryReservation": 100}]}`,
    };
    const { written, plan } = await tried(
      [{ kind: 'memory', group: 'service:web', value: 600 }],
      files,
    );
    expect(plan.requests[1]?.request.task.memory).toBe(600);
    expect(written['web.task-definition.json']).toContain(
      '"memoryReservation": 500, "memory": 500',
    );
  });

  test('a task without memory gets some', async () => {
    const files = {
      ...EXAMPLES,
      'web.task-definition.json': '{"family": "w", "containerDefinitions": [{"name": "a"}]}',
    };
    const { plan } = await tried([{ kind: 'memory', group: 'service:web', value: 256 }], files);
    expect(plan.requests[1]?.request.task.memory).toBe(256);
  });
});

describe('a zone that fails', () => {
  test('takes its instances along, and nothing is written', async () => {
    const { plan, edits, left } = await tried([{ kind: 'loseZone', zone: 'eu-west-1b' }]);
    expect(plan.cluster.instances.map(({ availabilityZone }) => availabilityZone)).not.toContain(
      'eu-west-1b',
    );
    expect(edits.size).toBe(0);
    expect(left).toBe(7);
  });

  test('what ran there is placed again', async () => {
    const files = {
      ...EXAMPLES,
      'shop.stowage.json': `{"containerInstances": [
        {"instanceType": "m5.large", "count": 2, "availabilityZones": ["a", "b"]}],
       "runningTasks": [{"group": "service:web", "containerInstanceArn": "m5.large-2", "taskDefinition": "./web.task-definition.json"}],
       "services": [{"serviceName": "web", "taskDefinition": "./web.task-definition.json", "desiredCount": 2}]}`,
    };
    const { before, plan } = await tried([{ kind: 'loseZone', zone: 'b' }], files);
    expect(before.requests[0]).toMatchObject({ running: 1, request: { count: 1 } });
    // The task that was placed in the other zone stays there.
    expect(plan.requests[0]).toMatchObject({ running: 1, request: { count: 1 } });
  });
});

test('changes of nothing that is there change nothing', async () => {
  const { edits, left } = await tried([
    { kind: 'desiredCount', group: 'service:gone', value: 1 },
    { kind: 'instanceCount', instances: 'gone', value: 1 },
    { kind: 'addInstances', like: 'gone', value: 1 },
    { kind: 'taskConstraint', group: 'service:logs', expression: 'gone', value: '' },
    { kind: 'loseZone', zone: 'nowhere' },
  ]);
  expect([edits.size, left]).toEqual([0, 3]);
});

test('a shuffle tells whether chance decides', async () => {
  const { plan } = await tried([]);
  const requests = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, requests, { seed: 1 });
  const seeds = finish(shuffling(result, 10));
  expect(seeds.seeds).toBe(10);
  expect(seeds.fewest.placed).toBe(26);
  expect(seeds.most.placed).toBe(26);
  expect(finish(shuffling(result, 10, () => true)).seeds).toBe(0);
});
