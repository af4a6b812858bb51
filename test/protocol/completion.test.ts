import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { clientWith, uriOf } from './workspace.ts';

const FILES = {
  'web.task-definition.json': `{ "family": "shop", "containerDefinitions": [
    { "name": "web", "portMappings": [{ "name": "http", "containerPort": 8080 }] },
    { "name": "admin", "portMappings": [{ "containerPort": 9090 }] }
  ], "volumes": [{ "name": "data", "configuredAtLaunch": true }] }`,
  'proxy.container-definitions.json': `[
  {
    "name": "proxy",
    "image": "envoy:1.31"
  }
]`,
};

let client: Client;
beforeAll(async () => {
  client = await clientWith(FILES);
});
afterAll(() => client.stop());

let count = 0;

/** The completions where `|` stands, and the text. */
async function complete(marked: string, name: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const uri = uriOf(`${count++}.${name}`);
  await client.open(uri, text);
  const document = TextDocument.create(uri, 'json', 1, text);
  const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: document.positionAt(offset),
  });
  await client.close(uri);
  return { document, items };
}

const TASK = 'task-definition.json';
const SERVICE = 'service.json';
const PLAN = 'stowage.json';

const containers = (rest: string) => `{"family": "a", "containerDefinitions": [${rest}]}`;
const service = (rest: string, task = '"shop:3"') =>
  `{"serviceName": "s", "taskDefinition": ${task}, "desiredCount": 1, ${rest}}`;
const plan = (rest: string) => `{"containerInstances": [
  {"instanceType": "m5.large", "attributes": {"stack": "prod"}}], ${rest}}`;

describe('first of what is offered', () => {
  const rows: [what: string, name: string, text: string, first: string[]][] = [
    ['a whole document in an empty file', TASK, '|', ['Task definition for Fargate']],
    ['a plan in an empty one', PLAN, '|', ['Plan: a cluster with services and tasks']],
    ['a key', TASK, '{"containerDefinitions": [], |}', ['family', 'requiresCompatibilities']],
    ['a value', TASK, '{"containerDefinitions": [], "networkMode": "|"}', ['awsvpc', 'bridge']],
    [
      'a container of a service',
      SERVICE,
      service('"loadBalancers": [{"containerName": "|"}]'),
      ['web', 'admin'],
    ],
    [
      'a port of that container',
      SERVICE,
      service('"loadBalancers": [{"containerName": "admin", "containerPort": |}]'),
      ['9090'],
    ],
    [
      'a port by its name',
      SERVICE,
      service('"serviceConnectConfiguration": {"enabled": true, "services": [{"portName": "|"}]}'),
      ['http'],
    ],
    [
      'a volume of a service',
      SERVICE,
      service('"volumeConfigurations": [{"name": "|"}]'),
      ['data'],
    ],
    [
      'a container of a service in a plan',
      PLAN,
      plan(
        `"services": [${service('"loadBalancers": [{"containerName": |}]', '"./web.task-definition.json"')}]`,
      ),
      ['web', 'admin'],
    ],
    [
      'a container of a task definition inside of a plan',
      PLAN,
      plan(
        `"services": [${service('"loadBalancers": [{"containerName": |}]', '{"containerDefinitions": [{"name": "in"}]}')}]`,
      ),
      ['in'],
    ],
    [
      'a file with a task definition',
      PLAN,
      plan('"services": [{"taskDefinition": "|"}]'),
      ['./web.task-definition.json'],
    ],
    [
      'the field of a strategy',
      PLAN,
      plan(
        '"services": [{"taskDefinition": "x", "placementStrategy": [{"type": "binpack", "field": "|"}]}]',
      ),
      ['memory', 'cpu'],
    ],
    [
      'the attributes to spread over',
      PLAN,
      plan(
        '"services": [{"taskDefinition": "x", "placementStrategy": [{"type": "spread", "field": "|"}]}]',
      ),
      ['attribute:ecs.availability-zone', 'instanceId', 'attribute:stack'],
    ],
    [
      'the metric of a target tracking policy',
      PLAN,
      plan('"scaling": {"web": {"targetTracking": [{"metric": "|"}]}}'),
      ['CPU', 'Memory'],
    ],
    [
      'the formula of a load that an event sets',
      PLAN,
      plan('"events": [{"setLoad": "web", "load": {"cpu": {"formula": "|"}}}]'),
      ['step', 'ramp', 'spike', 'day'],
    ],
    [
      'what an Auto Scaling group terminates first',
      PLAN,
      plan('"autoScalingGroups": [{"terminationPolicies": ["|"]}]'),
      ['Default', 'OldestInstance'],
    ],
    [
      'the values of an attribute',
      PLAN,
      plan(
        '"services": [{"taskDefinition": "x", "placementConstraints": [{"expression": "attribute:stack == |"}]}]',
      ),
      ['prod'],
    ],
    [
      'a whole container, a log router, sidecars',
      TASK,
      containers('|'),
      [
        'Container',
        'FireLens log router',
        'FireLens log router with a container',
        'Sidecar: AWS X-Ray daemon',
        'Sidecar: AWS Distro for OpenTelemetry',
        'Sidecar: proxy',
      ],
    ],
    ['an item of a list', TASK, containers('{"portMappings": [|]}'), ['Port mapping']],
    [
      'an image in a private registry',
      TASK,
      containers('{"image": "|"}'),
      // That of another file first, then a registry whose account and Region nothing tells.
      ['envoy:1.31', '<ACCOUNT_ID>.dkr.ecr.<REGION>.amazonaws.com/app:1.0.0'],
    ],
    [
      'the log drivers of Fargate',
      TASK,
      '{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"logConfiguration": {"logDriver": "|"}}]}',
      ['awsfirelens', 'awslogs', 'splunk'],
    ],
    [
      'the options of a driver',
      TASK,
      containers('{"logConfiguration": {"logDriver": "gelf", "options": {|}}}'),
      ['gelf-address'],
    ],
  ];
  test.each(rows)('%s', async (_, name, text, first) => {
    const { items } = await complete(text, name);
    const labels = items.map(({ label }) => label);
    const sorted = text.includes('logDriver": "|') ? labels.sort() : labels;
    expect(sorted.slice(0, first.length)).toEqual(first);
  });
});

