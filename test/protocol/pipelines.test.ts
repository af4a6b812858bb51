import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.ts';
import { applied, clientWith, uriOf } from './workspace.ts';

const WORKFLOW = '.github/workflows/deploy.yml';
const TASK = 'aws/task-definition.json';

const workflow = (container: string) => `env:
  CONTAINER_NAME: ${container}
jobs:
  deploy:
    steps:
      - id: render
        uses: aws-actions/amazon-ecs-render-task-definition@v1
        with:
          task-definition: aws/task-definition.json
          container-name: \${{ env.CONTAINER_NAME }}
          image: web:1
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
        with:
          task-definition: \${{ steps.render.outputs.task-definition }}
`;
const APPSPEC = `Resources:
  - TargetService:
      Properties:
        LoadBalancerInfo:
          ContainerName: "web"
`;
const task = (name: string) =>
  `{"family": "web", "containerDefinitions": [{"name": "${name}", "memory": 128}], "tags": []}`;

let files: Record<string, string>;
let client: Client;
beforeEach(async () => {
  files = { [WORKFLOW]: workflow('web'), [TASK]: task('web') };
  client = await clientWith(files);
});
afterEach(() => client.stop());

const changedOnDisk = (name: string) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(name), type: 2 }],
  });

describe('diagnostics', () => {
  test('leave out what the workflow fills in and removes, until it no longer does', async () => {
    await client.open(uriOf(TASK), files[TASK] ?? '');
    const rules = async () => (await client.pull(uriOf(TASK))).map(({ code }) => code);
    expect(await rules()).toEqual([]);
    files[WORKFLOW] = workflow('web').replaceAll('aws/', 'other/');
    await changedOnDisk(WORKFLOW);
    expect(await rules()).toEqual(['schema-image-required', 'tags-empty-array']);
  });

  test('judge a service with the task definition that ecspresso gives it', async () => {
    files['ecspresso.yml'] = `service_definition: web.json\ntask_definition: ${TASK}\n`;
    const balancer = (name: string) =>
      `{"desiredCount": 1, "launchType": "EC2", "loadBalancers": [{"containerName": "${name}", "containerPort": 80, "targetGroupArn": "<ARN>"}]}`;
    const messages = async () => (await client.pull(uriOf('web.json'))).map((one) => one.message);
    const missing = 'The task definition has no container "api".';
    await client.open(uriOf('web.json'), balancer('api'));
    expect(await messages()).toContain(missing);
    await client.change(uriOf('web.json'), balancer('web'));
    expect(await messages()).not.toContain(missing);
  });

  test('name a container in the workflow that the task definition does not have', async () => {
    const uri = uriOf(TASK);
    await client.open(uri, task('app'));
    const [finding] = await client.diagnostics(uriOf(WORKFLOW), 0);
    expect(finding).toMatchObject({
      code: 'pipeline-unknown-container',
      severity: 2,
      source: 'stowage',
      range: { start: { line: 1, character: 18 }, end: { line: 1, character: 21 } },
      message: 'The task definition has no container "web"; its containers are: app.',
    });
    const changed = client.change(uri, task('web'));
    await changed;
    await expect.poll(() => client.diagnostics(uriOf(WORKFLOW), 0)).toEqual([]);
  });
});

describe('a container', () => {
  const at = { textDocument: { uri: uriOf(TASK) }, position: { line: 0, character: 54 } };

  test('is renamed in the workflow and the application specification too', async () => {
    files['aws/appspec.yaml'] = APPSPEC;
    await client.open(uriOf(TASK), task('web'));
    const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
      ...at,
      newName: 'shop',
    });
    const after = applied(files, edit);
    expect(after[TASK]).toBe(task('shop'));
    expect(after[WORKFLOW]).toBe(workflow('shop'));
    expect(after['aws/appspec.yaml']).toBe(APPSPEC.replace('web', 'shop'));
  });

  test('is referred to by the workflow', async () => {
    await client.open(uriOf(TASK), task('web'));
    const found: Location[] = await client.connection.sendRequest('textDocument/references', {
      ...at,
      context: { includeDeclaration: false },
    });
    const document = TextDocument.create('', 'yaml', 1, workflow('web'));
    expect(found.map(({ uri, range }) => [uri, document.getText(range)])).toEqual([
      [uriOf(WORKFLOW), 'web'],
    ]);
  });
});
