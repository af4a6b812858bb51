import { expect, test } from 'vitest';
import { advise } from '../../core/analysis/advice/advise.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { adviceFor } from '../../core/view/model/advice.ts';
import { Links } from '../../core/view/model/links.ts';
import { finish } from '../../core/work.ts';
import { workspaceOf } from './files.ts';

const URI = 'file:///p/stowage.json';

const container = (more: object) => ({ name: 'web', image: 'web', ...more });
const instances = [
  { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'], attributes: { stack: 'x' } },
];

/** Plans of which something does not land, each for another kind of advice. */
const PLANS: readonly [what: string, task: object, service: object][] = [
  ['memory of one container', { containerDefinitions: [container({ memory: 3000 })] }, {}],
  [
    'memory of several, reserved and limited',
    {
      containerDefinitions: [
        container({ memory: 3000, memoryReservation: 2500 }),
        container({ name: 'side', memory: 700 }),
      ],
    },
    {},
  ],
  [
    'task-level amounts',
    { cpu: '1024', memory: '3072', containerDefinitions: [container({})] },
    {},
  ],
  ['CPU', { containerDefinitions: [container({ cpu: 900, memory: 100 })] }, {}],
  [
    'static ports',
    {
      containerDefinitions: [
        container({ memory: 100, portMappings: [{ containerPort: 80, hostPort: 80 }] }),
      ],
    },
    {},
  ],
  [
    'constraints of the service',
    { containerDefinitions: [container({ memory: 100 })] },
    {
      placementConstraints: [
        { type: 'distinctInstance' },
        {
          type: 'memberOf',
          expression: 'attribute:stack == y and attribute:ecs.instance-type =~ m5.*',
        },
      ],
    },
  ],
  [
    'a constraint of the task definition',
    {
      containerDefinitions: [container({ memory: 100 })],
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == y' }],
    },
    {},
  ],
];

function unplaced({ cluster, requests, seed }: Plan) {
  const asked = requests.map(({ request }) => request);
  return place(cluster, asked, { seed });
}

test.each(PLANS)(
  'advice on %s, written into the files, does what it says',
  async (_, task, more) => {
    const workspace = workspaceOf({
      [URI]: {
        containerInstances: instances,
        services: [{ serviceName: 'web', taskDefinition: './web.json', desiredCount: 6, ...more }],
      },
      'file:///p/web.json': { family: 'web', ...task },
    });
    const plan = await readPlan(URI, workspace);
    const result = unplaced(plan);
    expect(result.outcomes[0]?.unplaced).toBeGreaterThan(0);
    const advice = advise(result, 0);
    const answering = { say: format, links: new Links(), shouldStop: () => false };
    const offered = finish(adviceFor({ plan, result }, 0, answering));
    expect(offered.length).toBeGreaterThan(0);
    for (const [number, { message, changes }] of offered.entries()) {
      const tried = await tryChanges(plan, changes, workspace);
      expect(tried.edits.size, message).toBeGreaterThan(0);
      const left = unplaced(tried.plan).outcomes[0]?.unplaced;
      expect({ message, left }).toEqual({ message, left: advice[number]?.left });
    }
  },
);

test('a further instance of a capacity provider can be tried and written', async () => {
  const container = { name: 'app', image: 'app', cpu: 4000, memory: 20_000 };
  const workspace = workspaceOf({
    [URI]: {
      containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
      capacityProviders: [
        {
          name: 'big',
          autoScalingGroupProvider: {},
          instanceType: 'm5.4xlarge',
          availabilityZones: ['a'],
          attributes: { stack: 'x' },
        },
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: { containerDefinitions: [container] },
          desiredCount: 5,
          capacityProviderStrategy: [{ capacityProvider: 'big', weight: 1 }],
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == x' }],
        },
      ],
    },
  });
  const plan = await readPlan(URI, workspace);
  const answering = { say: format, links: new Links(), shouldStop: () => false };
  const [first] = finish(adviceFor({ plan, result: unplaced(plan) }, 0, answering));
  expect(first).toEqual({
    message: 'add 2 × m5.4xlarge in a: all tasks are placed',
    changes: [{ kind: 'addInstances', like: 'big/m5.4xlarge/a', value: 2 }],
  });
  const tried = await tryChanges(plan, first?.changes ?? [], workspace);
  expect(unplaced(tried.plan).outcomes[0]?.unplaced).toBe(0);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'as its group says',
    { reservedMemory: 1000 },
    'add 1 × m5.2xlarge in a / b: all tasks are placed',
  ],
  [
    'without the amounts of its group',
    { memory: 8000 },
    'add 1 × m5.2xlarge in a / b: all tasks are placed',
  ],
  [
    'with what stands written on it',
    { attributes: { stack: 'x' } },
    'add 1 × m5.2xlarge in a / b: all tasks are placed',
  ],
])('an instance of a larger type, %s', async (_, more, said) => {
  const container = { name: 'app', image: 'app', cpu: 100, memory: 30_000 };
  const workspace = workspaceOf({
    [URI]: {
      containerInstances: [
        { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'], ...more },
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: { containerDefinitions: [container] },
          desiredCount: 1,
          placementConstraints:
            'attributes' in more ? [{ type: 'memberOf', expression: 'attribute:stack == x' }] : [],
        },
      ],
    },
  });
  const plan = await readPlan(URI, workspace);
  const answering = { say: format, links: new Links(), shouldStop: () => false };
  const advice = finish(adviceFor({ plan, result: unplaced(plan) }, 0, answering));
  const larger = advice.find(({ message }) => message === said);
  expect(larger?.changes).toEqual([
    { kind: 'addInstances', like: 'm5.large-1', value: 1, type: 'm5.2xlarge' },
  ]);
  const tried = await tryChanges(plan, larger?.changes ?? [], workspace);
  expect(unplaced(tried.plan).outcomes[0]?.unplaced).toBe(0);
});

test('ENI trunking, in each group that can have it', async () => {
  const container = { name: 'app', image: 'app', cpu: 10, memory: 10 };
  const workspace = workspaceOf({
    [URI]: {
      containerInstances: [
        { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'] },
        // No trunks for this family.
        { instanceType: 'c5n.large' },
        { instanceType: 'm5.large', attributes: { 'ecs.os-type': 'windows' } },
      ],
      services: [
        {
          serviceName: 'web',
          taskDefinition: { networkMode: 'awsvpc', containerDefinitions: [container] },
          desiredCount: 20,
        },
      ],
    },
  });
  const plan = await readPlan(URI, workspace);
  expect(unplaced(plan).outcomes[0]?.unplaced).toBe(12);
  const answering = { say: format, links: new Links(), shouldStop: () => false };
  const [first] = finish(adviceFor({ plan, result: unplaced(plan) }, 0, answering));
  expect(first).toEqual({
    message: 'launch the instances with ENI trunking: all tasks are placed',
    changes: [{ kind: 'trunking', group: 'service:web' }],
  });
  const tried = await tryChanges(plan, first?.changes ?? [], workspace);
  expect(unplaced(tried.plan).outcomes[0]?.unplaced).toBe(0);
  expect(tried.plan.cluster.instances.map(({ registered }) => registered.eni)).toEqual([
    10, 10, 2, 2,
  ]);
});
