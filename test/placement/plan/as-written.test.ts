import { describe, expect, test } from 'vitest';
import { place } from '../../../core/placement/place.ts';
import { readPlan } from '../../../core/placement/plan/read-plan.ts';
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
    expect(said).toEqual(['info: This constraint is not known yet, so that it is not applied.']);
  });

  test('a path', async () => {
    const { said } = await run({
      containerInstances: [{ instanceType: 'm5.large' }],
      services: [{ ...service, taskDefinition: './{{ env }}/web.json' }],
    });
    expect(said).toEqual(['info: There is no file ./{{ env }}/web.json.']);
  });
});
