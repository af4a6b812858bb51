import { expect, test } from 'vitest';
import { judgeExpectations } from '../../../core/analysis/expectations.ts';
import { place } from '../../../core/placement/place.ts';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';

async function judge(expected: unknown) {
  const task = { containerDefinitions: [{ name: 'a', image: 'b', cpu: 900, memory: 1000 }] };
  const uri = 'file:///p/stowage.json';
  const zones = ['a', 'b', 'c'];
  const plan = await readPlan(
    uri,
    workspaceOf({
      [uri]: {
        containerInstances: [{ instanceType: 'm5.large', count: 3, availabilityZones: zones }],
        services: [{ serviceName: 'web', taskDefinition: task, desiredCount: 5 }],
        expect: expected,
      },
    }),
  );
  const asked = plan.requests.map(({ request }) => request);
  const result = place(plan.cluster, asked, { seed: plan.seed });
  const verdicts = judgeExpectations(result, plan);
  return [
    ...plan.findings.map(({ id }) => id),
    ...verdicts.map(({ passed, message }) => `${passed ? 'pass' : 'fail'}: ${format(message)}`),
  ];
}

test.each([
  [{ placed: 5 }, ['pass: 5 tasks expected to be placed, 5 placed']],
  [{ placed: { web: 6 } }, ['fail: 6 tasks of web expected to be placed, 5 placed']],
  [
    { placed: { 'service:web': 5 } },
    ['pass: 5 tasks of service:web expected to be placed, 5 placed'],
  ],
  [{ instancesUsed: 3 }, ['pass: 3 instances expected in use, 3 in use']],
  [{ perAvailabilityZone: { d: 0 } }, ['pass: 0 tasks expected in d, 0 placed']],
  [
    { perAvailabilityZone: { web: { a: 3 } } },
    [expect.stringMatching(/^fail: 3 tasks of web expected in a, [12] placed$/)],
  ],
  [
    { surviveLossOf: 'availabilityZone' },
    ['fail: if a fails, 1 task of service:web could not be placed'],
  ],
  [{ surviveLossOf: 'moon' }, ['plan-expect']],
  [{ place: 5 }, ['plan-expect']],
  [{ perAvailabilityZone: 2 }, ['plan-expect']],
  [{ placed: 'many' }, ['plan-not-a-number', 'fail: 0 tasks expected to be placed, 5 placed']],
])('%j', async (expected, verdicts) => {
  expect(await judge(expected)).toEqual(verdicts);
});
