import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import { format } from '../text/message.ts';
import { lint } from './lint.ts';

/** The titles of the fixes of a rule, and what the first one makes of a document. */
function fixed(text: string, rule = 'schema-unknown-property', file = 'task-definition.json') {
  const document = readDocument(text);
  const fixes = lint(document, file).find((each) => each.rule === rule)?.fixes ?? [];
  const [first] = fixes;
  return {
    titles: fixes.map(({ title, params = {} }) => format({ template: title, params })),
    after: first && applyEdits(text, first.edits(document.notation.editor(document))),
  };
}

const task = (container: string, more = '') =>
  `{ "family": "web", "containerDefinitions": [{ "name": "web", "image": "a:1"${container} }]${more} }`;

describe('a field at another level is moved', () => {
  const rows: [what: string, text: string, title: string, after: string][] = [
    [
      'into an object that is not there yet',
      task(', "tmpfs": [{ "containerPath": "/tmp", "size": 64 }]'),
      'Move "tmpfs" to "linuxParameters"',
      task(', "linuxParameters": { "tmpfs": [{ "containerPath": "/tmp", "size": 64 }] }'),
    ],
    [
      'into an object that is there',
      task(', "initProcessEnabled": true, "linuxParameters": { "maxSwap": 0 }'),
      'Move "initProcessEnabled" to "linuxParameters"',
      task(', "linuxParameters": { "maxSwap": 0, "initProcessEnabled": true }'),
    ],
    [
      'up to the task',
      task(', "taskRoleArn": "arn:aws:iam::123456789012:role/web"'),
      'Move "taskRoleArn" to the task definition',
      task('', ', "taskRoleArn": "arn:aws:iam::123456789012:role/web"'),
    ],
    [
      'down to the only container',
      task('', ', "essential": true'),
      'Move "essential" to the container "web"',
      task(', "essential": true'),
    ],
    [
      'into the options of the log driver',
      task(
        ', "logConfiguration": { "logDriver": "awslogs", "awslogs-group": "g", "options": { "awslogs-region": "eu-west-1" } }',
      ),
      'Move "awslogs-group" to "options"',
      task(
        ', "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-region": "eu-west-1", "awslogs-group": "g" } }',
      ),
    ],
    [
      'with its placeholders',
      task(', "sharedMemorySize": ${SIZE}'),
      'Move "sharedMemorySize" to "linuxParameters"',
      task(', "linuxParameters": { "sharedMemorySize": ${SIZE} }'),
    ],
  ];
  test.each(rows)('%s', (_, text, title, after) => {
    const found = fixed(text);
    expect([found.titles[0], found.after]).toEqual([title, after]);
  });

  test('two levels down in a service, with its lines', () => {
    const text =
      '{\n  "serviceName": "web",\n  "taskDefinition": "web:1",\n  "desiredCount": 1,\n  "subnets": [\n    "subnet-1"\n  ]\n}\n';
    const { titles, after } = fixed(text, undefined, 'ecs-service-def.json');
    expect(titles[0]).toBe('Move "subnets" to "awsvpcConfiguration"');
    expect(JSON.parse(after ?? '').networkConfiguration).toEqual({
      awsvpcConfiguration: { subnets: ['subnet-1'] },
    });
  });

  test('but not where there are several such levels', () => {
    const text =
      '{ "serviceName": "web", "taskDefinition": "web:1", "deploymentConfiguration": { "enable": true } }';
    const { titles } = fixed(text, undefined, 'ecs-service-def.json');
    expect(titles).toEqual(['Remove "enable"']);
  });

  const silent: [what: string, text: string][] = [
    [
      'there are several containers',
      task(' }, { "name": "b", "image": "b:1"', ', "essential": true'),
    ],
    ['the place is taken', task(', "maxSwap": 1, "linuxParameters": { "maxSwap": 0 }')],
    ['the value is of another type', task(', "taskRoleArn": 3')],
    ['the object is a placeholder', task(', "maxSwap": 1, "linuxParameters": ${PARAMETERS}')],
  ];
  test.each(silent)('but not where %s', (_, text) => {
    expect(fixed(text).titles.filter((title) => title.startsWith('Move'))).toEqual([]);
  });
});

