import { describe, expect, test } from 'vitest';
import { overviewOf } from '../../core/analysis/advice/overview.ts';
import { addInstances } from '../../core/analysis/change/add-instances.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { adviceFor } from '../../core/view/model/advice.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { explain } from '../../core/view/model/why.ts';
import { finish } from '../../core/work.ts';
import { workspaceOf } from './files.ts';

const URI = 'file:///p/stowage.json';

const task = (family: string, cpu: number, memory: number) => ({
  family,
  containerDefinitions: [{ name: family, image: 'x:1', cpu, memory }],
});
const answering = { say: format, links: new Links(), shouldStop: () => false };

async function read(plan: object) {
  const workspace = workspaceOf({ [URI]: plan });
  return { plan: await readPlan(URI, workspace), workspace };
}

function placed(plan: Plan) {
  const requests = plan.requests.map(({ request }) => request);
  return { plan, result: place(plan.cluster, requests, { seed: plan.seed }) };
}

async function picture(plan: object) {
  return draw(placed((await read(plan)).plan), format, new Links());
}

describe('a service that runs more tasks than it wants', () => {
  const web = task('web', 128, 256);
  const shrinking = {
    containerInstances: [{ instanceType: 'm5.xlarge', count: 2, availabilityZones: ['a', 'b'] }],
    runningTasks: [1, 2].map((at) => ({
      group: 'service:web',
      containerInstanceArn: `m5.xlarge-${at}`,
      count: 5,
      taskDefinition: web,
    })),
    services: [{ serviceName: 'web', desiredCount: 6, taskDefinition: web }],
  };

  test('is not shown as complete: the sentence, the service and a note say what stops', async () => {
    const { sentence, groups, notes } = await picture(shrinking);
    expect(sentence).toMatch(/^All 6 tasks placed, .*; 4 running tasks stop\.$/);
    expect(groups[0]).toMatchObject({ desired: 6, running: 6, stopping: 4 });
    expect(notes.map(({ message }) => message)).toContain(
      '4 running tasks of web stop, because the desired count is 6 and 10 run: on m5.xlarge-1, m5.xlarge-2.',
    );
  });
});

describe('a capacity provider without zones', () => {
  const cluster = {
    containerInstances: [
      {
        instanceType: 'c5.large',
        count: 3,
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
        capacityProvider: 'od',
      },
    ],
    capacityProviders: [{ name: 'od', autoScalingGroupProvider: {}, instanceType: 'c5.xlarge' }],
    services: [
      {
        serviceName: 'batch',
        desiredCount: 20,
        capacityProviderStrategy: [{ capacityProvider: 'od', weight: 1 }],
        taskDefinition: task('batch', 512, 900),
      },
    ],
  };

  test('launches instances in the zones of its instances, and so they are advised and written', async () => {
    const { plan, workspace } = await read(cluster);
    const advice = finish(adviceFor(placed(plan), 0, answering));
    const larger = advice.find(({ message }) => message.includes('c5.xlarge'));
    expect(larger?.message).toBe('add 1 × c5.xlarge in eu-west-1a/b/c: all tasks are placed');
    const tried = await tryChanges(plan, larger?.changes ?? [], workspace);
    const zones = tried.plan.cluster.instances.map(({ availabilityZone }) => availabilityZone);
    expect(zones).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1a']);
  });

  test('where no zone is known advice names none', () => {
    const on = { request: {} as never, cluster: { name: '', instances: [] }, zones: [''] };
    const change = { kind: 'addInstances', like: 'x', type: 'm5.large', value: 2 } as const;
    const words = addInstances.advice?.(change, on);
    expect(words && format(words)).toBe('add 2 × m5.large');
  });
});

