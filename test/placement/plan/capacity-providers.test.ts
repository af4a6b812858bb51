import { describe, expect, test } from 'vitest';
import { advise } from '../../../core/analysis/advice/advise.ts';
import { explainUnplaced } from '../../../core/analysis/explain/unplaced.ts';
import { place } from '../../../core/placement/place.ts';
import { format } from '../../../core/text/message.ts';
import { instances, read, service, shares, task } from './providers.ts';

describe('a strategy over capacity providers', () => {
  const item = (capacityProvider: string, weight: number, base = 0) => ({
    capacityProvider,
    weight,
    base,
  });
  const running = (containerInstanceArn: string, count: number) => ({
    containerInstanceArn,
    count,
    group: 'service:web',
    taskDefinition: task(),
  });
  const rows: [what: string, strategy: object[], runningTasks: object[], expected: string[]][] = [
    ['evenly', [item('od', 1), item('spot', 1)], [], ['od 5', 'spot 5']],
    ['base first, then weights', [item('od', 1, 2), item('spot', 3)], [], ['od 4', 'spot 6']],
    ['no weight takes none', [item('od', 0), item('spot', 1)], [], ['od 0', 'spot 10']],
    ['one alone needs no weight', [item('od', 0)], [], ['od 10']],
    [
      'what runs on no provider is part of no share',
      [item('od', 1), item('spot', 1)],
      [running('m5.large-5', 4)],
      ['od 3', 'spot 3'],
    ],
    [
      'running copies are part of the shares',
      [item('od', 1, 2), item('spot', 3)],
      [running('m5.large-1', 4)],
      ['od 0', 'spot 6'],
    ],
    [
      'more than its share keeps what runs; the rest goes to the others',
      [item('od', 1), item('spot', 1)],
      [running('m5.large-3', 8)],
      ['od 2', 'spot 0'],
    ],
  ];
  test.each(rows)('%s', async (_, capacityProviderStrategy, runningTasks, expected) => {
    const services = [service({ capacityProviderStrategy })];
    const containerInstances = [...instances, { instanceType: 'm5.large' }];
    const plan = await read({ containerInstances, runningTasks, services });
    expect(shares(plan)).toEqual(expected);
    expect(plan.findings).toEqual([]);
  });

  test.each<[string, object[], string]>([
    ['two bases', [item('od', 1, 1), item('spot', 1, 1)], 'Only one capacity provider'],
    ['Fargate and instances', [item('od', 1), item('FARGATE', 1)], 'not both'],
    ['no weight at all', [item('od', 0), item('spot', 0)], 'needs a weight above 0'],
    ['one that nothing describes', [item('gone', 1)], 'no capacity provider gone'],
  ])('%s: said', async (_, capacityProviderStrategy, said) => {
    const services = [service({ capacityProviderStrategy })];
    const { findings } = await read({ containerInstances: instances, services });
    expect(findings.map(({ message }) => format(message)).join()).toContain(said);
  });

  test('one described with its instance type is known, and more of it can be advised', async () => {
    const plan = await read({
      containerInstances: instances,
      capacityProviders: [
        {
          name: 'big',
          autoScalingGroupProvider: {},
          instanceType: 'm5.4xlarge',
          availabilityZones: ['c'],
        },
      ],
      services: [service({ desiredCount: 2, capacityProviderStrategy: [item('big', 1)] })],
    });
    expect(plan.findings).toEqual([]);
    const asked = plan.requests.map(({ request }) => request);
    const result = place(plan.cluster, asked, { seed: 1 });
    expect(advise(result, 0).map(({ message }) => format(message))).toEqual([
      'add 1 × m5.4xlarge in c: all tasks are placed',
    ]);
  });
});