describe('a name of another tool becomes that of the API', () => {
  const rows: [text: string, title: string, after: string][] = [
    [
      ', "env": [{ "name": "A", "value": "b" }]',
      'Rename "env" to "environment"',
      ', "environment": [{ "name": "A", "value": "b" }]',
    ],
    [
      ', "ports": [{ "containerPort": 80 }]',
      'Rename "ports" to "portMappings"',
      ', "portMappings": [{ "containerPort": 80 }]',
    ],
    [', "mem_limit": 64', 'Rename "mem_limit" to "memory"', ', "memory": 64'],
  ];
  test.each(rows)('%s', (text, title, after) => {
    const found = fixed(task(text));
    expect([found.titles[0], found.after]).toEqual([title, task(after)]);
  });

  const values: [text: string, name: string, value: unknown][] = [
    [
      ', "ports": ["8080:80", 443, "53/udp"]',
      'portMappings',
      [
        { containerPort: 80, hostPort: 8080 },
        { containerPort: 443 },
        { containerPort: 53, protocol: 'udp' },
      ],
    ],
    [', "env": ["A=b=c"]', 'environment', [{ name: 'A', value: 'b=c' }]],
    [', "env": { "A": 1 }', 'environment', [{ name: 'A', value: '1' }]],
    [', "env": ["A"]', 'environment', ['A']],
  ];
  test.each(values)('with its value: %s', (text, name, value) => {
    const after = JSON.parse(fixed(task(text)).after ?? '{}');
    expect(after.containerDefinitions[0][name]).toEqual(value);
  });

  test('but not where the name is taken', () => {
    const { titles } = fixed(task(', "environment": [], "env": []'));
    expect(titles).toEqual(['Remove "env"']);
  });
});

describe('a title says what is removed', () => {
  const rows: [rule: string, text: string, title: string][] = [
    [
      'depends-on-self',
      task(', "dependsOn": [{ "containerName": "web", "condition": "START" }]'),
      'Remove the dependency on "web"',
    ],
    [
      'env-name-empty',
      task(', "environment": [{ "name": "A", "value": "b" }, { "value": "c" }]'),
      'Remove entry 2 of "environment"',
    ],
    [
      'volume-name-unique',
      task('', ', "volumes": [{ "name": "a" }, { "name": "a" }]'),
      'Remove the volume "a"',
    ],
  ];
  test.each(rows)('%s', (rule, text, title) => {
    expect(fixed(text, rule).titles).toContain(title);
  });
});

describe('a string where a list belongs becomes the list that was meant', () => {
  const rows: [field: string, list: string[]][] = [
    ['"command": "npm start"', ['npm', 'start']],
    ['"entryPoint": "a | b"', ['sh', '-c', 'a | b']],
    ['"dnsServers": "10.0.0.2, 10.0.0.3"', ['10.0.0.2', '10.0.0.3']],
    ['"links": "db"', ['db']],
  ];
  test.each(rows)('%s', (field, list) => {
    const after = JSON.parse(fixed(task(`, ${field}`), 'schema-wrong-type').after ?? '{}');
    expect(Object.values(after.containerDefinitions[0]).at(-1)).toEqual(list);
  });

  test('also of a health check', () => {
    const text = task(', "healthCheck": { "command": "curl -f http://localhost/" }');
    const after = JSON.parse(fixed(text, 'schema-wrong-type').after ?? '{}');
    expect(after.containerDefinitions[0].healthCheck.command).toEqual([
      'CMD-SHELL',
      'curl -f http://localhost/',
    ]);
  });
});
