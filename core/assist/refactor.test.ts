import { describe, expect, test } from 'vitest';
import { lint } from '../lint/lint.ts';
import { readDocument } from '../notations/read-document.ts';
import { format } from '../text/message.ts';
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

function apply(text: string, id: RefactoringId, mark = '"family"'): string {
  const done = refactor(readDocument(text), NAME, text.indexOf(mark) + 2, id);
  if (!done) throw new Error(`${id} is not offered`);
  return done.text;
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

test('an EC2 task is made ready for Fargate: all that stands in the way is changed', () => {
  const text = apply(BRIDGE, 'fargate');
  expect(errors(text)).toEqual([]);
  const task = JSON.parse(text);
  expect(task).toMatchObject({
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
  });
  expect(text).not.toMatch(/privileged|links|hostPort|placementConstraints/);
});

test('bridge becomes awsvpc and back', () => {
  const awsvpc = apply(BRIDGE, 'awsvpc');
  expect(errors(awsvpc)).toEqual([]);
  expect(awsvpc).not.toMatch(/hostPort|links/);
  const bridge = apply(awsvpc, 'bridge');
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

  test('tells what went, so that the result is taken', () => {
    const document = readDocument(BRIDGE);
    const done = refactor(document, NAME, BRIDGE.indexOf('"family"') + 2, 'fargate');
    const told = done?.along.map(format) ?? [];
    expect(told.join()).toContain('privileged');
    expect(told.join()).toContain('links');
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
