import { describe, expect, test } from 'vitest';
import { place } from '../../../core/placement/place.ts';
import { newPlan } from '../../../core/plan/new-plan.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { workspaceOf } from '../files.ts';

const URI = 'file:///w/web.task-definition.json';
const PLAN = 'file:///w/web.stowage.json';

const container = (rest: object = {}) => ({ name: 'web', image: 'web:1', memory: 512, ...rest });
const task = (rest: object, ...containers: object[]) => ({
  family: 'web',
  ...rest,
  containerDefinitions: containers.length > 0 ? containers : [container()],
});

/** The new plan, read and placed. */
async function made(files: Parameters<typeof workspaceOf>[0], uri = URI) {
  const workspace = workspaceOf(files);
  const services = Object.keys(files).filter((each) => each.includes('service'));
  const { name, text } = await newPlan(uri, workspace, services);
  expect(name).toBe('web.stowage.json');
  const plan = await readPlan(PLAN, workspaceOf({ ...files, [PLAN]: text }));
  const requests = plan.requests.map(({ request }) => request);
  const { outcomes } = place(plan.cluster, requests, { seed: plan.seed });
  return { plan, data: JSON.parse(text), unplaced: outcomes.map(({ unplaced }) => unplaced) };
}

const findings = ({ plan }: Awaited<ReturnType<typeof made>>) =>
  plan.findings.map(({ id }) => id).filter((id) => id !== 'plan-fargate');

const onInstances: [what: string, task: object, expected: object][] = [
  ['a task for EC2', task({}), { instanceType: 'm5.large' }],
  [
    'ARM64',
    task({ runtimePlatform: { cpuArchitecture: 'ARM64' } }),
    { instanceType: expect.stringMatching(/^m7g\./) },
  ],
  [
    'a GPU',
    task({}, container({ resourceRequirements: [{ type: 'GPU', value: '1' }] })),
    { instanceType: 'g4dn.xlarge' },
  ],
  [
    'four GPUs',
    task({}, container({ resourceRequirements: [{ type: 'GPU', value: '4' }] })),
    { instanceType: 'g4dn.12xlarge' },
  ],
  [
    'Windows',
    task({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_FULL' } }),
    {
      attributes: { 'ecs.os-type': 'windows', 'ecs.os-family': 'WINDOWS_SERVER_2022_FULL' },
    },
  ],
  ['much memory', task({ memory: '100000' }), { instanceType: 'm5.8xlarge' }],
  [
    'attributes that constraints ask for',
    task({
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:stack == prod and attribute:disk exists' },
      ],
    }),
    { attributes: { stack: 'prod', disk: 'true' } },
  ],
  [
    'an instance type that a constraint names',
    task({
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:ecs.instance-type =~ c6i.*' },
      ],
    }),
    { instanceType: expect.stringMatching(/^c6i\./) },
  ],
  [
    'a zone that a constraint names',
    task({
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:ecs.availability-zone == eu-west-1b' },
      ],
    }),
    { availabilityZones: ['eu-west-1b'] },
  ],
  [
    'the Region of its image',
    task({}, container({ image: '210987654321.dkr.ecr.eu-north-1.amazonaws.com/web:1' })),
    { availabilityZones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'] },
  ],
];

describe('a new plan has instances for', () => {
  test.each(onInstances)('%s', async (_, definition, expected) => {
    const result = await made({ [URI]: definition });
    expect(result.data.containerInstances).toEqual([expect.objectContaining(expected)]);
    expect(result.unplaced).toEqual([0]);
    expect(findings(result)).toEqual([]);
  });

  test('as many tasks as the service beside it wants, with a static port', async () => {
    const mapped = container({ portMappings: [{ containerPort: 80, hostPort: 80 }] });
    const service = 'file:///w/web.service.json';
    const files = {
      [URI]: task({}, mapped),
      [service]: { serviceName: 'shop', taskDefinition: 'web:7', desiredCount: 10 },
    };
    const result = await made(files);
    expect(result.data.services).toEqual(['./web.service.json']);
    expect(result.plan.cluster.instances.length).toBeGreaterThanOrEqual(10);
    expect(result.unplaced).toEqual([0]);
    expect(findings(result)).toEqual([]);
  });
});

describe('a new plan for Fargate', () => {
  const fargate = task({
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
  });

  test('has a service on Fargate and no instances', async () => {
    const result = await made({ [URI]: fargate });
    expect(result.data).not.toHaveProperty('containerInstances');
    expect(result.data.services).toEqual([
      {
        serviceName: 'web',
        taskDefinition: './web.task-definition.json',
        desiredCount: 3,
        launchType: 'FARGATE',
      },
    ]);
    expect(result.plan.fargate.map(({ copies }) => copies)).toEqual([3]);
    expect(findings(result)).toEqual([]);
  });

  test('refers to the service that runs it, also where it stands in another folder', async () => {
    const service = 'file:///w/live/web.service.json';
    const files = {
      [URI]: fargate,
      [service]: {
        cluster: 'arn:aws:ecs:eu-west-1:210987654321:cluster/shop',
        serviceName: 'web',
        taskDefinition: '../web.task-definition.json',
        desiredCount: 2,
        launchType: 'FARGATE',
      },
      'file:///w/other.service.json': {
        serviceName: 'other',
        taskDefinition: 'other',
        desiredCount: 2,
      },
    };
    const result = await made(files);
    expect(result.data).toMatchObject({ cluster: 'shop', services: ['./live/web.service.json'] });
    expect(result.plan.fargate.map(({ copies }) => copies)).toEqual([2]);
    expect(findings(result)).toEqual([]);
  });

  test('is made for a service definition as well', async () => {
    const service = 'file:///w/web.service.json';
    const files = {
      [URI]: fargate,
      [service]: {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 4,
        launchType: 'FARGATE',
      },
    };
    const result = await made(files, service);
    expect(result.data.services).toEqual(['./web.service.json']);
    expect(result.plan.fargate.map(({ copies }) => copies)).toEqual([4]);
  });
});

test('instances belong to the capacity provider that the service names', async () => {
  const service = 'file:///w/web.service.json';
  const files = {
    [URI]: task({}),
    [service]: {
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 4,
      capacityProviderStrategy: [{ capacityProvider: 'blue', weight: 1 }],
    },
  };
  const result = await made(files);
  expect(result.data.containerInstances).toEqual([
    expect.objectContaining({ capacityProvider: 'blue' }),
  ]);
  expect(result.unplaced).toEqual([0]);
  expect(findings(result)).toEqual([]);
});
