import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { compatibilitiesOf } from './compatibility.ts';
import { container, EXECUTION_ROLE, FARGATE, task, WINDOWS } from './example.ts';

const blockers = (text: string, fileName = 'task-definition.json') =>
  Object.fromEntries(
    compatibilitiesOf(readDocument(text), fileName).map(({ compatibility, blockers: all }) => [
      compatibility,
      all.map(({ rule, start, end }) => `${rule}: ${text.slice(start, end)}`),
    ]),
  );

const NONE: readonly string[] = [];
const SIZE = ['"networkMode": "awsvpc"', '"cpu": "256"', '"memory": "512"'];

test.each([
  {
    what: 'a task that runs anywhere but on external instances',
    text: task(...SIZE),
    expected: {
      EC2: NONE,
      FARGATE: NONE,
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: NONE,
    },
  },
  {
    what: 'what the text requires makes no difference',
    text: task(...FARGATE),
    expected: {
      EC2: NONE,
      FARGATE: NONE,
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: NONE,
    },
  },
  {
    what: 'what Fargate forbids',
    text: task(
      ...SIZE,
      '"ipcMode": "host"',
      container('"privileged": true', '"logConfiguration": { "logDriver": "journald" }'),
    ),
    expected: {
      EC2: NONE,
      FARGATE: [
        'fargate-ipc-mode: "ipcMode"',
        'fargate-privileged: "privileged"',
        'fargate-log-driver: "journald"',
      ],
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: [
        'managed-instances-unsupported: "ipcMode"',
        'managed-instances-log-driver: "journald"',
      ],
    },
  },
  {
    what: 'what Fargate needs and is missing',
    text: task(),
    expected: {
      EC2: NONE,
      FARGATE: ['fargate-network-mode: {', 'fargate-cpu-required: {', 'fargate-memory-required: {'],
      EXTERNAL: NONE,
      MANAGED_INSTANCES: NONE,
    },
  },
  {
    what: 'storage of Fargate',
    text: task(...SIZE, '"ephemeralStorage": { "sizeInGiB": 50 }'),
    expected: {
      EC2: ['ephemeral-storage-not-fargate: "ephemeralStorage"'],
      FARGATE: NONE,
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: ['managed-instances-unsupported: "ephemeralStorage"'],
    },
  },
  {
    what: 'Windows of a size that Fargate lacks',
    text: task(...SIZE, ...WINDOWS, EXECUTION_ROLE),
    expected: {
      EC2: NONE,
      FARGATE: ['windows-fargate-size: "256"'],
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: ['managed-instances-unsupported: "WINDOWS_SERVER_2022_CORE"'],
    },
  },
  {
    what: 'mistakes that have nothing to do with it are no blockers',
    text: task(...SIZE, '"tags": []', container('"memory": 64', '"memoryReservation": 128')),
    expected: {
      EC2: NONE,
      FARGATE: NONE,
      EXTERNAL: ['external-awsvpc: "awsvpc"'],
      MANAGED_INSTANCES: NONE,
    },
  },
  {
    what: 'a mode to be filled in stands in nobody’s way',
    text: task('"networkMode": "<MODE>"', '"cpu": "<CPU>"', '"memory": "<MEMORY>"'),
    expected: { EC2: NONE, FARGATE: NONE, EXTERNAL: NONE, MANAGED_INSTANCES: NONE },
  },
])('$what', ({ text, expected }) => {
  const found = blockers(text);
  for (const [compatibility, rules] of Object.entries(expected)) {
    expect([compatibility, ...(found[compatibility] ?? ['?'])].sort()).toEqual(
      [compatibility, ...rules].sort(),
    );
  }
});

test.each([
  [
    'a list of containers',
    '[{ "name": "a", "image": "x", "essential": true }]',
    'container-definitions.json',
  ],
  ['a service', '{ "serviceName": "a", "taskDefinition": "b", "desiredCount": 1 }', 'service.json'],
  ['what is still being typed', '{ "family": "web", "networkMode": ', 'task-definition.json'],
  ['something else', '{ "a": 1 }', 'package.json'],
])('nothing to say about %s', (_, text, fileName) => {
  expect(compatibilitiesOf(readDocument(text), fileName)).toEqual([]);
});

test('blockers come with fixes', () => {
  const [, fargate] = compatibilitiesOf(readDocument(task()), 'task-definition.json');
  expect(fargate?.blockers.map(({ fixes }) => fixes.length > 0)).toEqual([true, true, true]);
});
