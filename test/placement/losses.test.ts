import { describe, expect, test } from 'vitest';
import { losableZones, placingWithout } from '../../core/analysis/advice/outlook.ts';
import { overviewOf } from '../../core/analysis/advice/overview.ts';
import { loseZone } from '../../core/analysis/change/lose-zone.ts';
import { judgeExpectations } from '../../core/analysis/expectations.ts';
import type { PlacementResult } from '../../core/placement/model.ts';
import { place } from '../../core/placement/place.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { draw } from '../../core/view/model/draw.ts';
import { Links } from '../../core/view/model/links.ts';
import { finish } from '../../core/work.ts';
import { workspaceOf } from './files.ts';

const withoutZone = (plan: Plan, zone: string): Plan =>
  loseZone.plan?.(plan, { kind: 'loseZone', zone }) ?? plan;

const URI = 'file:///p/stowage.json';

function task(family: string, cpu: number, memory: number): object {
  return { family, containerDefinitions: [{ name: family, image: 'x:1', cpu, memory }] };
}

const read = (plan: object): Promise<Plan> => readPlan(URI, workspaceOf({ [URI]: plan }));

function placed(plan: Plan): PlacementResult {
  return place(
    plan.cluster,
    plan.requests.map(({ request }) => request),
    { seed: plan.seed },
  );
}

/** Tasks that have no place any more when a zone is lost, by group. */
function lost(result: PlacementResult, zone: string): Record<string, number> {
  const one = losableZones(result).find(({ of }) => of === zone);
  if (!one) throw new Error(`no zone ${zone}`);
  return Object.fromEntries(finish(placingWithout(result, one)).unplaced);
}

/** Tasks by service and instance. */
function counts(result: PlacementResult): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  const add = (group: string, index: number, count: number): void => {
    const name = result.cluster.instances[index]?.name ?? '';
    const own = found[group] ?? {};
    found[group] = own;
    own[name] = (own[name] ?? 0) + count;
  };
  for (const [index, { groups }] of result.cluster.instances.entries()) {
    for (const [group, count] of groups) add(group, index, count);
  }
  for (const { request, placed: copies } of result.outcomes) {
    for (const index of copies) add(request.group, index, 1);
  }
  return found;
}

const ZONES = ['a', 'b', 'c'];
const SHOP = {
  containerInstances: [{ instanceType: 'm5.xlarge', count: 6, availabilityZones: ZONES }],
  services: [
    { serviceName: 'web', desiredCount: 24, taskDefinition: task('web', 384, 900) },
    { serviceName: 'api', desiredCount: 12, taskDefinition: task('api', 512, 2048) },
    {
      serviceName: 'kafka',
      desiredCount: 3,
      taskDefinition: task('kafka', 1024, 4096),
      placementConstraints: [{ type: 'distinctInstance' }],
    },
    {
      serviceName: 'pinned',
      desiredCount: 2,
      taskDefinition: task('pinned', 384, 900),
      placementConstraints: [
        { type: 'memberOf', expression: 'attribute:ecs.availability-zone == b' },
      ],
    },
  ],
};

describe('a zone that is lost', () => {
  test('moves nothing that runs elsewhere', async () => {
    const plan = await read(SHOP);
    const before = counts(placed(plan));
    const after = counts(placed(withoutZone(plan, 'a')));
    for (const [group, own] of Object.entries(before)) {
      for (const [name, count] of Object.entries(own)) {
        if (name === 'm5.xlarge-1' || name === 'm5.xlarge-4') continue;
        expect(after[group]?.[name] ?? 0).toBeGreaterThanOrEqual(count);
      }
    }
    expect(after['service:pinned']).toEqual(before['service:pinned']);
  });

  test('is the same for tasks that are placed and tasks that run', async () => {
    const plan = await read(SHOP);
    const result = placed(plan);
    const runningTasks = Object.entries(counts(result)).flatMap(([group, own]) => {
      const service = SHOP.services.find(({ serviceName }) => group === `service:${serviceName}`);
      return Object.entries(own).map(([containerInstanceArn, count]) => {
        return { group, containerInstanceArn, count, taskDefinition: service?.taskDefinition };
      });
    });
    const running = placed(await read({ ...SHOP, runningTasks }));
    expect(lost(result, 'a')).toEqual(lost(running, 'a'));
    expect(lost(result, 'a')).not.toHaveProperty('service:pinned');
  });

  test('ends daemons and standalone tasks, and moves Fargate tasks to other zones', async () => {
    const plan = await read({
      containerInstances: [{ instanceType: 'm5.large', count: 3, availabilityZones: ZONES }],
      services: [
        { serviceName: 'log', schedulingStrategy: 'DAEMON', taskDefinition: task('log', 64, 128) },
        {
          serviceName: 'edge',
          desiredCount: 6,
          launchType: 'FARGATE',
          taskDefinition: task('edge', 256, 512),
        },
      ],
      tasks: [{ taskDefinition: task('job', 64, 128), count: 3 }],
      runningTasks: ZONES.map((_, at) => ({
        group: 'service:log',
        containerInstanceArn: `m5.large-${at + 1}`,
        taskDefinition: task('log', 64, 128),
      })),
    });
    const after = withoutZone(plan, 'a');
    const result = placed(after);
    const daemons = counts(result)['service:log'];
    expect(Object.values(daemons ?? {})).toEqual([1, 1]);
    const [log] = after.requests;
    expect(log).toMatchObject({ running: 2, desired: 2 });
    const zones = after.fargate[0]?.zones.map(({ zone, copies }) => [zone, copies]);
    expect(zones).toEqual([
      ['b', 3],
      ['c', 3],
    ]);
  });

  test('without another zone of its subnets a Fargate task has no place', async () => {
    const plan = await read({
      containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
      services: [
        {
          serviceName: 'edge',
          desiredCount: 2,
          launchType: 'FARGATE',
          taskDefinition: task('edge', 256, 512),
        },
      ],
    });
    expect(withoutZone(plan, 'a').fargate[0]).toMatchObject({ copies: 0, running: 0 });
  });
});

