import { describe, expect, test } from 'vitest';
import { readPlan } from '../../../core/plan/read-plan.ts';
import { MOST_COPIES, MOST_INSTANCES } from '../../../core/plan/reading.ts';
import { format } from '../../../core/text/message.ts';
import { workspaceOf } from '../files.ts';
import { group, read, service } from './shop.ts';

describe('a mistake', () => {
  const broken: Record<string, string | object> = {
    'file:///p/self.json': ['./self.json'],
    'file:///p/folder': { problem: 'isFolder' },
    'file:///p/large.json': { problem: 'tooLarge' },
    'file:///p/package.json': { name: 'x' },
    'file:///p/deep.json': '['.repeat(10_000),
  };
  test.each([
    ['[]', 'plan-not-an-object', '[]'],
    ['', 'plan-not-an-object', ''],
    ['{ "containerInstance": [] }', 'plan-unknown-field', '"containerInstance"'],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "cuont": {} }] }',
      'plan-unknown-field',
      '"cuont"',
    ],
    ['{ "tasks": [{ "taskDefinition": "./web.json", "cuont": 3 }] }', 'plan-unknown-field', '3'],
    ['{ "seed": "x" }', 'plan-not-a-number', '"x"'],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./web.json" }, { "serviceName": "x", "taskDefinition": "./web.json" }] }',
      'plan-service',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "memory": 1 }], "placementConstraints": [{ "type": "distinctInstance" }] } }] }',
      'plan-constraint',
      undefined,
    ],
    ['{ "seed": 1.5 }', 'plan-not-a-number', '1.5'],
    ['{ "containerInstances": ["./none.json"] }', 'plan-missing-file', '"./none.json"'],
    ['{ "containerInstances": ["./self.json"] }', 'plan-cycle', '"./self.json"'],
    ['{ "containerInstances": ["./stowage.json"] }', 'plan-cycle', '"./stowage.json"'],
    ['{ "containerInstances": ["./folder"] }', 'plan-unreadable-file', '"./folder"'],
    ['{ "containerInstances": ["./large.json"] }', 'plan-unreadable-file', '"./large.json"'],
    ['{ "containerInstances": [7] }', 'plan-instance-resources', '7'],
    ['{ "containerInstances": [{ "count": 2 }] }', 'plan-no-instance-type', undefined],
    [
      '{ "containerInstances": [{ "instanceType": "m5.larg" }] }',
      'plan-unknown-instance-type',
      '"m5.larg"',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": -2 }] }',
      'plan-negative-amount',
      '-2',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": "two" }] }',
      'plan-not-a-number',
      '"two"',
    ],
    [
      '{ "containerInstances": [{ "instanceType": "m5.large", "count": 1000000 }] }',
      'plan-too-many',
      '1000000',
    ],
    ['{ "services": ["./none.json"] }', 'plan-missing-file', '"./none.json"'],
    ['{ "services": [1] }', 'plan-service', '1'],
    ['{ "services": [{ "serviceName": "x" }] }', 'plan-task-definition', undefined],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "api" }] }',
      'plan-task-definition',
      '"api"',
    ],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./package.json" }] }',
      'plan-task-definition',
      '"./package.json"',
    ],
    [
      '{ "services": [{ "serviceName": "x", "taskDefinition": "./deep.json" }] }',
      'plan-task-definition',
      '"./deep.json"',
    ],
    [
      '{ "containerInstances": [], "services": [{ "serviceName": "x", "taskDefinition": "./web.json", "desiredCount": 1 }] }',
      'plan-no-instances',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "count": -1 }] }',
      'plan-negative-amount',
      '-1',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementStrategy": [{ "type": "spread", "field": "zone" }] }] }',
      'plan-strategy',
      '"zone"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementStrategy": [{ "type": "pack" }] }] }',
      'plan-strategy',
      '"pack"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": "./web.json", "placementConstraints": [{ "type": "memberOf", "expression": "attribute:x = y" }] }] }',
      'plan-constraint',
      '=',
    ],
    [
      JSON.stringify({
        tasks: [
          {
            taskDefinition: {
              containerDefinitions: [{ memory: 1 }],
              placementConstraints: Array(6).fill({
                type: 'memberOf',
                expression: 'agentVersion > 1',
              }),
            },
            placementConstraints: Array(5).fill({ type: 'distinctInstance' }),
          },
        ],
      }),
      'plan-constraint',
      undefined,
    ],
    [
      '{ "runningTasks": [{ "group": "a", "containerInstanceArn": "m9-1" }] }',
      'plan-unknown-instance',
      '"m9-1"',
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "name": "a", "image": "b", "cpu": 1 }] } }] }',
      'plan-no-memory',
      undefined,
    ],
    [
      '{ "tasks": [{ "taskDefinition": { "containerDefinitions": [{ "name": "a", "image": "b", "memory": -5 }] } }] }',
      'plan-negative-amount',
      '-5',
    ],
  ])('%s', async (text, id, where) => {
    const { findings } = await read(text, broken);
    const found = findings.find((finding) => finding.id === id);
    expect(findings.map((finding) => finding.id)).toContain(id);
    if (where !== undefined && found?.uri.endsWith('stowage.json')) {
      expect(text.slice(found.range.start, found.range.end)).toBe(where);
    }
    for (const { message } of findings) expect(format(message)).not.toMatch(/\{[a-z]\w*\}/);
  });

  test('a plan that cannot be read at all', async () => {
    for (const problem of [
      'notFound',
      'isFolder',
      'notRegular',
      'binary',
      'tooLarge',
      'untrusted',
    ] as const) {
      const workspace = { ...workspaceOf({}), read: async () => ({ problem }) };
      const plan = await readPlan('file:///p/stowage.json', workspace);
      expect(plan.findings).toMatchObject([{ id: 'plan-not-an-object', severity: 'error' }]);
    }
  });

  test('counts of a million are cut to the limits', async () => {
    const { cluster, requests } = await read({
      containerInstances: [{ ...group, count: 1_000_000 }],
      services: [{ ...service, desiredCount: 5_000_000 }],
    });
    expect(cluster.instances.length).toBe(MOST_INSTANCES);
    expect(requests[0]?.request.count).toBe(MOST_COPIES);
  });
});
