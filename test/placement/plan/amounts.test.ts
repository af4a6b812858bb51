import { describe, expect, test } from 'vitest';
import { overviewOf } from '../../../core/analysis/advice/overview.ts';
import { largest, middleOf, smallest } from '../../../core/analysis/advice/search.ts';
import { MAX_AMOUNT } from '../../../core/ecs/units.ts';
import { place } from '../../../core/placement/place.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { MOST_RUNNING, MOST_RUNNING_HERE } from '../../../core/plan/reading.ts';
import { format } from '../../../core/text/message.ts';
import { finish, type Work } from '../../../core/work.ts';
import { workspaceOf } from '../files.ts';

const URI = 'file:///p/stowage.json';

async function read(plan: object) {
  const { cluster, requests, findings } = await readPlan(URI, workspaceOf({ [URI]: plan }));
  const said = findings.map(({ id, message }) => `${id}: ${format(message)}`);
  return { cluster, requests, said };
}

const instance = (name: string, runningTasksCount: number) => ({
  containerInstanceArn: name,
  runningTasksCount,
  remainingResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
  ],
});
const task = (more: object) => ({
  taskDefinition: { family: 'x', containerDefinitions: [{ name: 'c', image: 'i', ...more }] },
});
const group = { instanceType: 'm5.large', count: 1 };

describe('an amount that the API cannot hold is capped, and the plan says so', () => {
  const capped = (value: string) =>
    `plan-too-many: ${value} exceeds the limit of Stowage; ${MAX_AMOUNT} is used instead.`;
  const rows: [what: string, plan: object, said: string][] = [
    ['memory of a container', { tasks: [task({ memory: 2 ** 32 })] }, capped('4294967296')],
    ['cpu of a container', { tasks: [task({ cpu: 2 ** 31, memory: 1 })] }, capped('2147483648')],
    [
      'memory of a task',
      { tasks: [{ taskDefinition: { memory: '4294967296', containerDefinitions: [{}] } }] },
      capped('4294967296'),
    ],
    [
      'an override',
      { tasks: [{ ...task({ memory: 1 }), overrides: { memory: '4294967296' } }] },
      capped('4294967296'),
    ],
    [
      'memory of a group',
      { containerInstances: [{ ...group, memory: 1e12 }] },
      capped('1000000000000'),
    ],
    [
      'a running task',
      {
        containerInstances: [group],
        runningTasks: [{ containerInstanceArn: 'm5.large-1', group: 'a', memory: '4294967296' }],
      },
      capped('4294967296'),
    ],
  ];
  test.each(rows)('%s', async (_, plan, said) => {
    const found = await read({ containerInstances: [group], ...plan });
    expect(found.said).toContain(said);
    for (const { request } of found.requests) {
      expect(request.task.memory).toBeLessThanOrEqual(MAX_AMOUNT);
      expect(request.task.cpu).toBeLessThanOrEqual(MAX_AMOUNT);
    }
  });

  test('the largest amount itself is taken as it is', async () => {
    const { requests, said } = await read({
      containerInstances: [group],
      tasks: [task({ memory: MAX_AMOUNT })],
    });
    expect(requests[0]?.request.task.memory).toBe(MAX_AMOUNT);
    expect(said).toEqual([]);
  });
});

describe('running tasks that nobody can have', () => {
  test('on one instance', async () => {
    const { cluster, said } = await read({ containerInstances: [instance('a', 2 ** 53 - 1)] });
    expect(cluster.instances[0]?.runningTasksCount).toBe(MOST_RUNNING_HERE);
    expect(said).toEqual([
      `plan-too-many: 9007199254740991 exceeds the limit of Stowage; ${MOST_RUNNING_HERE} is used instead.`,
    ]);
  });

  test('on all of them together', async () => {
    const many = Array.from({ length: 25 }, (_, number) =>
      instance(`i-${number}`, MOST_RUNNING_HERE),
    );
    const { cluster } = await read({ containerInstances: many });
    const sum = cluster.instances.reduce((total, one) => total + one.runningTasksCount, 0);
    expect(sum).toBe(MOST_RUNNING);
  });
});

test.each(['memory', 'cpu'] as const)(
  'advice about %s of 4 GiB in bytes ends, and offers an amount that was tried',
  async (kind) => {
    const { cluster, requests } = await read({
      containerInstances: [{ instanceType: 'm5.large', count: 1, memory: 4000 }],
      services: [
        { serviceName: 'x', desiredCount: 1, ...task({ memory: 256, [kind]: 4_294_967_296 }) },
      ],
    });
    const result = place(
      cluster,
      requests.map(({ request }) => request),
      { seed: 1 },
    );
    const { unplaced } = overviewOf(result, requests);
    const changes = unplaced.flatMap(({ advice }) => advice.map(({ change }) => change));
    const offered = changes.find((change) => change.kind === kind);
    expect(offered).toMatchObject({ value: kind === 'memory' ? 4000 : 2048 });
  },
);

describe('searching', () => {
  let tried = 0;
  const when = (enough: (value: number) => boolean) =>
    function* (value: number): Work<number | undefined> {
      tried++;
      yield 0;
      return enough(value) ? value : undefined;
    };
  const rows: [low: number, high: number, limit: number][] = [
    [1, 10, 7],
    [1, 2 ** 32, 2 ** 32],
    [1, 2 ** 32, 1],
    [1, 2 ** 32, 3_000_000_000],
    [2 ** 31, 2 ** 40, 2 ** 33 + 5],
    [1, 2 ** 52, 2 ** 51 + 1],
    [5, 5, 5],
  ];
  test.each(rows)('from %i to %i for %i takes few trials', (low, high, limit) => {
    tried = 0;
    expect(
      finish(
        largest(
          low,
          high,
          when((value) => value <= limit),
        ),
      ),
    ).toBe(limit);
    expect(
      finish(
        smallest(
          low,
          high,
          when((value) => value >= limit),
        ),
      ),
    ).toBe(limit);
    expect(tried).toBeLessThan(200);
  });
  test('gives nothing when nothing is good enough', () => {
    expect(
      finish(
        largest(
          1,
          10,
          when(() => false),
        ),
      ),
    ).toBeUndefined();
    expect(
      finish(
        largest(
          2,
          1,
          when(() => true),
        ),
      ),
    ).toBeUndefined();
    expect(
      finish(
        smallest(
          1,
          10,
          when(() => false),
        ),
      ),
    ).toBeUndefined();
  });
  test('halves beyond 32 bits', () => {
    expect(middleOf(2 ** 32, 2 ** 32 + 2)).toBe(2 ** 32 + 1);
    expect(middleOf(1, 2)).toBe(1);
  });
});
