import { describe, expect, test } from 'vitest';
import { provisioningEvent } from '../../core/analysis/explain/event.ts';
import { splitByStrategy } from '../../core/placement/capacity-provider-split.ts';
import {
  breakerThreshold,
  deploymentBounds,
  drain,
} from '../../core/placement/service/deployment.ts';
import { provision } from '../../core/placement/service/limits.ts';
import {
  instancesNeeded,
  managedScaling,
  neededBy,
} from '../../core/placement/service/managed-scaling.ts';
import { mayRebalance, rebalance } from '../../core/placement/service/rebalancing.ts';
import { scaleIn } from '../../core/placement/service/scale-in.ts';
import { State } from '../../core/placement/state.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { format } from '../../core/text/message.ts';
import { clusterOf, requestOf } from '../placement/build.ts';
import { workspaceOf } from '../placement/files.ts';
import { scenario, scenarios } from './scenario.ts';

/** The cases of all scenarios of a kind, with names for the report. */
function casesOf<T>(kind: string): (readonly [string, T])[] {
  return scenarios(kind).flatMap(({ id, cases = [] }) =>
    cases.map((one) => [`${id} ${JSON.stringify(one)}`, one as T] as const),
  );
}

describe('scaling in', () => {
  const all = scenarios('scale-in');
  test.each(all.map((one) => [one.id, one] as const))('%s', (_, scenario) => {
    const { instances = [], group = '', strategy, remove = 0, expect: wanted } = scenario;
    for (const seed of [1, 2, 3, 4, 5]) {
      const state = State.of(clusterOf(instances));
      const request = requestOf({ task: {}, group, strategy: strategy ?? 'default' });
      expect(scaleIn(state, request, remove, seed).stopped).toHaveLength(remove);
      const after = [...state.countsOf(group)].map((count, index) => [instances[index]?.id, count]);
      expect(Object.fromEntries(after)).toEqual(wanted?.perInstanceAfter);
    }
  });

  test('a binpack empties the instance with the most left', () => {
    const list = [
      { id: 'a', mem: 900, groups: { 'service:web': 2 } },
      { id: 'b', mem: 2000, groups: { 'service:web': 2 } },
    ];
    const state = State.of(clusterOf(list));
    const strategy = [{ type: 'binpack', field: 'memory' }];
    const request = requestOf({ task: { mem: 100 }, group: 'service:web', strategy });
    expect(scaleIn(state, request, 2, 1).stopped).toEqual([1, 1]);
  });

  test('protected tasks stay: 4 run, 3 are protected, 2 are wanted', () => {
    const list = [
      { id: 'a', groups: { 'service:web': 2 } },
      { id: 'b', groups: { 'service:web': 2 } },
    ];
    const state = State.of(clusterOf(list));
    const request = requestOf({ task: {}, group: 'service:web' });
    const kept = new Map([
      [0, 2],
      [1, 1],
    ]);
    expect(scaleIn(state, request, 2, 1, kept)).toEqual({ stopped: [1], held: 1 });
    expect(state.tasksOf('service:web')).toHaveLength(3);
  });
});

describe('bounds of a deployment', () => {
  interface Case {
    desired: number;
    min: number;
    max: number;
  }
  test.each(casesOf<Case>('deployment-bounds'))('%s', (_, { desired, min, max, ...wanted }) => {
    const percents = { minimumHealthyPercent: min, maximumPercent: max };
    expect(deploymentBounds(desired, percents)).toMatchObject(wanted);
  });
});

test.each(casesOf<{ desired: number; threshold: number }>('circuit-breaker'))(
  'circuit breaker %s',
  (_, { desired, threshold }) => {
    expect(breakerThreshold(desired)).toBe(threshold);
  },
);

test('a drained instance: replacements first, standalone tasks stay', () => {
  const percents = { minimumHealthyPercent: 100, maximumPercent: 200 };
  expect(drain(4, percents, 2, 10)).toEqual({ startFirst: 2, thenStop: 2, later: 0 });
  const stuck = { minimumHealthyPercent: 100, maximumPercent: 100 };
  expect(drain(4, stuck, 2, 10)).toEqual({ startFirst: 0, thenStop: 0, later: 2 });
});

describe('capacity provider strategies', () => {
  interface Case {
    strategy: Record<string, { base?: number; weight: number }>;
    count: number;
    expect: Record<string, number> | 'error';
  }
  test.each(casesOf<Case>('cp-split'))('%s', (_, one) => {
    const names = Object.keys(one.strategy);
    const shares = names.map((provider) => ({
      provider,
      base: 0,
      weight: 0,
      ...one.strategy[provider],
    }));
    const counts = splitByStrategy(shares, one.count);
    if (one.expect === 'error') expect(counts).toBeUndefined();
    else
      expect(Object.fromEntries(names.map((name, i) => [name, counts?.[i]]))).toEqual(one.expect);
  });

  test('one more copy never takes one from a provider', () => {
    const shares = [
      { provider: 'a', base: 3, weight: 2 },
      { provider: 'b', base: 0, weight: 5 },
      { provider: 'c', base: 0, weight: 1 },
    ];
    let before: readonly number[] = [0, 0, 0];
    for (let count = 1; count < 100; count++) {
      const now = splitByStrategy(shares, count) ?? [];
      expect(now.reduce((sum, one) => sum + one, 0)).toBe(count);
      for (const [i, one] of now.entries()) expect(one).toBeGreaterThanOrEqual(before[i] ?? 0);
      before = now;
    }
  });
});

