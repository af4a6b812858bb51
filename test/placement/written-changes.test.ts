import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { overlaps } from '../../core/analysis/whatif/merged.ts';
import { tryChanges } from '../../core/analysis/whatif/try.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import type { PlanWorkspace } from '../../core/plan/workspace.ts';
import { applyEdits, type Edit } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';

/** Two services and a task that run one task definition, and one that runs another in two places. */
const files: Record<string, string> = {
  'a.stowage.json': `{
  "containerInstances": [
    { "instanceType": "m5.large", "count": 2, "availabilityZones": ["a", "b"] },
    { "instanceType": "c5.large", "count": 1 }
  ],
  "services": [
    { "serviceName": "one", "taskDefinition": "web.json", "desiredCount": 3 },
    { "serviceName": "two", "taskDefinition": "web.json", "desiredCount": 1, "placementConstraints": [] },
    { "serviceName": "three", "taskDefinition": "bare.json" }
  ],
  "tasks": [{ "taskDefinition": "bare.json", "count": 2, "placementStrategy": [] }]
}`,
  'web.json': `{
  "family": "web", "memory": "2048",
  "placementConstraints": [{ "type": "memberOf", "expression": "attribute:a == b" }],
  "containerDefinitions": [
    { "name": "a", "image": "a:1", "cpu": 128, "memory": 64, "memoryReservation": 32,
      "portMappings": [{ "containerPort": 80, "hostPort": 80 }] }
  ]
}`,
  'bare.json': '{"family": "bare", "containerDefinitions": [{"name": "b", "image": "b:1"}]}',
};
const workspace: PlanWorkspace = {
  read: async (uri) => {
    const text = files[uri];
    return text === undefined ? { problem: 'notFound' } : { text };
  },
  resolve: (_, path) => path,
  findTaskDefinition: async () => undefined,
};

async function tried(changes: readonly PlanChange[]) {
  const before = await readPlan('a.stowage.json', workspace);
  const { edits, conflicts } = await tryChanges(before, changes, workspace);
  const after = (uri: string) => applyEdits(files[uri] ?? '', edits.get(uri) ?? []);
  return { edits, after, conflicts: conflicts.map(format) };
}

describe('two changes of one task definition', () => {
  const CONFLICT = ['Two of the changes set different values at the same place in web.json.'];
  const rows: [what: string, changes: PlanChange[], conflicts: string[], written: RegExp][] = [
    [
      'that write another amount each are a conflict, and the first is written',
      [
        { kind: 'memory', group: 'service:one', value: 512 },
        { kind: 'memory', group: 'service:two', value: 900 },
      ],
      CONFLICT,
      /"memory": "512"/,
    ],
    [
      'that write the same amount are written once',
      [
        { kind: 'memory', group: 'service:one', value: 512 },
        { kind: 'memory', group: 'service:two', value: 512 },
      ],
      [],
      /"memory": "512"/,
    ],
    [
      'that write different amounts are both written',
      [
        { kind: 'memory', group: 'service:one', value: 512 },
        { kind: 'cpu', group: 'service:two', value: 256 },
      ],
      [],
      /"memory": "512"[\s\S]*"cpu": 256/,
    ],
    [
      'that write ports are written once',
      [
        { kind: 'dynamicPorts', group: 'service:one' },
        { kind: 'dynamicPorts', group: 'service:two' },
      ],
      [],
      /"hostPort": 0/,
    ],
  ];
  test.each(rows)('%s', async (_, changes, conflicts, written) => {
    const { after, conflicts: found } = await tried(changes);
    expect(found).toEqual(conflicts);
    expect(after('web.json')).toMatch(written);
  });

  test('that add the same member with another value are a conflict', async () => {
    const { after, conflicts } = await tried([
      { kind: 'memory', group: 'service:three', value: 512 },
      { kind: 'memory', group: 'family:bare', value: 900 },
    ]);
    expect(conflicts).toHaveLength(1);
    expect(after('bare.json').match(/"memory"/g)).toHaveLength(1);
  });

  test('that add instances are both written', async () => {
    const add: PlanChange = { kind: 'addInstances', like: 'm5.large-1', value: 1 };
    const { after, conflicts } = await tried([add, add]);
    expect(conflicts).toEqual([]);
    expect(after('a.stowage.json').match(/"count": 1/g)).toHaveLength(3);
  });
});

const group = fc.constantFrom('service:one', 'service:two', 'service:three', 'family:bare');
const instances = fc.constantFrom('m5.large-1', 'm5.large-2', 'c5.large-1');
const value = fc.constantFrom(1, 64, 512, 900);
const change: fc.Arbitrary<PlanChange> = fc.oneof(
  fc.record({ kind: fc.constantFrom('desiredCount', 'cpu', 'memory'), group, value }),
  fc.record({ kind: fc.constantFrom('dynamicPorts', 'trunking'), group }),
  fc.record({
    kind: fc.constant('strategy'),
    group,
    value: fc.constantFrom([], [{ type: 'random' }]),
  }),
  fc.record({
    kind: fc.constant('constraints'),
    group,
    value: fc.constantFrom([], [{ type: 'distinctInstance' }]),
  }),
  fc.record({
    kind: fc.constant('taskConstraint'),
    group,
    expression: fc.constant('attribute:a == b'),
    value: fc.constantFrom('', 'attribute:a == c'),
  }),
  fc.record({ kind: fc.constant('instanceCount'), instances, value }),
  fc.record({ kind: fc.constant('instanceType'), instances, value: fc.constant('m5.xlarge') }),
  fc.record({ kind: fc.constant('addInstances'), like: instances, value }),
  fc.record({ kind: fc.constant('seed'), value }),
) as fc.Arbitrary<PlanChange>;

test('edits of one file never overlap, and what they write is JSON without doubled keys', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
      const { edits, after } = await tried(changes);
      for (const [uri, own] of edits) {
        const pairs = own.flatMap((a, index) =>
          own.slice(index + 1).map((b): [Edit, Edit] => [a, b]),
        );
        expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([]);
        const { problems } = readDocument(after(uri));
        expect(problems).toEqual([]);
        expect(doubled(readDocument(after(uri)).root)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

/** Keys that an object has twice. */
function doubled(node: ReturnType<typeof readDocument>['root']): string[] {
  const keys = node.members.map(({ key }) => key);
  const own = keys.filter((key, index) => keys.indexOf(key) !== index);
  const inner = [...node.members.map(({ value: each }) => each), ...node.items()];
  return [...own, ...inner.flatMap(doubled)];
}
