import { describe, expect, test } from 'vitest';
import { readPlan } from '../../plan/read-plan.ts';
import type { PlanWorkspace } from '../../plan/workspace.ts';
import { applyEdits } from '../../text/edit.ts';
import { format } from '../../text/message.ts';
import { editsFor } from '../whatif/edits.ts';
import { tryChanges } from '../whatif/try.ts';
import { changeInWords, onTop, type PlanChange, readChanges } from './changes.ts';

const task =
  '{"family": "web", "containerDefinitions": [{"name": "a", "image": "a:1", "memory": 64}]}';
const PLAN = `{
  "containerInstances": [
    { "instanceType": "m5.large", "count": 2, "availabilityZones": ["a", "b"] },
    { "instanceType": "c5.large", "availabilityZone": "b" }
  ],
  "capacityProviders": [
    { "name": "big", "autoScalingGroupProvider": {}, "instanceType": "m5.4xlarge", "availabilityZones": ["a"] }
  ],
  "services": [{ "serviceName": "web", "taskDefinition": "web.json", "desiredCount": 3 }],
  "tasks": [
    { "taskDefinition": "web.json", "count": 2 },
    { "taskDefinition": "web.json", "count": 5 }
  ]
}`;
const files: Record<string, string> = { 'plan.json': PLAN, 'web.json': task };
const workspace: PlanWorkspace = {
  read: async (uri) => ({ text: files[uri] ?? '' }),
  resolve: (_, path) => path,
  findTaskDefinition: async () => undefined,
};
const read = () => readPlan('plan.json', workspace);

/** One change of each kind, and how it is said. */
const EACH: readonly [change: PlanChange, words: string][] = [
  [{ kind: 'desiredCount', group: 'service:web', value: 1 }, 'web: 1 task'],
  [{ kind: 'cpu', group: 'service:web', value: 128 }, 'web: 128 CPU units'],
  [{ kind: 'memory', group: 'service:web', value: 128 }, 'web: 128 MiB'],
  [
    { kind: 'minimumHealthyPercent', group: 'service:web', value: 50 },
    'web: minimumHealthyPercent 50',
  ],
  [{ kind: 'strategy', group: 'service:web', value: [] }, 'web: default strategy'],
  [
    { kind: 'strategy', group: 'service:web', value: [{ type: 'binpack', field: 'cpu' }] },
    'web: binpack cpu',
  ],
  [{ kind: 'constraints', group: 'service:web', value: [] }, 'web: no constraints'],
  [
    { kind: 'constraints', group: 'service:web', value: [{ type: 'distinctInstance' }] },
    'web: distinctInstance',
  ],
  [{ kind: 'taskConstraint', group: 'service:web', expression: 'x', value: '' }, 'web: without x'],
  [
    { kind: 'taskConstraint', group: 'service:web', expression: 'x', value: 'y' },
    'web: x changed to y',
  ],
  [{ kind: 'dynamicPorts', group: 'service:web' }, 'web: dynamic host ports'],
  [{ kind: 'trunking', group: 'service:web' }, 'instances with ENI trunking'],
  [{ kind: 'instanceCount', instances: 'm5.large-1', value: 4 }, 'm5.large: 4 instances'],
  [
    { kind: 'instanceType', instances: 'm5.large-1', value: 'm5.xlarge' },
    'm5.large changed to m5.xlarge',
  ],
  [{ kind: 'addInstances', like: 'c5.large-1', value: 2 }, '2 more × c5.large'],
  [{ kind: 'addInstances', like: 'big/m5.4xlarge/a', value: 2 }, '2 more × m5.4xlarge'],
  [{ kind: 'addInstances', like: 'c5.large-1', type: 'c5.xlarge', value: 1 }, '1 more × c5.xlarge'],
  [{ kind: 'seed', value: 3 }, 'seed 3'],
  [{ kind: 'loseZone', zone: 'a' }, 'a fails'],
  [{ kind: 'event', event: 'deploy', target: 'web', value: 0 }, 'deploy web'],
  [
    { kind: 'event', event: 'restoreAvailabilityZone', target: 'a', value: 600 },
    'a is restored after 600 s',
  ],
];

