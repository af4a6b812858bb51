import { describe, expect, test } from 'vitest';
import { lint } from '../../lint/lint.ts';
import { readDocument } from '../../notations/read-document.ts';
import { applyEdits } from '../../text/edit.ts';
import { format } from '../../text/message.ts';
import { type RefactoringId, refactor, refactoringsAt } from './refactor.ts';

const NAME = 'x.task-definition.json';

const BRIDGE = `{
  "family": "web",
  "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "nginx:1.27",
      "cpu": 300,
      "memory": 700,
      "privileged": true,
      "links": ["db"],
      "portMappings": [{ "containerPort": 80, "hostPort": 8080 }],
      "environment": [{ "name": "PASSWORD", "value": "x" }, { "name": "B", "value": "y" }]
    },
    { "name": "db", "image": "redis:7", "memory": 100 }
  ],
  "placementConstraints": [{ "type": "memberOf", "expression": "attribute:stack == prod" }]
}`;

const ids = (text: string, mark = '"family"') =>
  refactoringsAt(readDocument(text), NAME, text.indexOf(mark) + 2).map(({ id }) => id);

function changes(text: string, id: RefactoringId, mark = '"family"') {
  const done = refactor(readDocument(text), NAME, text.indexOf(mark) + 2, id);
  if (!done) throw new Error(`${id} is not offered`);
  return done;
}

/** The text with what changes nothing that the task does, and with all decisions if asked for. */
function apply(text: string, id: RefactoringId, mark = '"family"', decided = false): string {
  const done = changes(text, id, mark);
  const chosen = [...done.changes, ...(decided ? done.decisions : [])];
  return applyEdits(
    text,
    chosen.flatMap(({ edits }) => edits),
  );
}

const errors = (text: string) =>
  lint(readDocument(text), NAME)
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

describe('what is offered', () => {
  test.each([
    ['a bridge task', BRIDGE, '"family"', ['fargate', 'awsvpc']],
    ['a bridge task, on a variable', BRIDGE, '"PASSWORD"', ['fargate', 'awsvpc', 'secret']],
    [
      'an awsvpc task',
      BRIDGE.replace('"family"', '"networkMode": "awsvpc", "family"'),
      '"family"',
      ['fargate', 'bridge'],
    ],
    ['a list of containers', '[{"name": "a", "image": "a:1", "essential": true}]', '"name"', []],
    ['half-typed text', '{"containerDefinitions": [', '"cont', []],
  ])('for %s', (_, text, mark, expected) => {
    expect(ids(text, mark)).toEqual(expected);
  });
});

test('an EC2 task is made ready for Fargate, what changes the task as decisions', () => {
  const { changes: made, decisions, left } = changes(BRIDGE, 'fargate');
  expect(made.map(({ title }) => format(title))).toEqual([
    'Set "requiresCompatibilities" to ["FARGATE"]',
    'Set "networkMode" to "awsvpc"',
    'Set "cpu" to "512"',
    'Set "memory" to "1024"',
    'Remove "hostPort"',
  ]);
  expect(decisions.flatMap(({ title }) => title.map(format)).sort()).toEqual([
    'Remove "links"',
    'Remove "placementConstraints"',
    'Remove "privileged"',
  ]);
  for (const { findings } of decisions) expect(findings.length).toBeGreaterThan(0);
  expect(left).toEqual([]);
  const kept = apply(BRIDGE, 'fargate');
  expect(kept).toMatch(/privileged.*links.*placementConstraints/s);
  expect(Object.keys(JSON.parse(kept)).slice(0, 5)).toEqual([
    'family',
    'requiresCompatibilities',
    'networkMode',
    'cpu',
    'memory',
  ]);
  const text = apply(BRIDGE, 'fargate', '"family"', true);
  expect(errors(text)).toEqual([]);
  expect(text).not.toMatch(/privileged|links|hostPort|placementConstraints/);
});

test('what a GPU task needs is left to decide, each by its name', () => {
  const text = `{
  "family": "triton",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    {
      "name": "triton",
      "image": "triton:1",
      "cpu": 4096,
      "memory": 16384,
      "resourceRequirements": [{ "type": "GPU", "value": "1" }],
      "linuxParameters": { "sharedMemorySize": 1024 },
      "mountPoints": [{ "sourceVolume": "models", "containerPath": "/models" }]
    }
  ],
  "volumes": [{ "name": "models", "host": { "sourcePath": "/mnt/models" } }]
}`;
  const { decisions } = changes(text, 'fargate');
  expect(decisions.flatMap(({ title }) => title.map(format))).toEqual([
    'Remove the resource "GPU"',
    'Remove "sharedMemorySize"',
    'Remove "sourcePath"',
  ]);
  const kept = JSON.parse(apply(text, 'fargate'));
  expect(kept.containerDefinitions[0].resourceRequirements).toHaveLength(1);
  expect(kept.volumes[0].host.sourcePath).toBe('/mnt/models');
  const decided = apply(text, 'fargate', '"family"', true);
  expect(decided).not.toMatch(/\[\s*\]|\{\s*\}/);
  expect(errors(decided)).toEqual([]);
});