describe('the default strategy of the cluster', () => {
  const spot = [{ capacityProvider: 'spot', weight: 1 }];
  const output = {
    clusters: [
      { clusterName: 'other', defaultCapacityProviderStrategy: [] },
      { clusterName: 'shop', defaultCapacityProviderStrategy: spot },
    ],
  };
  const rows: [what: string, more: object, expected: string[]][] = [
    ['holds for a service without any', {}, ['spot 10']],
    ['not for one with a launch type', { launchType: 'EC2' }, ['undefined 10']],
    ['not for Fargate', { launchType: 'FARGATE' }, ['FARGATE 10']],
    [
      'not for one with a strategy',
      { capacityProviderStrategy: [{ capacityProvider: 'od', weight: 1 }] },
      ['od 10'],
    ],
    ['not for a DAEMON', { schedulingStrategy: 'DAEMON' }, ['undefined 0']],
  ];
  test.each(rows)('%s', async (_, more, expected) => {
    for (const defaultCapacityProviderStrategy of [spot, './cluster.json']) {
      const services = [service(more)];
      const plan = { containerInstances: instances, defaultCapacityProviderStrategy, services };
      const found = await read({ cluster: 'shop', ...plan }, { 'cluster.json': output });
      expect(shares(found)).toEqual(expected);
    }
  });

  test('holds for tasks, but not for those that name their instance', async () => {
    const one = { taskDefinition: task(), count: 2 };
    const found = await read({
      containerInstances: instances,
      defaultCapacityProviderStrategy: spot,
      tasks: [one, { ...one, containerInstances: ['m5.large-1'] }],
    });
    expect(shares(found)).toEqual(['spot 2', 'undefined 1']);
  });

  test('parts the tasks of one call, whatever runs of their group', async () => {
    const found = await read({
      containerInstances: instances,
      runningTasks: [
        {
          containerInstanceArn: 'm5.large-3',
          count: 2,
          group: 'family:web',
          taskDefinition: task(),
        },
      ],
      defaultCapacityProviderStrategy: ['od', 'spot'].map((capacityProvider) => ({
        capacityProvider,
        weight: 1,
      })),
      tasks: [{ taskDefinition: task(), count: 4 }],
    });
    expect(shares(found)).toEqual(['od 2', 'spot 2']);
  });

  test('is judged once, where it stands', async () => {
    const found = await read({
      containerInstances: instances,
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'od', weight: 0 },
        { capacityProvider: 'spot', weight: 0 },
      ],
      services: [service({}), service({ serviceName: 'api' })],
    });
    expect(found.findings.map(({ message }) => format(message))).toEqual([
      'At least one capacity provider needs a weight above 0.',
    ]);
  });
});

