import { describe, expect, test } from 'vitest';
import { explainUnplaced } from '../../../core/placement/explain/unplaced.ts';
import { place } from '../../../core/placement/place.ts';
import type { Plan } from '../../../core/placement/plan/plan.ts';
import { readPlan } from '../../../core/placement/plan/read-plan.ts';
import { MOST_COPIES, MOST_INSTANCES } from '../../../core/placement/plan/reading.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';

const WEB = {
  family: 'web',
  containerDefinitions: [
    { name: 'web', image: 'nginx', cpu: 256, memory: 512, portMappings: [{ containerPort: 80 }] },
  ],
};

const INSTANCE = {
  containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/shop/abc',
  ec2InstanceId: 'i-0abc',
  status: 'ACTIVE',
  agentConnected: true,
  registeredResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 7680 },
  ],
  remainingResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 4000 },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '80'] },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: ['53'] },
    { name: 'GPU', type: 'STRINGSET', stringSetValue: ['GPU-1'] },
  ],
  attributes: [
    { name: 'ecs.instance-type', value: 'm5.large' },
    { name: 'ecs.availability-zone', value: 'eu-west-1b' },
  ],
  runningTasksCount: 3,
  versionInfo: { agentVersion: '1.86.0' },
  registeredAt: '2026-03-01T10:00:00.123000+01:00',
  capacityProviderName: 'general',
};

async function read(plan: unknown, files: Record<string, string | object> = {}): Promise<Plan> {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  const workspace = workspaceOf({
    'file:///p/web.json': WEB,
    ...files,
    'file:///p/stowage.json': text,
  });
  return readPlan('file:///p/stowage.json', workspace);
}

