import { describe, expect, test } from 'vitest';
import { place } from '../../../core/placement/place.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';

const WEB = { family: 'web', containerDefinitions: [{ name: 'c', image: 'i', memory: 1 }] };

/** What a plan comes to: the instances that take copies, and what is said of it. */
async function run(plan: object, files: Record<string, object> = {}) {
  const workspace = workspaceOf({ ...files, 'file:///p/stowage.json': plan });
  const { cluster, requests, findings } = await readPlan('file:///p/stowage.json', workspace);
  const asked = requests.map(({ request }) => request);
  const { outcomes } = place(cluster, asked, { seed: 1 });
  return {
    groups: asked.map(({ group, count }) => `${count} ${group}`),
    types: outcomes.flatMap(({ placed }) =>
      [...placed].map((index) => cluster.instances[index]?.instanceType),
    ),
    names: outcomes.flatMap(({ placed }) =>
      [...placed].map((index) => cluster.instances[index]?.name),
    ),
    said: findings.map(({ severity, message }) => `${severity}: ${format(message)}`),
  };
}

/*
 * Names, paths and patterns may look like what tools fill in. In a plan they count as written: else
 * constraints that bind would be passed over, and files that are there not be read.
 */
describe('what could be a placeholder counts as written', () => {
  test.each([
    't\\d{1}\\..*',
    '((t3)).*',
    't3.large|M5|T3',
    '(?<family>t3).*',
    '\\p{Lower}3.*',
    '[a-z]{1}3.*',
  ])('in the pattern %s', async (pattern) => {
    const { types, said } = await run({
      containerInstances: [{ instanceType: 'm5.large' }, { instanceType: 't3.large' }],
      services: [
        {
          serviceName: 'w',
          desiredCount: 2,
          taskDefinition: WEB,
          placementConstraints: [
            { type: 'memberOf', expression: `attribute:ecs.instance-type =~ ${pattern}` },
          ],
        },
      ],
    });
    expect(said).toEqual([]);
    expect(types).toEqual(['t3.large', 't3.large']);
  });

  test('in the constraint of a task definition', async () => {
    const placementConstraints = [
      { type: 'memberOf', expression: 'attribute:ecs.instance-type =~ t\\d{1}.*' },
    ];
    const { types } = await run({
      containerInstances: [{ instanceType: 'm5.large' }, { instanceType: 't3.large' }],
      tasks: [{ taskDefinition: { ...WEB, placementConstraints } }],
    });
    expect(types).toEqual(['t3.large']);
  });

  test('in paths', async () => {
    const plan = {
      containerInstances: ['./__fixtures__/instances.json'],
      services: [{ serviceName: 'w', desiredCount: 1, taskDefinition: './__fixtures__/web.json' }],
    };
    const { types, said } = await run(plan, {
      'file:///p/__fixtures__/web.json': WEB,
      'file:///p/__fixtures__/instances.json': [{ instanceType: 'm5.large' }],
    });
    expect([types, said]).toEqual([['m5.large'], []]);
  });

  test('in ARNs, of which some are made unreadable', async () => {
    const arn = (id: string) => `arn:aws:ecs:us-east-1:xxxxxxxxxxxx:container-instance/shop/${id}`;
    const resources = [
      { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 4000 },
    ];
    const { groups, names } = await run({
      containerInstances: ['a', 'b'].map((id) => {
        return { containerInstanceArn: arn(id), remainingResources: resources };
      }),
      runningTasks: [
        { group: 'service:w', containerInstanceArn: arn('a') },
        { group: 'service:w', containerInstanceArn: arn('a') },
      ],
      services: [{ serviceName: 'w', desiredCount: 4, taskDefinition: WEB }],
    });
    expect(groups).toEqual(['2 service:w']);
    expect(names).toEqual([arn('b'), arn('b')]);
  });

  test('in names and groups', async () => {
    const { groups, said } = await run({
      containerInstances: [{ instanceType: 'm5.large' }],
      services: ['MY_APP', '__init__', 'image-placeholder'].map((serviceName) => {
        return { serviceName, desiredCount: 1, taskDefinition: WEB };
      }),
      tasks: [{ taskDefinition: WEB, group: 'MY_JOBS' }],
    });
    expect(groups).toEqual([
      '1 service:MY_APP',
      '1 service:__init__',
      '1 service:image-placeholder',
      '1 MY_JOBS',
    ]);
    expect(said).toEqual([]);
  });
});

describe('what surely is a template is told of, and no error', () => {
  const service = { serviceName: 'w', desiredCount: 1, taskDefinition: WEB };

  test('a constraint', async () => {
    const expression = 'attribute:stack == ${STACK}';
    const placementConstraints = [{ type: 'memberOf', expression }];
    const { types, said } = await run({
      containerInstances: [{ instanceType: 'm5.large' }],
      services: [{ ...service, placementConstraints }],
    });
    expect(types).toEqual(['m5.large']);
    expect(said).toEqual(['info: This constraint contains a placeholder and is not applied.']);
  });

  test('a path', async () => {
    const { said } = await run({
      containerInstances: [{ instanceType: 'm5.large' }],
      services: [{ ...service, taskDefinition: './{{ env }}/web.json' }],
    });
    expect(said).toEqual(['info: File not found: ./{{ env }}/web.json.']);
  });
});