describe('E06 one call of RunTask starts ten tasks', () => {
  const URI = 'file:///p/stowage.json';
  const taskDefinition = { containerDefinitions: [{ name: 'a', image: 'b', memory: 8 }] };
  const given = Number(scenario('E06').given?.count);
  test.each<[number, { containerInstances?: string[] }, string[]]>([
    [10, {}, []],
    [given, {}, ['info: RunTask starts at most 10 tasks per call; 11 need 2 calls.']],
    [
      1,
      { containerInstances: Array.from({ length: 12 }, (_, number) => `m5.large-${number + 1}`) },
      ['info: StartTask accepts at most 10 container instances per call; 12 need 2 calls.'],
    ],
  ])('%d tasks %j', async (count, more, said) => {
    const plan = {
      containerInstances: [{ instanceType: 'm5.large', count: 12 }],
      tasks: [{ taskDefinition, count, ...more }],
    };
    const { findings, requests } = await readPlan(URI, workspaceOf({ [URI]: plan }));
    expect(findings.map(({ severity, message }) => `${severity}: ${format(message)}`)).toEqual(
      said,
    );
    // What one call refuses, several start: all are placed.
    const copies = requests.reduce((sum, { request }) => sum + request.count, 0);
    expect(copies).toBe(Math.max(count, more.containerInstances?.length ?? 0));
  });
});

describe('managed scaling', () => {
  interface Case {
    running: number;
    needed: number;
    metric: number;
    target: number;
    action: string;
    desired?: number;
  }
  test.each(casesOf<Case>('cas-metric'))('%s', (_, { running, needed, target, ...wanted }) => {
    const { metric, action, desired } = managedScaling(running, needed, target);
    expect(metric).toBeCloseTo(wanted.metric, 1);
    expect(action).toBe(wanted.action);
    if (wanted.desired !== undefined) expect(desired).toBe(wanted.desired);
  });

  test('a task that the smallest type cannot hold starts nothing', () => {
    const types = [
      { cpu: 2048, memory: 7680 },
      { cpu: 16_384, memory: 62_950 },
    ];
    expect(instancesNeeded(types, { cpu: 1024, memory: 10_000 }, 10)).toBe(0);
  });

  test('F05 tasks with a launch type scale no capacity provider', () => {
    const { given = {}, expect: wanted } = scenario('F05');
    const [running = 0, nonEmpty = 0] = [Number(given.running), Number(given.nonEmpty)];
    const types = [{ cpu: 2048, memory: 7680 }];
    const task = { cpu: 1024, memory: 1024 };
    const count = Number(given.pendingLaunchTypeTasks);
    const metricOf = (capacityProvider: string | undefined) => {
      const needed = neededBy('general', nonEmpty, types, [{ capacityProvider, task, count }]);
      return managedScaling(running, needed, 100).metric;
    };
    expect(metricOf(undefined)).toBe(wanted?.metric);
    expect(metricOf('spot')).toBe(wanted?.metric);
    expect(metricOf('general')).toBe(400);
  });

  test('F07 at most 500 tasks wait in PROVISIONING', () => {
    const { given = {}, expect: wanted } = scenario('F07');
    const { accepted } = provision(Number(given.provisioning), Number(given.more));
    expect(accepted).toBe(wanted?.accepted);
    expect(provision(499, 3)).toEqual({ accepted: 1, refused: 2 });
    expect(provisioningEvent('service:web')).toBe(
      '(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
    );
  });

  test('ten tasks, two on an instance: five more', () => {
    const types = [{ cpu: 2048, memory: 7680 }];
    expect(instancesNeeded(types, { cpu: 1024, memory: 1024 }, 10)).toBe(5);
    expect(managedScaling(2, 2 + 5, 100)).toEqual({ metric: 350, action: 'out', desired: 7 });
  });
});

describe('rebalancing', () => {
  interface Balance {
    counts: number[];
    action: boolean;
    after?: number[];
  }
  test.each(casesOf<Balance>('rebalance'))('%s', (_, { counts, action, after }) => {
    const moves = rebalance(counts);
    expect(moves.length > 0).toBe(action);
    const now = [...counts];
    for (const { from, to } of moves) {
      now[from] = (now[from] ?? 0) - 1;
      now[to] = (now[to] ?? 0) + 1;
    }
    if (after) expect(now.sort((a, b) => b - a)).toEqual(after);
  });

  interface Eligible {
    replica: boolean;
    firstStrategy: string;
    max: number;
    classicLoadBalancer?: boolean;
    constraint?: string;
    eligible: boolean;
  }
  test.each(casesOf<Eligible>('rebalance-eligible'))('%s', (_, one) => {
    const [type = '', field = ''] = one.firstStrategy.split(' ');
    const request = requestOf({
      task: {},
      group: 'service:web',
      scheduling: one.replica ? 'REPLICA' : 'DAEMON',
      strategy: type === 'none' ? 'default' : [{ type, field }],
      constraints: one.constraint ? [{ type: 'memberOf', expression: one.constraint }] : [],
    });
    const percents = { maximumPercent: one.max };
    expect(mayRebalance(request, percents, one.classicLoadBalancer ?? false)).toBe(one.eligible);
  });
});
