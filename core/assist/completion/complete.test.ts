import { describe, expect, test } from 'vitest';
import { readDocument } from '../../notations/read-document.ts';
import { sceneOf } from '../scene.ts';
import { completeAt } from './complete.ts';
import type { CompletionItem } from './item.ts';

/** The completions where `|` stands. */
function complete(
  marked: string,
  name = 'x.task-definition.json',
): { items: CompletionItem[]; text: string } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const scene = sceneOf(readDocument(text), name);
  return { items: scene ? completeAt(scene, offset) : [], text };
}

const labels = (marked: string) => complete(marked).items.map(({ label }) => label);

/** The text after taking the item: placeholders of the snippet are left as their default or empty. */
function take(marked: string, label: string): string {
  const { items, text } = complete(marked);
  const item = items.find((each) => each.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  const written = item.snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([$}\\])/g, '$1');
  const edits = [...(item.edits ?? []), { ...item.range, text: written }];
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

const task = (rest: string) => `{"containerDefinitions": [${rest}]}`;
const fargate = (rest: string) =>
  `{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [], ${rest}}`;

describe('keys', () => {
  const rows: [what: string, text: string, first: string[]][] = [
    ['of a task definition, required ones first', '{"containerDefinitions": [], |}', ['family']],
    ['of an empty container', task('{|}'), ['name', 'image', 'essential']],
    ['while the key is typed', task('{"na|"}'), ['name', 'image']],
    ['while the string is open', task('{"na|'), ['name', 'image']],
    ['behind a member without a comma', task('{"name": "a" |}'), ['image', 'essential']],
    ['on the next line', task('{\n"name": "a",\n|\n}'), ['image', 'essential']],
    ['of a health check', task('{"healthCheck": {|}}'), ['command']],
    [
      'of the log driver',
      task('{"logConfiguration": {"logDriver": "awslogs", "options": {|}}}'),
      ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'],
    ],
  ];
  test.each(rows)('%s', (_, text, first) => {
    expect(labels(text).slice(0, first.length)).toEqual(first);
  });

  test.each([
    ['block comments', '/* "a": 1, */ '],
    ['block comments without an end', '/* "a": 1, '],
    ['line comments', '// "a": 1,\n'],
    ['stars and slashes', '/**/ */ /*/ '],
  ])('before a run of 200 %s', (_, comment) => {
    expect(labels(`{"containerDefinitions": [], | ${comment.repeat(200)}}`)).toContain('family');
  });

  test('of a container in a list that is just begun, by the name of the file', () => {
    const { items } = complete('[{|}]', 'web.container-definitions.json');
    expect(items[0]?.label).toBe('name');
  });

  test('present ones are not offered again', () => {
    expect(labels(task('{"name": "a", |}'))).not.toContain('name');
  });

  test('what the launch type forbids is struck through and last', () => {
    const { items } = complete(
      '{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{|}]}',
    );
    const struck = items.filter(({ struckThrough }) => struckThrough).map(({ label }) => label);
    expect(struck).toContain('privileged');
    expect(items.slice(-struck.length).map(({ label }) => label)).toEqual(struck);
  });

  test.each([
    ['{"containerDefinitions": [], |}', 'family', '{"containerDefinitions": [], "family": ""}'],
    ['{"containerDefinitions": [] |}', 'family', '{"containerDefinitions": [], "family": ""}'],
    ['{"containerDefinitions": []|}', 'family', '{"containerDefinitions": [],"family": ""}'],
    [
      '{"containerDefinitions": [] // no, comma\n|}',
      'family',
      '{"containerDefinitions": [], // no, comma\n"family": ""}',
    ],
    ['{"containerDefinitions": [], fa|}', 'family', '{"containerDefinitions": [], "family": ""}'],
    ['{"fa|', 'family', '{"family": ""'],
    ['{"|"}', 'family', '{"family": ""}'],
    ['{|"containerDefinitions": []}', 'family', '{"family": "","containerDefinitions": []}'],
    [task('{"na|": "x"}'), 'name', task('{"name": "x"}')],
  ])('%s takes %s', (text, label, expected) => {
    expect(take(text, label)).toBe(expected);
  });
});