test('what touches is decided together, so that the text stays JSON', () => {
  const text =
    '{ "family": "a", "containerDefinitions": [{ "name": "a", "image": "a:1", "memory": 512, "privileged": true, "resourceRequirements": [{ "type": "GPU", "value": "1" }] }] }';
  const { decisions, left } = changes(text, 'fargate');
  expect(left).toEqual([]);
  expect(decisions.map(({ title }) => title.map(format))).toEqual([
    ['Remove "privileged"', 'Remove the resource "GPU"'],
  ]);
  const decided = apply(text, 'fargate', '"family"', true);
  expect(JSON.parse(decided).containerDefinitions).toEqual([
    { name: 'a', image: 'a:1', memory: 512 },
  ]);
});

test('bridge becomes awsvpc and back', () => {
  const awsvpc = apply(BRIDGE, 'awsvpc', '"family"', true);
  expect(errors(awsvpc)).toEqual([]);
  expect(awsvpc).not.toMatch(/hostPort|links/);
  const bridge = apply(awsvpc, 'bridge', '"family"', true);
  expect(errors(bridge)).toEqual([]);
  expect(JSON.parse(bridge).containerDefinitions[0].portMappings).toEqual([
    { containerPort: 80, hostPort: 0 },
  ]);
});

test('a variable becomes a secret', () => {
  const container = JSON.parse(apply(BRIDGE, 'secret', '"PASSWORD"')).containerDefinitions[0];
  expect(container.environment).toEqual([{ name: 'B', value: 'y' }]);
  expect(container.secrets).toEqual([{ name: 'PASSWORD', valueFrom: '/web/PASSWORD' }]);
});

test('a secret gets the command line that keeps its value, and a role in the account of the file', () => {
  const text = `{ "family": "web", "containerDefinitions": [{ "name": "web",
    "image": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/web:1",
    "environment": [{ "name": "PASSWORD", "value": "it's" }] }] }`;
  expect(changes(text, 'secret', '"PASSWORD"').commandLine).toBe(
    `aws ssm put-parameter --name '/web/PASSWORD' --type SecureString --value 'it'\\''s' --region eu-west-1`,
  );
  const task = JSON.parse(apply(text, 'secret', '"PASSWORD"'));
  expect(task.executionRoleArn).toBe('arn:aws:iam::210987654321:role/ecsTaskExecutionRole');
  expect(task.containerDefinitions[0]).not.toHaveProperty('environment');
});

describe('a conversion', () => {
  test('is not taken back by what mends the rest', () => {
    const text = `{ "family": "a", "requiresCompatibilities": ["EC2"], "networkMode": "awsvpc",
  "proxyConfiguration": { "type": "APPMESH", "containerName": "envoy", "properties": [] },
  "containerDefinitions": [
    { "name": "envoy", "image": "e:1", "memory": 64, "portMappings": [{ "containerPort": 80 }] }
  ] }`;
    expect(readDocument(apply(text, 'bridge')).root.get('networkMode').string).toBe('bridge');
  });

  test('is not offered where its result would be refused', () => {
    const text = BRIDGE.replace(
      '"executionRoleArn"',
      '"requiresCompatibilities": ["EXTERNAL"], "x"',
    );
    expect(ids(text)).not.toContain('awsvpc');
  });

  test('leaves what a tool fills in', () => {
    const text = BRIDGE.replace('"executionRoleArn"', '"cpu": "${CPU}", "memory": "${MEM}", "x"');
    const { root } = readDocument(apply(text, 'fargate'));
    expect([root.get('cpu').text, root.get('memory').text]).toEqual(['${CPU}', '${MEM}']);
  });

  test('keeps a list that ends with a comma one', () => {
    const text = `{ "family": "a",
  "containerDefinitions": [ { "name": "a", "image": "a:1", "memory": 64, } ],
}`;
    const { problems, root } = readDocument(apply(text, 'fargate'));
    expect(problems).toEqual([]);
    expect(root.get('memory').string).toBe('512');
  });
});
