import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PictureTimeline } from '../../core/view/timeline.ts';
import { Method, type PlacementResult, type TimelineResult } from '../../protocol/methods.ts';
import type { Client } from './client.ts';
import { clientWith, uriOf } from './workspace.ts';

const containerDefinitions = [{ name: 'web', image: 'web:1', cpu: 512, memory: 1000 }];
const plan = JSON.stringify({
  containerInstances: [{ instanceType: 'm5.large', count: 4, availabilityZones: ['a', 'b'] }],
  services: [
    {
      serviceName: 'web',
      desiredCount: 4,
      taskDefinition: { family: 'web', containerDefinitions },
    },
  ],
});
const uri = uriOf('a.stowage.json');

let client: Client;
beforeEach(async () => {
  client = await clientWith({ 'a.stowage.json': plan });
  await client.open(uri, plan);
});
afterEach(() => client.stop());

async function version(): Promise<number> {
  const placed: PlacementResult = await client.connection.sendRequest(Method.placement, { uri });
  return 'version' in placed ? placed.version : -1;
}

const ask = (params: object): Promise<TimelineResult> =>
  client.connection.sendRequest(Method.timeline, { uri, ...params });

test('what happens with a change that is tried', async () => {
  const changes = [{ kind: 'event', event: 'deploy', target: 'web', value: 0 }];
  const answer = await ask({ version: await version(), changes });
  const timeline = answer?.timeline as PictureTimeline;
  expect(timeline.sentences[0]).toMatch(/^web: the deployment completes in/);
  expect(timeline.tasks).toHaveLength(8);
});

test('a zone that fails is there until it does', async () => {
  const changes = [{ kind: 'loseZone', zone: 'a' }];
  const answer = await ask({ version: await version(), changes });
  const timeline = answer?.timeline as PictureTimeline;
  expect(timeline.events[0]?.text).toMatch(/a/);
  expect(timeline.instances.map(({ status }) => status)).toContain('GONE');
});

test('another version, and a change that is none, have no timeline', async () => {
  expect(await ask({ version: 99, changes: [] })).toBeNull();
  const changes = [{ kind: 'event', event: 'explode', target: 'web', value: 0 }];
  expect(await ask({ version: await version(), changes })).toBeNull();
});