describe('values', () => {
  const rows: [what: string, text: string, offered: string[]][] = [
    [
      'of an enumeration',
      '{"containerDefinitions": [], "networkMode": |}',
      ['awsvpc', 'bridge', 'host', 'none'],
    ],
    [
      'inside quotes',
      '{"containerDefinitions": [], "networkMode": "b|"}',
      ['awsvpc', 'bridge', 'host', 'none'],
    ],
    [
      'while the string is open',
      '{"containerDefinitions": [], "networkMode": "b|',
      ['awsvpc', 'bridge', 'host', 'none'],
    ],
    ['of a boolean', task('{"essential": |}'), ['true', 'false']],
    [
      'of Fargate CPU',
      fargate('"cpu": "|"'),
      ['256', '512', '1024', '2048', '4096', '8192', '16384', '32768'],
    ],
    [
      'of Fargate memory, for the CPU',
      fargate('"cpu": "256", "memory": "|"'),
      ['512', '1024', '2048'],
    ],
    [
      'that name other containers',
      task('{"name": "a", "dependsOn": [{"containerName": "|"}]}, {"name": "b"}'),
      ['b'],
    ],
    [
      'that name volumes',
      `{"containerDefinitions": [{"mountPoints": [{"sourceVolume": |}]}], "volumes": [{"name": "data"}]}`,
      ['data'],
    ],
    [
      'not taken yet in a list',
      '{"containerDefinitions": [], "requiresCompatibilities": ["EC2", |]}',
      ['EXTERNAL', 'FARGATE', 'MANAGED_INSTANCES'],
    ],
    [
      'of a capability on Fargate',
      '{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["|"]}}}]}',
      ['SYS_PTRACE'],
    ],
  ];
  test.each(rows)('%s', (_, text, offered) => {
    expect(labels(text)).toEqual(offered);
  });

  test.each([
    ['"b|\n"family": "x"}', 'awsvpc', '"awsvpc",\n"family": "x"}'],
    ['"b|"\n"family": "x"}', 'awsvpc', '"awsvpc",\n"family": "x"}'],
    ['"b|, "family": "x"}', 'awsvpc', '"awsvpc", "family": "x"}'],
  ])('%s takes %s', (text, label, expected) => {
    const before = '{"containerDefinitions": [], "networkMode": ';
    expect(take(before + text, label)).toBe(before + expected);
  });

  test.each([
    [
      'once in a list',
      task('{"linuxParameters": {"capabilities": {"drop": ["ALL", "|"]}}}'),
      'ALL',
    ],
    ['in a comment', '{"containerDefinitions": [] // |\n}', 'family'],
    ['in a comment', '{"containerDefinitions": [] /* | */}', 'family'],
    [
      'to a strategy that takes no field',
      '{"serviceName": "a", "taskDefinition": "b", "placementStrategy": [{"type": "random", "field": "|"}]}',
      'instanceId',
    ],
  ])('are not offered again or in vain: %s', (_, text, label) => {
    expect(labels(text)).not.toContain(label);
  });

  test('of a log option', () => {
    const options = (rest: string) =>
      task(`{"logConfiguration": {"logDriver": "awslogs", "options": {${rest}}}}`);
    expect(labels(options('"mode": "|"'))).toEqual(['non-blocking', 'blocking']);
    expect(labels(options('"awslogs-create-group": |'))).toEqual(['true']);
    expect(labels(options('"awslogs-multiline-pattern": "|"'))).toEqual([]);
  });

  test('a boolean in quotes is found by what is typed, and loses them', () => {
    const { items } = complete(task('{"essential": "t|"}'));
    expect(items.map(({ filter }) => filter)).toEqual(['"true"', '"false"']);
    expect(take(task('{"essential": "t|"}'), 'true')).toBe(task('{"essential": true}'));
  });

  test('without a value and with a member behind, the comma is written too', () => {
    expect(take('{"containerDefinitions": [], "networkMode": |\n"family": "x"}', 'awsvpc')).toBe(
      '{"containerDefinitions": [], "networkMode": "awsvpc",\n"family": "x"}',
    );
  });
});

describe('in a plan', () => {
  const labelsIn = (marked: string) =>
    complete(marked, 'a.stowage.json').items.map(({ label }) => label);
  test('fields, those that are needed first', () => {
    expect(labelsIn('{|}').slice(0, 2)).toEqual(['containerInstances', 'services']);
    expect(labelsIn('{"containerInstances": [{|}]}')[0]).toBe('instanceType');
    expect(labelsIn('{"services": [{|}]}')).toContain('placementStrategy');
  });

  test('of a task definition that stands in it', () => {
    const service = (rest: string) => `{"services": [{"taskDefinition": ${rest}}]}`;
    expect(labelsIn(service('{"containerDefinitions": [{|}]}'))[0]).toBe('name');
    expect(labelsIn(service('{"networkMode": "|"}'))).toContain('awsvpc');
  });

  test('items are called as people call them', () => {
    expect(labelsIn('{"containerInstances": [|]}')).toEqual(['Container instances']);
  });

  test('instance types', () => {
    const types = labelsIn('{"containerInstances": [{"instanceType": "m5|"}]}');
    expect(types).toContain('m5.large');
    expect(types.length).toBeGreaterThan(1000);
  });
});

test.each(['{"name": "x|"}', '[|]', '|', '{"containerDefinitions": "|"}', '{"a": {|}}'])(
  'nothing breaks at %s',
  (text) => {
    expect(Array.isArray(complete(text).items)).toBe(true);
  },
);

test.each([
  ['healthCheck', /"command": \["CMD-SHELL"/],
  ['logConfiguration', /"logDriver": "awslogs"/],
  ['portMappings', /"containerPort": 8080/],
])('the value of %s is offered whole behind its colon', (name, block) => {
  const after = take(task(`{"name": "a", "${name}": |}`), name);
  expect(after).toMatch(block);
  expect(readDocument(after).problems).toEqual([]);
});

describe('what is written takes nothing with it that stands behind it', () => {
  const rows: [text: string, label: string, after: string][] = [
    [
      '{"family":"a","netw|,"containerDefinitions":[]}',
      'networkMode',
      '{"family":"a","networkMode": "awsvpc","containerDefinitions":[]}',
    ],
    [
      '{"family":"a","containerDefinitions":[{"ess|: true,"image":"x"}]}',
      'essential',
      '{"family":"a","containerDefinitions":[{"essential": true,"image":"x"}]}',
    ],
    [
      task('{"logConfiguration":{"logDriver":"aws|}}'),
      'awslogs',
      task('{"logConfiguration":{"logDriver":"awslogs"}}'),
    ],
    [task('{"essential":| true}'), 'false', task('{"essential":false}')],
    [
      '{"containerDefinitions": [], "networkMode":| "bridge"}',
      'awsvpc',
      '{"containerDefinitions": [], "networkMode":"awsvpc"}',
    ],
  ];
  test.each(rows)('%s', (text, label, after) => {
    expect(take(text, label)).toBe(after);
    const offset = text.indexOf('|');
    const range = complete(text).items.find((item) => item.label === label)?.range;
    expect(range && range.start <= offset && offset <= range.end).toBe(true);
  });
});