describe('amounts', () => {
  const one = (more: object) => {
    const container = { name: 'c', image: 'i', cpu: '100', memory: '200' };
    return { taskDefinition: { family: 'f', containerDefinitions: [container] }, ...more };
  };
  const command = { containerOverrides: [{ name: 'c', command: ['x'] }] };
  const larger = { containerOverrides: [{ name: 'c', cpu: 300 }] };

  test.each<[string, object, [cpu: number, memory: number], number]>([
    ['text counts as a number', {}, [100, 200], 0],
    ['also beside overrides', { overrides: command }, [100, 200], 0],
    ['an override counts', { overrides: larger }, [300, 200], 0],
    [
      'an override of the task counts',
      { overrides: { cpu: '512', memory: '1 GB' } },
      [512, 1024],
      0,
    ],
    ['less than nothing counts not', { overrides: { cpu: -4096, memory: -1 } }, [100, 200], 2],
    ['nor does a word', { overrides: { cpu: 'abc' } }, [100, 200], 1],
    [
      'a size of 0 is none',
      { taskDefinition: { ...one({}).taskDefinition, cpu: '0' } },
      [100, 200],
      0,
    ],
  ])('%s', async (_, more, expected, errors) => {
    const plan = { containerInstances: [{ instanceType: 'm5.large' }], tasks: [one(more)] };
    const uri = 'file:///p/stowage.json';
    const { requests, findings } = await readPlan(uri, workspaceOf({ [uri]: plan }));
    const task = requests[0]?.request.task;
    expect([task?.cpu, task?.memory]).toEqual(expected);
    expect(findings.filter(({ severity }) => severity === 'error')).toHaveLength(errors);
  });
});

describe('groups in short', () => {
  test.each<[string, object, object]>([
    [
      'are Windows by their family',
      { attributes: { 'ecs.os-family': 'WINDOWS_SERVER_2022_CORE' } },
      { type: 'windows', eni: 2, port: true },
    ],
    [
      'have trunks on Linux alone',
      { awsvpcTrunking: true, attributes: { 'ecs.os-type': 'windows' } },
      { type: 'windows', eni: 2, port: true },
    ],
    [
      'have trunks where asked for',
      { awsvpcTrunking: true },
      { type: 'linux', eni: 10, port: false },
    ],
  ])('%s', async (_, more, expected) => {
    const uri = 'file:///p/stowage.json';
    const plan = { containerInstances: [{ instanceType: 'm5.large', ...more }] };
    const { cluster } = await readPlan(uri, workspaceOf({ [uri]: plan }));
    const [instance] = cluster.instances;
    expect({
      type: instance?.attributes.get('ecs.os-type'),
      eni: instance?.registered.eni,
      port: instance?.usedPorts.tcp.has(3389),
    }).toEqual(expected);
  });

  test('show metrics on a port of their own where configured', async () => {
    const uri = 'file:///p/stowage.json';
    const agentConfiguration = { ECS_ENABLE_PROMETHEUS_METRICS: 'true' };
    const plan = { containerInstances: [{ instanceType: 'm5.large', agentConfiguration }] };
    const { cluster } = await readPlan(uri, workspaceOf({ [uri]: plan }));
    expect(cluster.instances[0]?.usedPorts.tcp.has(51680)).toBe(true);
  });
});

test('the launch type EXTERNAL asks for external instances', async () => {
  const external = { attributes: { 'ecs.capability.external': '' } };
  const { types } = await run({
    containerInstances: [{ instanceType: 'm5.large' }, { instanceType: 't3.large', ...external }],
    services: [{ serviceName: 'w', desiredCount: 2, taskDefinition: WEB, launchType: 'EXTERNAL' }],
  });
  expect(types).toEqual(['t3.large', 't3.large']);
});

describe('is said', () => {
  const service = { serviceName: 'w', desiredCount: 2, taskDefinition: WEB };
  test.each<[string, object, string | undefined]>([
    [
      'that copies run which the plan does not show',
      { runningCount: 2 },
      'info: w has 2 running tasks',
    ],
    ['nothing where none do', { runningCount: 0 }, undefined],
    [
      'that a task for Fargate alone is placed on instances',
      { taskDefinition: { ...WEB, requiresCompatibilities: ['FARGATE'] } },
      'warning: The task definition of w requires Fargate',
    ],
    [
      'nothing where Fargate is asked for',
      { taskDefinition: { ...WEB, requiresCompatibilities: ['FARGATE'] }, launchType: 'FARGATE' },
      'info: 2 tasks of service:w run on Fargate',
    ],
  ])('%s', async (_, more, expected) => {
    const containerInstances = [{ instanceType: 'm5.large' }];
    const { said } = await run({ containerInstances, services: [{ ...service, ...more }] });
    expect(said).toEqual(expected ? [expect.stringContaining(expected)] : []);
  });
});
