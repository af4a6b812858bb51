import { describe, expect, test } from 'vitest';
import { group, INSTANCE, read, service } from './shop.ts';

describe('instances', () => {
  test('of a short group take their zones in turn and estimate their memory', async () => {
    const { cluster, findings } = await read({
      cluster: 'shop',
      containerInstances: [
        {
          ...group,
          count: 3,
          attributes: { stack: 'prod' },
          reservedMemory: 256,
          capacityProvider: 'cp',
        },
      ],
    });
    expect(findings).toEqual([]);
    expect(cluster.name).toBe('shop');
    expect(cluster.instances.map((one) => [one.name, one.availabilityZone])).toEqual([
      ['m5.large-1', 'a'],
      ['m5.large-2', 'b'],
      ['m5.large-3', 'a'],
    ]);
    const [first] = cluster.instances;
    expect(first).toMatchObject({
      status: 'ACTIVE',
      estimate: true,
      capacityProvider: 'cp',
      remaining: { cpu: 2048, memory: 7680 - 256, gpu: 0, eni: 2 },
    });
    expect(first?.attributes.get('stack')).toBe('prod');
    expect(first?.attributes.get('ecs.cpu-architecture')).toBe('x86_64');
    expect(first?.usedPorts.tcp.has(51678)).toBe(true);
  });

  test('have what the configuration of their agent says', async () => {
    const { cluster, findings } = await read({
      containerInstances: [
        {
          instanceType: 'g4dn.xlarge',
          agentConfiguration: {
            ECS_RESERVED_MEMORY: '512',
            ECS_RESERVED_PORTS: '[22, 9000]',
            ECS_RESERVED_PORTS_UDP: [53],
            ECS_INSTANCE_ATTRIBUTES: '{"stack":"prod"}',
            ECS_AVAILABLE_LOGGING_DRIVERS: '["splunk"]',
            ECS_ENABLE_TASK_IAM_ROLE: false,
            ECS_ENABLE_GPU_SUPPORT: 'false',
            ECS_CLUSTER: 'shop',
          },
        },
        { instanceType: 'g4dn.xlarge' },
      ],
    });
    expect(findings).toEqual([]);
    const [set, plain] = cluster.instances;
    expect(set?.remaining.memory).toBe((plain?.remaining.memory ?? 0) - 512);
    expect([set?.remaining.gpu, plain?.remaining.gpu]).toEqual([0, 1]);
    expect(set?.usedPorts).toEqual({ tcp: new Set([22, 9000]), udp: new Set([53]) });
    expect(set?.attributes.get('stack')).toBe('prod');
    const drivers = [...(set?.attributes.keys() ?? [])].filter((name) =>
      /logging-driver\.\w+$/.test(name),
    );
    expect(drivers.map((name) => name.replace(/.*\./, ''))).toEqual(['awsfirelens', 'splunk']);
    expect(set?.attributes.has('com.amazonaws.ecs.capability.task-iam-role')).toBe(false);
    expect(plain?.attributes.has('com.amazonaws.ecs.capability.task-iam-role')).toBe(true);
  });

  test('of Windows mount FSx for Windows File Server, others do not', async () => {
    const os = (type: string) => ({ ...group, attributes: { 'ecs.os-type': type } });
    const { cluster } = await read({ containerInstances: [os('windows'), os('linux')] });
    const has = cluster.instances.map(({ attributes }) =>
      attributes.has('ecs.capability.fsxWindowsFileServer'),
    );
    expect(has).toEqual([true, true, false, false]);
  });

  test('with trunking take more awsvpc tasks', async () => {
    const { cluster } = await read({ containerInstances: [{ ...group, awsvpcTrunking: true }] });
    expect(cluster.instances[0]?.remaining.eni).toBe(10);
  });

  test.each([
    ['pasted', INSTANCE, {}],
    ['in a file', './one.json', { 'file:///p/one.json': INSTANCE }],
    ['in a list in a file', './one.json', { 'file:///p/one.json': [INSTANCE] }],
    [
      'in the whole output',
      './live/out.json',
      { 'file:///p/live/out.json': { containerInstances: [INSTANCE], failures: [] } },
    ],
    [
      'in a file named by a file',
      './live/list.json',
      { 'file:///p/live/list.json': ['./one.json'], 'file:///p/live/one.json': INSTANCE },
    ],
  ])('described, %s', async (_, where, files) => {
    const { cluster, findings, instancePlaces } = await read(
      { containerInstances: [where] },
      files,
    );
    expect(findings).toEqual([]);
    expect(instancePlaces).toHaveLength(1);
    expect(cluster.instances).toMatchObject([
      {
        name: INSTANCE.containerInstanceArn,
        availabilityZone: 'eu-west-1b',
        instanceType: 'm5.large',
        capacityProvider: 'general',
        agentVersion: '1.86.0',
        registeredAt: Date.UTC(2026, 2, 1, 9, 0, 0, 123),
        registered: { cpu: 2048, memory: 7680 },
        remaining: { cpu: 1024, memory: 4000, gpu: 1, eni: 2 },
        usedPorts: { tcp: new Set([22, 80]), udp: new Set([53]) },
        runningTasksCount: 3,
        estimate: false,
      },
    ]);
  });
});

describe('running tasks', () => {
  const running = { group: 'service:web', taskDefinition: './web.json' };

  test('are subtracted from short groups and count towards the desired count', async () => {
    const { cluster, requests, findings } = await read({
      containerInstances: [group],
      runningTasks: [{ ...running, containerInstanceArn: 'm5.large-2' }],
      services: [{ ...service, desiredCount: 6 }],
    });
    expect(findings).toEqual([]);
    expect(cluster.instances.map(({ remaining }) => remaining.cpu)).toEqual([2048, 1792]);
    expect(cluster.instances[1]).toMatchObject({
      groups: new Map([['service:web', 1]]),
      runningTasksCount: 1,
      registered: { cpu: 2048 },
    });
    expect(requests).toMatchObject([{ desired: 6, running: 1, request: { count: 5 } }]);
  });

  test('are subtracted already from described instances', async () => {
    const { cluster } = await read(
      { containerInstances: [INSTANCE], runningTasks: './tasks.json' },
      {
        'file:///p/tasks.json': {
          tasks: [
            { group: 'service:web', containerInstanceArn: INSTANCE.containerInstanceArn },
            { group: 'service:web', containerInstanceArn: 'abc', desiredStatus: 'STOPPED' },
          ],
        },
      },
    );
    expect(cluster.instances[0]).toMatchObject({
      remaining: { cpu: 1024, memory: 4000 },
      groups: new Map([['service:web', 1]]),
      runningTasksCount: 3,
    });
  });
});