describe('a change', () => {
  test.each(EACH)('%j is read as it is, and said as %j', async (change, words) => {
    expect(readChanges([{ ...change, other: 1 }])).toEqual([change]);
    expect(format(changeInWords(change, await read()))).toBe(words);
  });

  test.each(
    EACH.flatMap(([change]) =>
      Object.entries(change)
        .filter(([name]) => name !== 'kind')
        .map(([name, value]) => ({ ...change, [name]: typeof value === 'string' ? 7 : 'x' })),
    ),
  )('%j with a member of another type is refused', (change) => {
    const texts = ['instanceType', 'taskConstraint'];
    // Where a text stands for the value, a text is right.
    const right = texts.includes(change.kind) && 'value' in change && change.value === 'x';
    expect(readChanges([change]) !== undefined).toBe(right);
  });

  test.each([
    [undefined],
    ['all'],
    [[null]],
    [[{}]],
    [[{ kind: 'run' }]],
    [[{ kind: 'toString' }]],
    [[{ kind: 'seed', value: -1 }]],
    [[{ kind: 'seed', value: 1.5 }]],
    [[{ kind: 'loseZone', zone: 'x'.repeat(4001) }]],
    [[{ kind: 'strategy', group: 'service:web', value: [{ type: 'none' }] }]],
    [[{ kind: 'strategy', group: 'service:web', value: Array(21).fill({ type: 'random' }) }]],
  ])('%j is no list of changes', (value) => {
    expect(readChanges(value)).toBeUndefined();
  });
});

test('tasks of one family are told apart by a number', async () => {
  const plan = await read();
  const change: PlanChange = { kind: 'desiredCount', group: 'family:web#2', value: 9 };
  const { edits } = await editsFor(plan, [change], workspace);
  expect(applyEdits(PLAN, edits.get('plan.json') ?? [])).toBe(
    PLAN.replace('"count": 5', '"count": 9'),
  );
});

describe('advice for a trial', () => {
  const lose: PlanChange = { kind: 'loseZone', zone: 'a' };
  const more = (like: string, value: number): PlanChange => ({ kind: 'addInstances', like, value });
  const typed: PlanChange = { kind: 'instanceType', instances: 'm5.large-1', value: 'r5.large' };

  test.each<[what: string, changes: PlanChange[], advice: PlanChange, expected: PlanChange[]]>([
    [
      'instances like one that is in the file',
      [lose],
      more('c5.large-1', 1),
      [lose, more('c5.large-1', 1)],
    ],
    [
      'more of the same adds up',
      [more('c5.large-1', 2)],
      more('c5.large-1', 1),
      [more('c5.large-1', 3)],
    ],
    [
      'what a capacity provider launches',
      [lose],
      more('big/m5.4xlarge/a', 1),
      [lose, more('big/m5.4xlarge/a', 1)],
    ],
    [
      'a constraint that was changed already is changed from what the file has',
      [{ kind: 'taskConstraint', group: 'service:web', expression: 'x', value: 'y' }],
      { kind: 'taskConstraint', group: 'service:web', expression: 'y', value: '' },
      [{ kind: 'taskConstraint', group: 'service:web', expression: 'x', value: '' }],
    ],
    [
      'the later value counts',
      [{ kind: 'memory', group: 'service:web', value: 9 }],
      { kind: 'memory', group: 'service:web', value: 5 },
      [{ kind: 'memory', group: 'service:web', value: 5 }],
    ],
  ])('%s', async (_, changes, advice, expected) => {
    const file = await read();
    const { plan: tried } = await tryChanges(file, changes, workspace);
    expect(onTop(changes, [advice], { file, tried })).toEqual(expected);
  });

  test('instances that the files do not have are not advised', async () => {
    const file = await read();
    const { plan: tried } = await tryChanges(file, [typed], workspace);
    expect(onTop([typed], [more('r5.large-1', 1)], { file, tried })).toBeUndefined();
  });
});