test('each capacity provider needs instances of its own: their fewest are told apart', async () => {
  const group = (capacityProvider: string) => ({
    instanceType: 'c5.xlarge',
    count: 3,
    availabilityZones: ['a', 'b', 'c'],
    capacityProvider,
  });
  const { plan } = await read({
    containerInstances: [group('od'), group('spot')],
    services: [
      {
        serviceName: 'batch',
        desiredCount: 30,
        capacityProviderStrategy: [
          { capacityProvider: 'od', base: 1, weight: 1 },
          { capacityProvider: 'spot', weight: 3 },
        ],
        taskDefinition: task('batch', 1024, 1000),
      },
    ],
  });
  const { result } = placed(plan);
  const { fewest, unplaced } = overviewOf(result, plan.requests);
  expect(
    fewest.map(({ capacityProvider, count, bound }) => [capacityProvider, count, bound.count]),
  ).toEqual([
    ['od', 2, 2],
    ['spot', 6, 6],
  ]);
  // The 3 that are advised for the provider that is short, and the 3 it has, are no fewer.
  expect(unplaced.flatMap(({ advice }) => advice.map(({ message }) => format(message)))).toContain(
    'add 3 × c5.xlarge in a / b / c: all tasks are placed',
  );
});

test('rebalancing is told only where a replacement has room', async () => {
  const services = (memory: number) => [
    {
      serviceName: 'fill',
      desiredCount: 2,
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:ecs.instance-type == c5.large' },
      ],
      taskDefinition: task('fill', 100, memory),
    },
    {
      serviceName: 'batch',
      desiredCount: 10,
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ .*' }],
      placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      taskDefinition: task('batch', 256, 1000),
    },
  ];
  const containerInstances = [
    { instanceType: 'm5.xlarge', availabilityZones: ['a'] },
    { instanceType: 'c5.large', count: 2, availabilityZones: ['b', 'c'] },
  ];
  const movesWith = async (memory: number) => {
    const { plan } = await read({ containerInstances, services: services(memory) });
    const { result } = placed(plan);
    expect(result.outcomes.every(({ unplaced }) => unplaced === 0)).toBe(true);
    return overviewOf(result, plan.requests).rebalancing;
  };
  // Full zones: nothing can move there, although the service is not balanced.
  expect(await movesWith(3600)).toEqual([]);
  const { plan } = await read({
    containerInstances,
    runningTasks: [
      {
        group: 'service:batch',
        containerInstanceArn: 'm5.xlarge-1',
        count: 4,
        taskDefinition: task('batch', 256, 1000),
      },
    ],
    services: [{ ...services(100)[1], desiredCount: 4, placementConstraints: [] }],
  });
  expect(overviewOf(placed(plan).result, plan.requests).rebalancing).toEqual([
    {
      group: 'service:batch',
      moves: [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'c' },
      ],
    },
  ]);
});

describe('what Amazon ECS prints about tasks that are not placed', () => {
  const instances = [{ instanceType: 'c5.large', count: 1, availabilityZones: ['a'] }];
  const asked = async (plan: object) => {
    const answer = explain(placed((await read(plan)).plan), 'unplaced 0', answering);
    return answer?.kind === 'unplaced' ? [answer.event, answer.report] : [];
  };
  const large = task('web', 1024, 100);

  test('a service prints an event', async () => {
    const services = [{ serviceName: 'web', desiredCount: 3, taskDefinition: large }];
    const [event, report] = await asked({ containerInstances: instances, services });
    expect(event).toMatch(/^\(service web\) was unable to place a task/);
    expect(report).toBe('');
  });

  test('RunTask returns failures', async () => {
    const tasks = [{ count: 5, taskDefinition: large }];
    expect(await asked({ containerInstances: instances, tasks })).toEqual([
      '',
      'RunTask returns these failures: RESOURCE:CPU × 1',
    ]);
  });

  test('tasks of a capacity provider wait', async () => {
    const containerInstances = instances.map((one) => ({ ...one, capacityProvider: 'od' }));
    const capacityProviderStrategy = [{ capacityProvider: 'od', weight: 1 }];
    const services = [
      { serviceName: 'web', desiredCount: 3, taskDefinition: large, capacityProviderStrategy },
    ];
    expect(await asked({ containerInstances, services })).toEqual([
      '',
      'The tasks stay in the PROVISIONING state until od has room for them; Amazon ECS prints no service event.',
    ]);
  });

  test('an expression that cannot be parsed is rejected', async () => {
    const placementConstraints = [{ type: 'memberOf', expression: 'attribute:a ==' }];
    const services = [
      { serviceName: 'web', desiredCount: 1, taskDefinition: large, placementConstraints },
    ];
    expect(await asked({ containerInstances: instances, services })).toEqual([
      '',
      'Amazon ECS rejects the request: a placement constraint cannot be parsed.',
    ]);
  });
});

