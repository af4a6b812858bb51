import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const task = (memory: number) => ({
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 128, memory }],
});

/** Two instances with 4 GiB each in two zones, and copies of 1,500 MiB: four fit. */
const planOf = (desiredCount: number, expected?: object) => ({
  containerInstances: [
    { instanceType: 'm5.large', count: 2, availabilityZones: ['a', 'b'], memory: 4000 },
  ],
  services: [{ serviceName: 'web', desiredCount, taskDefinition: task(1500) }],
  ...(expected ? { expect: expected } : {}),
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-advise-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function place(plan: object, ...args: string[]) {
  const path = join(folder, 'plan.stowage.json');
  writeFileSync(path, JSON.stringify(plan));
  return stowage('place', path, ...args);
}

describe('what a plan expects decides about the exit status', () => {
  const rows: [what: string, desired: number, expected: object, status: number, line: string][] = [
    ['met', 4, { placed: { web: 4 } }, 0, '✓ 4 tasks of web expected to be placed, 4 placed'],
    ['failed', 4, { placed: { web: 5 } }, 1, '✗ 5 tasks of web expected to be placed, 4 placed'],
    ['by zone', 4, { perAvailabilityZone: { a: 2 } }, 0, '✓ 2 tasks expected in a, 2 placed'],
    ['instances', 4, { instancesUsed: 1 }, 1, '✗ 1 instance expected in use, 2 in use'],
    [
      'lost zone',
      4,
      { surviveLossOf: 'availabilityZone' },
      1,
      '✗ if a fails, 2 tasks of service:web could not be placed',
    ],
    ['survived', 2, { surviveLossOf: 'availabilityZone' }, 0, '✓ any Availability Zone can fail'],
    ['nothing is met where copies are left', 5, { placed: { web: 4 } }, 1, '✓ 4 tasks of web'],
  ];
  test.each(rows)('%s', async (_, desired, expected, status, line) => {
    const ended = await place(planOf(desired, expected));
    expect(ended.out).toContain(line);
    expect(ended.status).toBe(status);
  });

  test('in json with kind and verdict', async () => {
    const { out } = await place(planOf(4, { placed: { web: 5 } }), '--format', 'json');
    expect(JSON.parse(out).expectations).toEqual([
      { kind: 'placed', passed: false, message: '5 tasks of web expected to be placed, 4 placed' },
    ]);
  });

  test('what names nothing of the plan is said', async () => {
    const expected = { placed: { wbe: 4 }, perAvailabilityZone: { z: 2 }, survive: 1 };
    const { err } = await place(planOf(4, expected));
    expect(err).toContain('The plan has no service or task group wbe.');
    expect(err).toContain('No container instance of the plan is in z.');
    expect(err).toContain('plan-expect');
  });
});

describe('advice', () => {
  test('for copies that could not be placed, tried and with numbers', async () => {
    const { out, status } = await place(planOf(5), '--advise');
    expect(status).toBe(1);
    expect(out).toContain('What would let more tasks of web be placed');
    expect(out).toContain('change memory from 1500 to 1333 MiB: all tasks are placed');
    expect(out).toContain('add 1 × m5.large in a / b: all tasks are placed');
  });

  test('for a plan in which all fits: room, risk and the fewest instances', async () => {
    const { out } = await place(planOf(3), '--advise', '--format', 'json');
    const { advice } = JSON.parse(out);
    expect(advice.room).toEqual([{ group: 'service:web', copies: 1 }]);
    expect(advice.unplaced).toEqual([]);
    expect(advice.withoutAvailabilityZone).toEqual([
      { of: 'a', unplaced: { 'service:web': 1 } },
      { of: 'b', unplaced: { 'service:web': 1 } },
    ]);
    expect(advice.fewestInstances).toEqual([
      {
        instanceType: 'm5.large',
        count: 2,
        lowerBound: {
          count: 2,
          message: 'all tasks together need 4500 MiB of memory, an instance has 4000',
        },
      },
    ]);
  });

  test('which copies stop of a service that runs more than it wants', async () => {
    const running = (containerInstanceArn: string, count: number) => ({
      containerInstanceArn,
      count,
      group: 'service:web',
      taskDefinition: task(1500),
    });
    const plan = {
      ...planOf(1),
      runningTasks: [running('m5.large-1', 2), running('m5.large-2', 1)],
    };
    const { out } = await place(plan, '--advise', '--format', 'json');
    // The zone with the most tasks first, then either of them.
    const { stopping } = JSON.parse(out).advice;
    expect(stopping[0].containerInstances[0]).toBe('m5.large-1');
    expect(stopping[0].containerInstances.length).toBe(2);
  });

  test('what ECS would move to balance zones', async () => {
    const runningTasks = [
      {
        containerInstanceArn: 'm5.large-1',
        count: 2,
        group: 'service:web',
        taskDefinition: task(1500),
      },
    ];
    const moves = async (service: object) => {
      const base = planOf(2);
      const services = [{ ...base.services[0], ...service }];
      const { out } = await place(
        { ...base, services, runningTasks },
        '--advise',
        '--format',
        'json',
      );
      return JSON.parse(out).advice.rebalancing;
    };
    expect(await moves({})).toEqual([{ group: 'service:web', moves: [{ from: 'a', to: 'b' }] }]);
    expect(await moves({ availabilityZoneRebalancing: 'DISABLED' })).toEqual([]);
    expect(await moves({ deploymentConfiguration: { maximumPercent: 100 } })).toEqual([]);
    expect(await moves({ placementStrategy: [{ type: 'random' }] })).toEqual([]);
  });

  test.each<[string, object]>([
    ['nothing at all', {}],
    ['no instances', { services: planOf(2).services }],
    ['Fargate alone', { services: [{ ...planOf(2).services[0], launchType: 'FARGATE' }] }],
    ['no services', { containerInstances: planOf(1).containerInstances }],
  ])('for a plan with %s: no fault', async (_, plan) => {
    for (const format of ['json', 'pretty']) {
      expect((await place(plan, '--advise', '--format', format)).status).toBeLessThan(2);
    }
  });

  test('no advice unless it is asked for', async () => {
    const { out } = await place(planOf(5), '--format', 'json');
    expect(JSON.parse(out).advice).toBeUndefined();
  });
});
