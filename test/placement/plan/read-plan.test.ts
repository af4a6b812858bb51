import { describe, expect, test } from 'vitest';
import { explainUnplaced } from '../../../core/analysis/explain/unplaced.ts';
import { place } from '../../../core/placement/place.ts';
import { group, read, service, WEB } from './shop.ts';

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
