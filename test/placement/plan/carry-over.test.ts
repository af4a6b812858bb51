import { describe, expect, test } from 'vitest';
import { place, placeAgain } from '../../../core/placement/place.ts';
import { carryOver } from '../../../core/plan/carry-over.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { workspaceOf } from '../files.ts';

const URI = 'file:///p/stowage.json';

const task = { containerDefinitions: [{ name: 'a', image: 'b', cpu: 100, memory: 300 }] };
const group = { instanceType: 'm5.large', count: 3, availabilityZones: ['a', 'b', 'c'] };
const constrained = (expression: string) => [{ type: 'memberOf', expression }];
const base = {
  containerInstances: [group],
  runningTasks: [{ containerInstanceArn: 'm5.large-1', group: 'service:x', taskDefinition: task }],
  services: ['web', 'api', 'worker'].map((serviceName) => ({
    serviceName,
    taskDefinition: task,
    desiredCount: 5,
    placementConstraints: constrained('attribute:ecs.instance-type =~ m5.*'),
  })),
};

/** The plan with the members of one service changed. */
const withService = (number: number, more: object) => ({
  ...base,
  services: base.services.map((one, at) => (at === number ? { ...one, ...more } : one)),
});

const read = (plan: object) => readPlan(URI, workspaceOf({ [URI]: plan }));

describe('a plan that is read again keeps', () => {
  test.each<[what: string, plan: object, cluster: boolean, requests: boolean[]]>([
    ['all of it when nothing has changed', base, true, [true, true, true]],
    [
      'what stands before a new count',
      withService(1, { desiredCount: 6 }),
      true,
      [true, false, false],
    ],
    [
      'what stands before another constraint',
      withService(2, { placementConstraints: constrained('attribute:stack == x') }),
      true,
      [true, true, false],
    ],
    [
      'no request after a service that is gone',
      { ...base, services: base.services.slice(1) },
      true,
      [false, false],
    ],
    [
      'no cluster with another instance',
      { ...base, containerInstances: [{ ...group, count: 4 }] },
      false,
      [true, true, true],
    ],
    [
      'no cluster with another attribute',
      { ...base, containerInstances: [{ ...group, attributes: { stack: 'x' } }] },
      false,
      [true, true, true],
    ],
    [
      'no cluster with other running tasks',
      { ...base, runningTasks: [] },
      false,
      [true, true, true],
    ],
  ])('%s', async (_, plan, cluster, requests) => {
    const before = await read(base);
    const after = carryOver(before, await read(plan));
    expect(after.cluster === before.cluster).toBe(cluster);
    expect(
      after.requests.map(({ request }, number) => request === before.requests[number]?.request),
    ).toEqual(requests);
    if (!cluster) return;
    const asked = (one: typeof after) => one.requests.map(({ request }) => request);
    const first = place(before.cluster, asked(before), { seed: 1 });
    const anew = place((await read(plan)).cluster, asked(await read(plan)), { seed: 1 });
    const placed = ({ outcomes }: typeof first) => outcomes.map((each) => [...each.placed]);
    expect(placed(placeAgain(first, asked(after)))).toEqual(placed(anew));
  });
});
