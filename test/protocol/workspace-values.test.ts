import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Method } from '../../protocol/methods.ts';
import type { Client } from './client.ts';
import { clientWith, uriOf } from './workspace.ts';

const ROLE = 'arn:aws:iam::210987654321:role/shop-execution';

const FILES: Record<string, string> = {
  'shop.task-definition.json': JSON.stringify({
    family: 'shop',
    executionRoleArn: ROLE,
    containerDefinitions: [
      {
        name: 'shop',
        image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop:1',
        portMappings: [{ containerPort: 3000 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/shop', 'awslogs-region': 'eu-west-1' },
        },
      },
    ],
  }),
  'shop.service.json': JSON.stringify({
    serviceName: 'shop',
    taskDefinition: 'shop',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a'] } },
  }),
  'notes-task.json': '{ "executionRoleArn": "arn:aws:iam::000000000000:role/other" }',
};

let client: Client;
beforeAll(async () => {
  client = await clientWith(FILES);
});
afterAll(() => client.stop());

async function labels(name: string, marked: string): Promise<string[]> {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const uri = uriOf(name);
  await client.open(uri, text);
  const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: TextDocument.create(uri, 'json', 1, text).positionAt(offset),
  });
  await client.close(uri);
  return items.map(({ label }) => label);
}

const task = (rest: string) => `{"family": "new", ${rest}, "containerDefinitions": []}`;
const container = (rest: string) => `{"family": "new", "containerDefinitions": [{${rest}}]}`;

test('roles, images, log groups, ports and subnets come from the documents of the workspace', async () => {
  const name = 'new.task-definition.json';
  expect(await labels(name, task('"executionRoleArn": "|"'))).toEqual([
    ROLE,
    'arn:aws:iam::210987654321:role/ecsTaskExecutionRole',
  ]);
  expect(await labels(name, container('"image": "|"'))).toContain(
    '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop:1',
  );
  const options = (rest: string) =>
    container(`"logConfiguration": {"logDriver": "awslogs", "options": {${rest}}}`);
  expect(await labels(name, options('"awslogs-group": "|"'))).toEqual(['/ecs/shop']);
  expect(await labels(name, options('"awslogs-region": "|"'))).toEqual(['eu-west-1']);
  expect(await labels(name, container('"portMappings": [{"containerPort": |}]'))).toEqual(['3000']);
  const service =
    '{"serviceName": "new", "taskDefinition": "new", "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["|"]}}}';
  expect(await labels('new.service.json', service)).toEqual(['subnet-0a']);
  expect(await labels('new.service.json', '{"serviceName": "new", "taskDefinition": "|"}')).toEqual(
    ['shop', './shop.task-definition.json', './notes-task.json'],
  );
});

test('what is typed in another document counts at once', async () => {
  const uri = uriOf('shop.task-definition.json');
  await client.open(
    uri,
    (FILES['shop.task-definition.json'] ?? '').replaceAll('eu-west-1', 'eu-north-1'),
  );
  const options = container(
    '"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "|"}}',
  );
  expect(await labels('new.task-definition.json', options)).toEqual(['eu-north-1']);
  await client.close(uri);
});

test('a template has the account and the Region of the workspace', async () => {
  const { snippet } = await client.connection.sendRequest<{ snippet: string }>(Method.template, {
    uri: uriOf('web.task-definition.json'),
    template: 'fargate',
  });
  expect(snippet).toContain('arn:aws:iam::${2:210987654321}:role/');
  expect(snippet).toContain('${5:eu-west-1}');
});