describe('tasks that stop because fewer are wanted', () => {
  const plan = {
    containerInstances: [{ instanceType: 'm5.large', count: 3, availabilityZones: ZONES }],
    services: [
      { serviceName: 'web', desiredCount: 3, taskDefinition: task('web', 768, 1024) },
      { serviceName: 'canary', desiredCount: 3, taskDefinition: task('canary', 768, 1024) },
    ],
    runningTasks: [1, 2, 3].map((at) => ({
      group: 'service:web',
      containerInstanceArn: `m5.large-${at}`,
      count: 2,
      taskDefinition: task('web', 768, 1024),
    })),
  };

  test('make room before anything is placed', async () => {
    const read1 = await read(plan);
    const result = placed(read1);
    expect(result.outcomes.map(({ unplaced }) => unplaced)).toEqual([0, 0]);
    const overview = overviewOf(result, read1.requests);
    expect(overview.stopping).toEqual([
      { group: 'service:web', containerInstances: expect.arrayContaining(['m5.large-1']) },
    ]);
    expect(overview.stopping[0]?.containerInstances).toHaveLength(3);
    expect(read1.requests[0]).toMatchObject({ desired: 3, running: 3, surplus: 3 });
  });

  test('are none while a deployment is in progress', async () => {
    const [web] = plan.services;
    const deploying = {
      ...web,
      deployments: [
        { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', desiredCount: 3, runningCount: 0 },
        { status: 'ACTIVE', rolloutState: 'COMPLETED', desiredCount: 3, runningCount: 6 },
      ],
    };
    const read1 = await read({ ...plan, services: [deploying] });
    expect(read1.requests[0]).toMatchObject({ surplus: 0, running: 6 });
    expect(overviewOf(placed(read1), read1.requests).stopping).toEqual([]);
  });
});

test('running tasks of a service on several capacity providers count for their own', async () => {
  const group = (capacityProvider: string) => {
    return { instanceType: 'm5.large', count: 3, availabilityZones: ZONES, capacityProvider };
  };
  const plan = await read({
    containerInstances: [group('od'), group('spot')],
    capacityProviders: [{ name: 'od' }, { name: 'spot' }],
    services: [
      {
        serviceName: 'web',
        desiredCount: 6,
        taskDefinition: task('web', 256, 512),
        capacityProviderStrategy: [
          { capacityProvider: 'od', base: 1, weight: 1 },
          { capacityProvider: 'spot', weight: 3 },
        ],
      },
    ],
    runningTasks: [
      ['m5.large-1', 2],
      ['m5.large-4', 4],
    ].map(([containerInstanceArn, count]) => {
      const taskDefinition = task('web', 256, 512);
      return { group: 'service:web', containerInstanceArn, count, taskDefinition };
    }),
  });
  expect(plan.requests.map(({ request, running }) => [request.capacityProvider, running])).toEqual([
    ['od', 2],
    ['spot', 4],
  ]);
});

test('a plan of which part could not be read does not say that all is placed', async () => {
  const plan = await read({
    containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
    services: [
      { serviceName: 'web', desiredCount: 2, taskDefinition: task('web', 128, 256) },
      { serviceName: 'gone', desiredCount: 2, taskDefinition: './gone.json' },
    ],
  });
  const { sentence } = draw({ plan, result: placed(plan) }, format, new Links());
  expect(sentence).toBe(
    '2 tasks placed, on 1 of 1 container instances; part of the plan could not be read.',
  );
});

test('an expectation of placed tasks counts those that run', async () => {
  const plan = await read({
    containerInstances: [{ instanceType: 'm5.large', availabilityZones: ['a'] }],
    services: [{ serviceName: 'web', desiredCount: 3, taskDefinition: task('web', 128, 256) }],
    runningTasks: [
      {
        group: 'service:web',
        containerInstanceArn: 'm5.large-1',
        count: 2,
        taskDefinition: task('web', 128, 256),
      },
    ],
    expect: { placed: { web: 3 } },
  });
  const verdicts = judgeExpectations(placed(plan), plan);
  expect(verdicts.map(({ passed, message }) => [passed, format(message)])).toEqual([
    [true, '3 tasks of web expected to be placed, 3 placed'],
  ]);
});