const group = { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'] };
const service = { serviceName: 'web', taskDefinition: './web.json', desiredCount: 2 };

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

describe('what is placed', () => {
  test('comes in the order of work, from services and tasks, inline or in files', async () => {
    const { requests, findings } = await read(
      {
        containerInstances: [group],
        tasks: [
          { taskDefinition: 'web', count: 3 },
          { taskDefinition: WEB, group: 'jobs' },
        ],
        services: [
          './services.json',
          { serviceName: 'logs', taskDefinition: WEB, schedulingStrategy: 'DAEMON' },
        ],
      },
      {
        'file:///p/services.json': {
          services: [
            {
              ...service,
              taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
              placementStrategy: [
                { type: 'spread', field: 'attribute:ecs.availability-zone' },
                { type: 'binpack', field: 'MEMORY' },
              ],
              placementConstraints: [
                { type: 'distinctInstance' },
                { type: 'memberOf', expression: 'attribute:stack == prod' },
              ],
            },
          ],
        },
      },
    );
    expect(findings).toEqual([]);
    expect(requests.map(({ request }) => [request.group, request.count])).toEqual([
      ['service:logs', 0],
      ['service:web', 2],
      ['family:web', 3],
      ['jobs', 1],
    ]);
    expect(requests[1]?.request).toMatchObject({
      strategy: [
        { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' },
        { type: 'binpack', field: 'memory' },
      ],
      constraints: [{ type: 'distinctInstance' }, { type: 'memberOf' }],
    });
    expect(requests[1]?.taskDefinition.uri).toBe('file:///p/web.json');
  });

  test('is split over capacity providers', async () => {
    const { requests } = await read({
      containerInstances: [group],
      services: [
        {
          ...service,
          desiredCount: 10,
          capacityProviderStrategy: [
            { capacityProvider: 'od', base: 2, weight: 1 },
            { capacityProvider: 'spot', weight: 3 },
          ],
        },
      ],
    });
    expect(requests.map(({ request }) => [request.capacityProvider, request.count])).toEqual([
      ['od', 4],
      ['spot', 6],
    ]);
  });

  test('runs on Fargate where its strategy says so', async () => {
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 4 },
    ];
    const { requests, fargate, findings } = await read({
      containerInstances: [group],
      services: [{ ...service, desiredCount: 6, capacityProviderStrategy }],
      tasks: [{ taskDefinition: './web.json', launchType: 'FARGATE' }],
    });
    expect(requests).toEqual([]);
    expect(fargate.map(({ capacityProvider, copies }) => [capacityProvider, copies])).toEqual([
      ['FARGATE', 2],
      ['FARGATE_SPOT', 4],
      ['FARGATE', 1],
    ]);
    expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(
      Array(3).fill('info plan-fargate'),
    );
  });

  test('takes the amounts of overrides', async () => {
    const { requests } = await read({
      containerInstances: [group],
      tasks: [
        {
          taskDefinition: './web.json',
          overrides: { containerOverrides: [{ name: 'web', memory: 1024 }] },
        },
      ],
    });
    expect(requests[0]?.request.task).toMatchObject({ cpu: 256, memory: 1024 });
  });

  test('takes the GPUs of overrides; Windows knows no task level', async () => {
    const gpu = (value: string) => [{ type: 'GPU', value }];
    const container = {
      name: 'a',
      image: 'a',
      cpu: 10,
      memory: 20,
      resourceRequirements: gpu('1'),
    };
    const windows = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' };
    const own = { cpu: '512', memory: '1024', containerDefinitions: [container] };
    const { requests } = await read({
      containerInstances: [group],
      tasks: [
        { taskDefinition: own, overrides: { cpu: '256' } },
        {
          taskDefinition: { ...own, runtimePlatform: windows },
          overrides: {
            cpu: '256',
            containerOverrides: [{ name: 'a', memory: 30, resourceRequirements: gpu('4') }],
          },
        },
      ],
    });
    expect(requests.map(({ request }) => request.task)).toMatchObject([
      { cpu: 256, memory: 1024, gpu: 1 },
      { cpu: 10, memory: 30, gpu: 4 },
    ]);
  });

  test('reads ports and flags that are written as text', async () => {
    const portMappings = [{ containerPort: 80, hostPort: '8080' }];
    const { cluster, requests } = await read({
      containerInstances: [{ ...group, agentConnected: 'false', awsvpcTrunking: 'true' }],
      services: [
        { ...service, taskDefinition: { containerDefinitions: [{ memory: 9, portMappings }] } },
      ],
    });
    expect(requests[0]?.request.task.hostPorts).toEqual([{ port: 8080, protocol: 'tcp' }]);
    expect(cluster.instances[0]).toMatchObject({ agentConnected: false, registered: { eni: 10 } });
  });

  test('finds a listed task definition that has no revision under any', async () => {
    const { requests, findings } = await read(
      {
        containerInstances: [group],
        taskDefinitions: ['../q/other.json'],
        services: [{ ...service, taskDefinition: 'other:7' }],
      },
      { 'file:///q/other.json': { ...WEB, family: 'other' } },
    );
    expect([requests.length, findings]).toEqual([1, []]);
  });

  test('goes to the instances that it names, as StartTask does', async () => {
    const named = {
      taskDefinition: './web.json',
      containerInstances: ['m5.large-2', 'm5.large-9'],
    };
    const { cluster, requests, findings } = await read({
      containerInstances: [group],
      tasks: [named],
    });
    expect(findings).toMatchObject([{ id: 'plan-unknown-instance' }]);
    const asked = requests.map(({ request }) => request);
    expect(asked).toMatchObject([
      { containerInstance: 'm5.large-2', count: 1 },
      { containerInstance: 'm5.large-9', count: 1 },
    ]);
    const result = place(cluster, asked, { seed: 1 });
    expect(result.outcomes.map(({ placed }) => [...placed])).toEqual([[1], []]);
    expect(explainUnplaced(result, 1)?.reasons).toMatchObject([
      {
        code: 'NO_INSTANCES',
        containerInstances: [],
        message: { params: { wanted: 'm5.large-9' } },
      },
    ]);
  });

  test('is placed', async () => {
    const { cluster, requests, seed } = await read({
      containerInstances: [group],
      services: [service],
    });
    const asked = requests.map(({ request }) => request);
    const result = place(cluster, asked, { seed });
    expect([...(result.outcomes[0]?.placed ?? [])].sort()).toEqual([0, 1]);
  });
});