describe('a spread over an attribute', () => {
  const found = async (field: string) => {
    const { plan } = await read({
      containerInstances: [{ instanceType: 'm5.large', attributes: { rack: '1' } }],
      services: [
        {
          serviceName: 'web',
          desiredCount: 1,
          taskDefinition: task('web', 64, 64),
          placementStrategy: [{ type: 'spread', field }],
        },
      ],
    });
    return plan.findings.map(({ severity, message }) => [severity, format(message)]);
  };

  test('that no instance has is a warning', async () => {
    expect(await found('attribute:ecs.availabilty-zone')).toEqual([
      [
        'warning',
        'No container instance has the attribute ecs.availabilty-zone, so that this strategy has no effect. Did you mean ecs.availability-zone?',
      ],
    ]);
    expect(await found('attribute:building')).toEqual([
      [
        'warning',
        'No container instance has the attribute building, so that this strategy has no effect.',
      ],
    ]);
  });

  test.each(['attribute:rack', 'attribute:ecs.availability-zone', 'instanceId'])(
    '%s is nothing to tell',
    async (field) => {
      expect(await found(field)).toEqual([]);
    },
  );
});

describe('counts on one screen agree', () => {
  test('running tasks that nothing in the plan describes are told', async () => {
    const { sentence, totals, notes } = await picture({
      containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
      runningTasks: [
        {
          group: 'family:cron',
          containerInstanceArn: 'm5.large-1',
          count: 3,
          taskDefinition: task('cron', 64, 64),
        },
      ],
      services: [{ serviceName: 'web', desiredCount: 2, taskDefinition: task('web', 64, 64) }],
    });
    expect(sentence).toMatch(/^All 2 tasks placed/);
    expect(totals.zones).toEqual([{ zone: 'a', tasks: 5 }]);
    expect(notes.map(({ message }) => message)).toContain(
      '3 running tasks belong to no service or task of the plan. Instances and zones count them; the number of placed tasks does not.',
    );
  });

  test('tasks on Fargate that run count with those that start', async () => {
    const edge = { ...task('edge', 256, 512), requiresCompatibilities: ['FARGATE'] };
    const { notes } = await picture({
      containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
      runningTasks: [
        {
          group: 'service:edge',
          launchType: 'FARGATE',
          availabilityZone: 'a',
          count: 6,
          taskDefinition: edge,
        },
      ],
      services: [
        { serviceName: 'edge', desiredCount: 6, launchType: 'FARGATE', taskDefinition: edge },
      ],
    });
    const said = notes.map(({ message }) => message).filter((one) => one.includes('Fargate'));
    expect(said).toEqual(['6 tasks of service:edge run on Fargate, not on container instances.']);
  });
});

test('an instance tells its EC2 id, its agent and the attributes that it was given', async () => {
  const { plan } = await read({
    containerInstances: [
      {
        containerInstanceArn: 'arn:aws:ecs:eu-west-1:1:container-instance/c/0123456789abcdef',
        ec2InstanceId: 'i-0a1b2c3d4e5f67890',
        status: 'ACTIVE',
        agentConnected: true,
        versionInfo: { agentVersion: '1.89.2' },
        registeredResources: [
          { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
          { name: 'MEMORY', type: 'INTEGER', integerValue: 7680 },
        ],
        remainingResources: [
          { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
          { name: 'MEMORY', type: 'INTEGER', integerValue: 7680 },
        ],
        attributes: [
          { name: 'stack', value: 'prod' },
          { name: 'ecs.availability-zone', value: 'a' },
        ],
      },
    ],
  });
  const answer = explain(placed(plan), 'instance 0', answering);
  if (answer?.kind !== 'instance') throw new Error('no answer');
  const facts = new Map(answer.facts.map(({ label, value }) => [label, value]));
  expect(facts.get('EC2 instance')).toBe('i-0a1b2c3d4e5f67890');
  expect(facts.get('Agent version')).toBe('1.89.2');
  expect(facts.get('Custom attributes')).toBe('stack: prod');
});