describe('Fargate, in a lane of its own', () => {
  const strategy = ['FARGATE', 'FARGATE_SPOT'].map((capacityProvider) => ({
    capacityProvider,
    weight: 1,
  }));
  const network = (...subnets: string[]) => ({
    networkConfiguration: { awsvpcConfiguration: { subnets } },
  });

  test.each<[string, object, object[]]>([
    [
      'the launch type, over the zones of the instances',
      { launchType: 'FARGATE', desiredCount: 5 },
      [{ capacityProvider: 'FARGATE', zones: { a: 3, b: 2 } }],
    ],
    [
      'each capacity provider apart',
      { capacityProviderStrategy: strategy, desiredCount: 6 },
      [
        { capacityProvider: 'FARGATE', zones: { a: 2, b: 1 } },
        { capacityProvider: 'FARGATE_SPOT', zones: { a: 2, b: 1 } },
      ],
    ],
    [
      'over its subnets, by their own names where nothing tells their zones',
      { launchType: 'FARGATE', desiredCount: 3, ...network('subnet-2', 'subnet-1', 'subnet-3') },
      [{ capacityProvider: 'FARGATE', zones: { 'subnet-1': 1, 'subnet-2': 1, 'subnet-3': 1 } }],
    ],
  ])('%s', async (_, more, lanes) => {
    const plan = await read({ containerInstances: instances, services: [service(more)] });
    expect(plan.requests).toEqual([]);
    const found = plan.fargate.map(({ capacityProvider, zones }) => ({
      capacityProvider,
      zones: Object.fromEntries(zones.map(({ zone, copies }) => [zone, copies])),
    }));
    expect(found).toEqual(lanes);
  });

  test('running tasks of Fargate count', async () => {
    const tasks = [1, 2].map((number) => ({
      taskArn: `arn:${number}`,
      launchType: 'FARGATE',
      group: 'service:web',
    }));
    const plan = await read({
      containerInstances: instances,
      runningTasks: tasks,
      services: [service({ launchType: 'FARGATE', desiredCount: 5 })],
    });
    expect(shares(plan)).toEqual(['FARGATE 3']);
    expect(plan.fargate).toMatchObject([
      {
        running: 2,
        zones: [
          { zone: 'a', copies: 2, running: 1 },
          { zone: 'b', copies: 1, running: 1 },
        ],
      },
    ]);
  });

  test('new copies go where fewest run, each capacity provider apart', async () => {
    const task = (capacityProviderName: string, availabilityZone: string) => ({
      taskArn: `${capacityProviderName} ${availabilityZone}`,
      launchType: 'FARGATE',
      group: 'service:web',
      capacityProviderName,
      availabilityZone,
    });
    const plan = await read({
      containerInstances: instances,
      runningTasks: [task('FARGATE', 'a'), task('FARGATE', 'a'), task('FARGATE_SPOT', 'b')],
      services: [service({ capacityProviderStrategy: strategy, desiredCount: 7 })],
    });
    const lanes = plan.fargate.map(({ capacityProvider, zones }) => [
      capacityProvider,
      ...zones.map(({ zone, running, copies }) => `${zone} ${running}+${copies}`),
    ]);
    expect(lanes).toEqual([
      ['FARGATE', 'a 2+0', 'b 0+2'],
      ['FARGATE_SPOT', 'a 0+2', 'b 1+0'],
    ]);
  });
});

describe('subnets of an awsvpc service', () => {
  const inSubnet = (subnet: string, zone: string) => ({
    ...instances[0],
    count: 1,
    availabilityZones: [zone],
    attributes: { 'ecs.subnet-id': subnet, 'ecs.vpc-id': 'vpc-1' },
  });
  const run = async (...subnets: string[]) => {
    const plan = await read({
      containerInstances: [inSubnet('s-a', 'a'), inSubnet('s-b', 'b')],
      services: [
        service({
          taskDefinition: task({ networkMode: 'awsvpc' }),
          desiredCount: 4,
          networkConfiguration: { awsvpcConfiguration: { subnets } },
        }),
      ],
    });
    const asked = plan.requests.map(({ request }) => request);
    const result = place(plan.cluster, asked, { seed: 1 });
    const on = [...(result.outcomes[0]?.placed ?? [])].map((index) => (index === 0 ? 'a' : 'b'));
    return { result, zones: [...new Set(on)].sort().join('') };
  };

  test('only instances in a zone of one of them take the task', async () => {
    const { result, zones } = await run('s-a');
    expect(zones).toBe('a');
    const codes = explainUnplaced(result, 0)?.reasons.map(({ code }) => code);
    expect(codes).toContain('ATTRIBUTE');
  });

  test('all do where the zone of one is not known', async () => {
    expect((await run('s-a', 's-b')).zones).toBe('ab');
    expect((await run('s-a', 's-elsewhere')).zones).toBe('ab');
  });
});

test('EBS volumes are noted', async () => {
  const volumeConfigurations = [{ name: 'data', managedEBSVolume: { roleArn: 'arn' } }];
  const plan = await read({
    containerInstances: instances,
    services: [service({ volumeConfigurations })],
  });
  expect(plan.findings.map(({ id }) => id)).toEqual(['plan-ebs-volume']);
});
