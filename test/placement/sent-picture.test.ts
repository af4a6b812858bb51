import { describe, expect, test } from 'vitest';
import { place } from '../../core/placement/place.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { countsOf } from '../../core/view/model/counts.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { pack, type SentPicture, unpack } from '../../protocol/sent-picture.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:container-instance/shop/';
const resources = (cpu: number, memory: number) => [
  { name: 'CPU', type: 'INTEGER', integerValue: cpu },
  { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
];

/** Described instances that run tasks of ours and of others, and more in short. */
const described = Array.from({ length: 450 }, (_, index) => ({
  containerInstanceArn: `${ARN}${index.toString(16).padStart(32, '0')}`,
  status: index % 50 === 0 ? 'DRAINING' : 'ACTIVE',
  agentConnected: index % 40 !== 0,
  registeredResources: resources(4096, 15_000),
  remainingResources: resources(4096 - 256 * (index % 5), 15_000 - 512 * (index % 5)),
  runningTasksCount: index % 5,
}));
const short = { instanceType: 'm5.large', count: 60, availabilityZones: ['a', 'b', 'c'] };
const services = Array.from({ length: 7 }, (_, number) => ({
  serviceName: `s${number}`,
  desiredCount: 150,
  taskDefinition: {
    family: 'f',
    containerDefinitions: [{ name: 'c', image: 'i', cpu: 64 * number + 64, memory: 700 }],
  },
}));

async function pictures(containerInstances: unknown) {
  const text = JSON.stringify({ containerInstances, services, seed: 3 });
  const plan = await readPlan('plan', {
    read: async () => ({ text }),
    resolve: (_, path) => path,
    findTaskDefinition: async () => undefined,
  });
  const requests = plan.requests.map(({ request }) => request);
  const placed = { plan, result: place(plan.cluster, requests, { seed: plan.seed }) };
  return {
    whole: draw(placed, format, new Links()),
    counted: draw(placed, format, new Links(), true),
  };
}

/** As it arrives in the panel. */
const send = (sent: SentPicture): SentPicture => JSON.parse(JSON.stringify(sent));

describe('a large picture on its way to the panel', () => {
  test.each([
    ['described instances', described],
    ['instances in short', [{ ...short, count: 600 }]],
    ['both, without a path in common', [...described, short]],
  ])('is the same at its end: %s', async (_, instances) => {
    const { counted } = await pictures(instances);
    expect(counted.detail).toBe('counts');
    expect(unpack(send(pack(counted)))).toEqual(counted);
  });

  test('counts the tasks that the whole picture has', async () => {
    const { whole, counted } = await pictures([...described, short]);
    expect(counted.instances.map(({ counts }) => counts)).toEqual(
      whole.instances.map(({ tasks }) => countsOf(tasks)),
    );
    expect(counted.totals).toEqual(whole.totals);
  });

  test('takes a fraction of the room', async () => {
    const { counted } = await pictures([{ ...short, count: 5000 }]);
    const size = (value: unknown) => JSON.stringify(value).length;
    expect(size(pack(counted))).toBeLessThan(size(counted) / 5);
  });

  test('stays as it is when it has tasks', async () => {
    const { counted } = await pictures([short]);
    expect(pack(counted)).toBe(counted);
  });
});
