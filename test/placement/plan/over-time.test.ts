import { describe, expect, test } from 'vitest';
import { simulatePlan } from '../../../core/analysis/over-time/simulate-plan.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';

const URI = 'file:///p/stowage.json';

function taskDefinition(memory: number, more: object = {}): object {
  return {
    family: 'web',
    containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 64, memory, ...more }],
  };
}

const WEB = { serviceName: 'web', desiredCount: 2, taskDefinition: taskDefinition(512) };

function read(members: object): Promise<Plan> {
  const plan = {
    containerInstances: [{ instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'] }],
    services: [WEB],
    ...members,
  };
  return readPlan(URI, workspaceOf({ [URI]: plan }));
}

const said = ({ findings }: Plan): string[] =>
  findings.map(({ severity, message }) => `${severity}: ${format(message)}`);

describe('members about time', () => {
  test('times are seconds or texts', async () => {
    const plan = await read({
      startAt: '2026-05-01T09:00:00Z',
      until: '2h',
      timing: { deregistrationDelay: '30s', digestFirst: false, stopTimeout: null },
      events: [
        { at: '5m', deploy: 'web' },
        { at: 360, loseAvailabilityZone: 'a' },
      ],
    });
    expect(said(plan)).toEqual([]);
    expect(plan).toMatchObject({
      startAt: Date.UTC(2026, 4, 1, 9),
      until: 7200,
      timing: { deregistrationDelay: 30, digestFirst: false, stopTimeout: null },
      events: [
        { at: 300, event: 'deploy', target: 'web' },
        { at: 360, event: 'loseAvailabilityZone', target: 'a' },
      ],
    });
  });

  test.each<[object, string]>([
    [
      { timing: { deregistrationDelai: 3 } },
      'Unknown parameter deregistrationDelai. Did you mean deregistrationDelay?',
    ],
    [{ timing: { stopSeconds: 'soon' } }, 'Expected a time in seconds or such as "5m", not soon.'],
    [{ timing: { digestFirst: 3 } }, 'Expected true or false, not 3.'],
    [{ until: 'tomorrow' }, 'Expected a time in seconds or such as "5m", not tomorrow.'],
    [{ startAt: 'noon' }, 'Expected a time such as "2026-05-01T09:00:00Z", not noon.'],
    [{ events: [{ at: 0, depoly: 'web' }] }, 'Unknown event depoly. Did you mean deploy?'],
    [{ events: [{ deploy: 'web' }] }, 'An event needs "at": when it happens.'],
    [{ events: [{ at: 0, deploy: 'wbe' }] }, 'The plan has no service wbe.'],
    [{ events: [{ at: 0, drain: 'i-9' }] }, 'The plan has no container instance i-9.'],
    [
      { events: [{ at: 0, loseAvailabilityZone: 'z' }] },
      'No container instance of the plan is in z.',
    ],
    [{ events: [{ at: 0, deploy: 'web', count: 3 }] }, 'The event deploy has no member count.'],
    [
      { events: [{ at: 0, taskFails: 'web', how: 'sadly' }] },
      'how is one of beforeRunning, check, exit, not sadly.',
    ],
    [{ expect: { recovers: { wbe: 60 } } }, 'The plan has no service wbe.'],
    [
      { expect: { deployment: { web: { completed: true } } } },
      'A deployment can be expected to have completes, within, peakTasks, neverBelow, not completed.',
    ],
    [{ evnets: [] }, 'Unknown property evnets. Did you mean events?'],
  ])('%j', async (members, finding) => {
    expect(said(await read(members)).map((one) => one.replace(/^\w+: /, ''))).toContain(finding);
  });
});

describe('expectations over time', () => {
  const judged = async (members: object): Promise<[boolean, string][]> =>
    simulatePlan(await read(members)).verdicts.map(({ passed, message }) => [
      passed,
      format(message),
    ]);

  test('of a deployment', async () => {
    const events = [{ at: 0, deploy: 'web' }];
    const deployment = { web: { completes: true, within: '2m', peakTasks: 3, neverBelow: 2 } };
    expect(await judged({ events, expect: { deployment } })).toEqual([
      [true, 'the deployment of web completes'],
      [true, 'the deployment of web takes 100 s; at most 120 s expected'],
      [false, 'web peaks at 4 tasks; at most 3 expected'],
      [true, 'web drops to 2 healthy tasks; at least 2 expected'],
    ]);
  });

  test('of a deployment of a larger task definition', async () => {
    const deploy = (memory: number): object[] => {
      return [{ at: 0, deploy: 'web', taskDefinition: taskDefinition(memory) }];
    };
    const deployment = { web: { completes: true } };
    const passed = async (memory: number): Promise<boolean[]> =>
      (await judged({ events: deploy(memory), expect: { deployment } })).map(([good]) => good);
    expect(await passed(7000)).toEqual([true]);
    expect(await passed(9000)).toEqual([false]);
  });

  test('of a loss', async () => {
    const events = [{ at: 0, loseAvailabilityZone: 'a' }];
    expect(await judged({ events, expect: { recovers: { web: 60 }, peakInstances: 2 } })).toEqual([
      [true, 'web is below its desired count for 22 s; at most 60 s expected'],
      [true, 'the cluster peaks at 2 instances; at most 2 expected'],
    ]);
  });

  test('of draining', async () => {
    const events = [{ at: 0, drain: 'm5.large-1' }];
    const drained = { 'm5.large-1': '90s', 'm5.large-2': 10 };
    expect(await judged({ events, expect: { drained } })).toEqual([
      [true, 'm5.large-1 is drained after 60 s; at most 90 s expected'],
      [false, 'm5.large-2 is not set to DRAINING'],
    ]);
  });

  test('of every service', async () => {
    const host = {
      networkMode: 'host',
      ...taskDefinition(128, { portMappings: [{ containerPort: 80 }] }),
    };
    const services = [WEB, { serviceName: 'edge', desiredCount: 2, taskDefinition: host }];
    expect(await judged({ services, expect: { deployable: true } })).toEqual([
      [true, 'a deployment of web completes'],
      [false, 'a deployment of edge does not complete'],
    ]);
  });
});

describe('what a plan starts with', () => {
  const running = (count: number, at: string, more: object = {}) => ({
    group: 'service:web',
    containerInstanceArn: at,
    count,
    taskDefinition: taskDefinition(512),
    ...more,
  });

  test('tasks that run stay where they are, missing ones start', async () => {
    const plan = await read({
      services: [{ ...WEB, desiredCount: 3 }],
      runningTasks: [running(2, 'm5.large-1')],
    });
    const { simulation } = simulatePlan(plan);
    const started = simulation.events.filter(({ type }) => type === 'TASKS_START_ORDERED');
    expect(started.map(({ tasks }) => tasks.length)).toEqual([1]);
    expect(simulation.events.some(({ type }) => type === 'TASKS_STOP_ORDERED')).toBe(false);
  });

  test('more tasks than wanted stop', async () => {
    const plan = await read({ runningTasks: [running(5, 'm5.large-1')] });
    const { simulation } = simulatePlan(plan);
    const stopped = simulation.events.find(({ type }) => type === 'TASKS_STOP_ORDERED');
    expect(stopped?.tasks).toHaveLength(3);
  });

  test('a deployment in progress goes on', async () => {
    const old = { taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1' };
    const files = {
      [URI]: {
        taskDefinitions: ['./web.json'],
        containerInstances: [
          {
            containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/shop/one',
            status: 'ACTIVE',
            agentConnected: true,
            registeredResources: [
              { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
              { name: 'MEMORY', type: 'INTEGER', integerValue: 7680 },
            ],
            remainingResources: [
              { name: 'CPU', type: 'INTEGER', integerValue: 1856 },
              { name: 'MEMORY', type: 'INTEGER', integerValue: 6144 },
            ],
          },
        ],
        runningTasks: [
          { ...old, count: 2 },
          { taskDefinition: 'web:2', count: 1, lastStatus: 'PENDING' },
        ].map((task) => ({ group: 'service:web', containerInstanceArn: 'one', ...task })),
        services: [{ serviceName: 'web', desiredCount: 2, taskDefinition: 'web:2' }],
      },
      'file:///p/web.json': { ...taskDefinition(512), revision: 2 },
    };
    const { simulation } = simulatePlan(await readPlan(URI, workspaceOf(files)));
    const { deployments, tasks, end } = simulation.services.get('web') ?? {};
    expect(deployments?.map(({ revision, status }) => [revision.name, status])).toEqual([
      ['web:1', 'SUCCESSFUL'],
      ['web:2', 'SUCCESSFUL'],
    ]);
    expect(end).toBe('completed');
    expect(tasks?.map(({ revision }) => revision?.name)).toEqual(['web:2', 'web:2']);
  });

  test('tasks on a DRAINING instance that fit nowhere else are stuck', async () => {
    const plan = await read({
      containerInstances: [
        { instanceType: 'm5.large', availabilityZones: ['a'], status: 'DRAINING' },
        { instanceType: 'm5.large', availabilityZones: ['b'] },
      ],
      services: [{ ...WEB, taskDefinition: taskDefinition(4000) }],
      runningTasks: ['m5.large-1', 'm5.large-2'].map((at) =>
        running(1, at, { taskDefinition: taskDefinition(4000) }),
      ),
    });
    const { simulation } = simulatePlan(plan);
    expect(simulation.services.get('web')).toMatchObject({ end: 'stuck', blockedBy: 'capacity' });
  });
});