/** The text after an item was taken: the defaults of its stops stay. */
async function take(marked: string, name: string, label: string): Promise<string> {
  const { items, document } = await complete(marked, name);
  const item = items.find((each) => each.label === label);
  const edit = item?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`${label} is not offered`);
  const newText = edit.newText
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([$}\\])/g, '$1');
  const edits = [{ range: edit.range, newText }, ...(item.additionalTextEdits ?? [])];
  return TextDocument.applyEdits(document, edits);
}

describe('what is taken fits', () => {
  test('a sidecar from a file, with the comma that is due', async () => {
    const text = await take(containers('{"name": "web"} |'), TASK, 'Sidecar: proxy');
    expect(JSON.parse(text).containerDefinitions).toEqual([
      { name: 'web' },
      { name: 'proxy', image: 'envoy:1.31' },
    ]);
  });

  test('a router with the container that logs through it', async () => {
    const text = await take(containers('|'), TASK, 'FireLens log router with a container');
    const [router, app] = JSON.parse(text).containerDefinitions;
    expect(router.firelensConfiguration.type).toBe('fluentbit');
    expect(app.dependsOn[0].containerName).toBe(router.name);
    expect(app.logConfiguration.logDriver).toBe('awsfirelens');
  });

  test('a volume on EFS, mounted', async () => {
    const marked = containers('{"name": "web"}').replace('}]}', '}], "volumes": [|]}');
    const task = JSON.parse(await take(marked, TASK, 'EFS volume with its mount'));
    expect(task.volumes[0].efsVolumeConfiguration.transitEncryption).toBe('ENABLED');
    expect(task.containerDefinitions[0].mountPoints).toEqual([
      { sourceVolume: task.volumes[0].name, containerPath: '/mnt/efs' },
    ]);
  });

  test('what the launch type forbids is struck through', async () => {
    const { items } = await complete(
      '{"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{|}]}',
      TASK,
    );
    expect(items.find(({ label }) => label === 'privileged')?.tags).toEqual([1]);
  });
});