describe('a mistake', () => {
  const broken: Record<string, string | object> = {
    'file:///p/self.json': ['./self.json'],
    'file:///p/folder': { problem: 'isFolder' },
    'file:///p/large.json': { problem: 'tooLarge' },
    'file:///p/package.json': { name: 'x' },
    'file:///p/deep.json': '['.repeat(10_000),
  };
  test.each([
    ['[]', 'plan-not-an-object', '[]'],
    ['', 'plan-not-an-object', ''],
    ['{ "containerInstance": [] }', 'plan-unknown-field', '"containerInstance"'],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "cuont": {} }] }',
      'plan-unknown-field',
      '"cuont"',
    ],
    ['{ "tasks": [{ "taskDefinition": "./web.json", "cuont": 3 }] }', 'plan-unknown-field', '3'],
    ['{ "seed": "x" }', 'plan-not-a-number', '"x"'],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./web.json" }, { "serviceName": "x", "taskDefinition": "./web.json" }] }',
      'plan-service',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "memory": 1 }], "placementConstraints": [{ "type": "distinctInstance" }] } }] }',
      'plan-constraint',
      undefined,
    ],
    ['{ "seed": 1.5 }', 'plan-not-a-number', '1.5'],
    ['{ "containerInstances": ["./none.json"] }', 'plan-missing-file', '"./none.json"'],
    ['{ "containerInstances": ["./self.json"] }', 'plan-cycle', '"./self.json"'],
    ['{ "containerInstances": ["./stowage.json"] }', 'plan-cycle', '"./stowage.json"'],
    ['{ "containerInstances": ["./folder"] }', 'plan-unreadable-file', '"./folder"'],
    ['{ "containerInstances": ["./large.json"] }', 'plan-unreadable-file', '"./large.json"'],
    ['{ "containerInstances": [7] }', 'plan-instance-resources', '7'],
    ['{ "containerInstances": [{ "count": 2 }] }', 'plan-no-instance-type', undefined],
    [
      '{ "containerInstances": [{ "instanceType": "m5.larg" }] }',
      'plan-unknown-instance-type',
      '"m5.larg"',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": -2 }] }',
      'plan-negative-amount',
      '-2',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": "two" }] }',
      'plan-not-a-number',
      '"two"',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": 1000000 }] }',
      'plan-too-many',
      '1000000',
    ],
    ['{ "services": ["./none.json"] }', 'plan-missing-file', '"./none.json"'],
    ['{ "services": [1] }', 'plan-service', '1'],
    ['{ "services": [{ "serviceName": "x" }] }', 'plan-task-definition', undefined],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "api" }] }',
      'plan-task-definition',
      '"api"',
    ],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./package.json" }] }',
      'plan-task-definition',
      '"./package.json"',
    ],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./deep.json" }] }',
      'plan-task-definition',
      '"./deep.json"',
    ],
    [
      '{ "containerInstances": [], "services": [{ "serviceName": "x", "taskDefinition": "./web.json", "desiredCount": 1 }] }',
      'plan-no-instances',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "count": -1 }] }',
      'plan-negative-amount',
      '-1',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementStrategy": [{ "type": "spread", "field": "zone" }] }] }',
      'plan-strategy',
      '"zone"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementStrategy": [{ "type": "pack" }] }] }',
      'plan-strategy',
      '"pack"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementConstraints": [{ "type": "memberOf", "expression": "attribute:x = y" }] }] }',
      'plan-constraint',
      '=',
    ],
    [
      JSON.stringify({
        tasks: [
          {
            taskDefinition: {
              containerDefinitions: [{ memory: 1 }],
              placementConstraints: Array(6).fill({
                type: 'memberOf',
                expression: 'agentVersion > 1',
              }),
            },
            placementConstraints: Array(5).fill({ type: 'distinctInstance' }),
          },
        ],
      }),
      'plan-constraint',
      undefined,
    ],
    [
      '{ "runningTasks": [{ "group": "a", "containerInstanceArn": "m9-1" }] }',
      'plan-unknown-instance',
      '"m9-1"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "name": "a", "image": "b", "cpu": 1 }] } }] }',
      'plan-no-memory',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "name": "a", "image": "b", "memory": -5 }] } }] }',
      'plan-negative-amount',
      '-5',
    ],
  ])('%s', async (text, id, where) => {
    const { findings } = await read(text, broken);
    const found = findings.find((finding) => finding.id === id);
    expect(findings.map((finding) => finding.id)).toContain(id);
    if (where !== undefined && found?.uri.endsWith('stowage.json')) {
      expect(text.slice(found.range.start, found.range.end)).toBe(where);
    }
    for (const { message } of findings) expect(format(message)).not.toMatch(/\{[a-z]\w*\}/);
  });

  test('a plan that cannot be read at all', async () => {
    for (const problem of ['notFound', 'isFolder', 'binary', 'tooLarge'] as const) {
      const workspace = { ...workspaceOf({}), read: async () => ({ problem }) };
      const plan = await readPlan('file:///p/stowage.json', workspace);
      expect(plan.findings).toMatchObject([{ id: 'plan-not-an-object', severity: 'error' }]);
    }
  });

  test('counts of a million are answered within a second', async () => {
    const started = performance.now();
    const { cluster, requests } = await read({
      containerInstances: [{ ...group, count: 1_000_000 }],
      services: [{ ...service, desiredCount: 5_000_000 }],
    });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(cluster.instances.length).toBe(MOST_INSTANCES);
    expect(requests[0]?.request.count).toBe(MOST_COPIES);
  });
});
