import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import type { Trial } from '../../core/view/picture.ts';
import {
  Method,
  type PlacementResult,
  type TryResult,
  type WriteResult,
} from '../../protocol/methods.ts';
import type { Client } from './client.ts';
import { clientWith, uriOf } from './workspace.ts';

const WRONG = 'attribute:a ==';
const CONFLICT =
  'Two of the changes set different values at the same place in web.task-definition.json.';

const service = (serviceName: string, more: object = {}) => ({
  serviceName,
  taskDefinition: './web.task-definition.json',
  desiredCount: 1,
  ...more,
});
const plan = JSON.stringify({
  containerInstances: [{ instanceType: 'm5.large', count: 1 }],
  services: [
    service('one', { placementConstraints: [{ type: 'memberOf', expression: WRONG }] }),
    service('two'),
  ],
});
const task =
  '{"family": "web", "containerDefinitions": [{"name": "web", "image": "a:1", "memory": 64}]}';
const uri = uriOf('a.stowage.json');

let client: Client;
let edits: unknown[];
beforeEach(async () => {
  edits = [];
  client = await clientWith({ 'a.stowage.json': plan, 'web.task-definition.json': task });
  client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: unknown }) => {
    edits.push(edit);
    return { applied: true };
  });
  await client.open(uri, plan);
});
afterEach(() => client.stop());

async function ask<R>(method: string, changes: readonly PlanChange[]): Promise<R> {
  const placement: PlacementResult = await client.connection.sendRequest(Method.placement, { uri });
  const version = 'version' in placement ? placement.version : -1;
  return client.connection.sendRequest<R>(method, { uri, version, changes });
}

async function trial(changes: readonly PlanChange[]): Promise<Trial> {
  const result = await ask<TryResult>(Method.try, changes);
  if (!result || !('trial' in result)) throw new Error('no trial');
  return result.trial as Trial;
}

test('a problem that another service has already is new where it was not', async () => {
  const constraints = [{ type: 'memberOf' as const, expression: WRONG }];
  const { problems, broken } = await trial([
    { kind: 'constraints', group: 'service:two', value: constraints },
  ]);
  expect(problems).toHaveLength(1);
  expect(broken).toBe(true);
});

test('a problem that was there before is none of the changes, though its place has moved', async () => {
  const { problems, broken } = await trial([
    { kind: 'desiredCount', group: 'service:one', value: 1000 },
    { kind: 'addInstances', like: 'm5.large-1', value: 2 },
  ]);
  expect([problems, broken]).toEqual([[], false]);
});

test('two values for one place are told, and not written', async () => {
  const changes: PlanChange[] = [
    { kind: 'memory', group: 'service:one', value: 128 },
    { kind: 'memory', group: 'service:two', value: 256 },
  ];
  const { problems, broken } = await trial(changes);
  expect([problems, broken]).toEqual([[CONFLICT], true]);
  expect(await ask<WriteResult>(Method.write, changes)).toEqual({ problem: CONFLICT });
  expect(edits).toEqual([]);
});

test('one value for both services is written once', async () => {
  const changes: PlanChange[] = [
    { kind: 'memory', group: 'service:one', value: 128 },
    { kind: 'memory', group: 'service:two', value: 128 },
  ];
  expect(await ask<WriteResult>(Method.write, changes)).toEqual({
    written: [uriOf('web.task-definition.json')],
  });
  expect(edits).toMatchObject([{ documentChanges: [{ edits: [{ newText: '128' }] }] }]);
});
