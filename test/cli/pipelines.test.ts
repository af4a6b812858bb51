import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stowage-pipelines-'));
  mkdirSync(join(root, '.git'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

const task = (name: string, image: string) =>
  `{"family": "web", "containerDefinitions": [{"name": "${name}", ${image}"memory": 128}], "tags": []}`;

const workflow = (file: string, container: string) => `jobs:
  deploy:
    steps:
      - id: render
        uses: aws-actions/amazon-ecs-render-task-definition@v1
        with:
          task-definition: ${file}
          container-name: ${container}
          image: \${{ env.IMAGE }}
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
        with:
          task-definition: \${{ steps.render.outputs.task-definition }}
`;

const lint = async (...args: string[]): Promise<string[]> => {
  const { out } = await stowage('lint', ...args, '--format', 'json');
  return JSON.parse(out).findings.map(
    ({ path, rule, line }: { path: string; rule: string; line: number }) =>
      `${path.replaceAll('\\', '/').split('/').at(-1)}:${line} ${rule}`,
  );
};

describe('a document that a workflow renders and deploys', () => {
  test('has no findings about what the workflow fills in and removes', async () => {
    const file = write('aws/task-definition.json', task('web', ''));
    expect(await lint(file)).toEqual([
      'task-definition.json:1 schema-image-required',
      'task-definition.json:1 tags-empty-array',
    ]);
    write('.github/workflows/deploy.yml', workflow('aws/task-definition.json', 'web'));
    expect(await lint(file)).toEqual([]);
    expect(await lint(root)).toEqual([]);
  });

  test('keeps them where the workflow names another file', async () => {
    const file = write('aws/task-definition.json', task('web', '"image": "a:1", '));
    write('.github/workflows/deploy.yml', workflow('other/task-definition.json', 'web'));
    expect(await lint(file)).toEqual(['task-definition.json:1 tags-empty-array']);
  });

  test('has the container that the workflow names, or the workflow has a finding', async () => {
    const file = write('task-definition.json', task('app', '"image": "a:1", '));
    write('.github/workflows/deploy.yml', workflow('task-definition.json', 'web'));
    expect(await lint(file)).toEqual(['deploy.yml:8 pipeline-unknown-container']);
    expect(await lint(root)).toEqual(['deploy.yml:8 pipeline-unknown-container']);
    expect(await lint(file, '--rule', 'tags-empty-array')).toEqual([]);
    const { out } = await stowage('lint', file, '--format', 'junit');
    expect(out).toContain('pipeline-unknown-container 8:');
    write('.stowagerc.json', '{ "rules": { "pipeline-unknown-container": "off" } }');
    expect(await lint(file)).toEqual([]);
  });
});

describe('an application specification of CodeDeploy', () => {
  const APPSPEC =
    'version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        LoadBalancerInfo:\n          ContainerName: web\n          ContainerPort: 80\n';
  const GOOD = task('app', '"image": "a:1", ').replace(', "tags": []', '');

  test.each([
    ['the only task definition beside it', { 'task-definition.json': GOOD }, true],
    ['taskdef.json among others', { 'taskdef.json': GOOD, 'task-definition.json': GOOD }, true],
    ['none of several', { 'a-taskdef.json': GOOD, 'task-definition.json': GOOD }, false],
  ])('is about %s', async (_, files, found) => {
    for (const [name, text] of Object.entries(files)) write(name, text);
    write('appspec.yaml', APPSPEC);
    expect(await lint(root)).toEqual(found ? ['appspec.yaml:7 pipeline-unknown-container'] : []);
  });
});

describe('a service that ecspresso deploys', () => {
  const SERVICE =
    '{"desiredCount": 2, "deploymentConfiguration": {}, "loadBalancers": [{"containerName": "web", "containerPort": 80, "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef"}]}';
  const definition = (name: string) =>
    `{"family": "x", "containerDefinitions": [{"name": "${name}", "image": "a:1", "memory": 128, "portMappings": [{"containerPort": 80}]}]}`;
  const config = (task: string) => `service_definition: service.json\ntask_definition: ${task}\n`;

  test.each([
    ['whose container it names', 'web', []],
    [
      'without the container that it names',
      'app',
      ['service.json:1 service-load-balancer-container'],
    ],
  ])('is judged with the task definition of the configuration, %s', async (_, name, found) => {
    const file = write('service.json', SERVICE);
    write('task.json', definition(name));
    write('ecspresso.yml', config('task.json'));
    expect(await lint(file)).toEqual(found);
  });

  test('is judged alone where two configurations name different task definitions', async () => {
    const file = write('service.json', SERVICE);
    write('task.json', definition('app'));
    write('ecspresso.yml', config('task.json'));
    write('ecspresso.prod.yml', config('other.json'));
    expect(await lint(file)).toEqual([]);
  });
});

test('image definitions fill in the images of the containers that they name', async () => {
  const file = write('task-definition.json', task('web', '').replace(', "tags": []', ''));
  write('imagedefinitions.json', '[{"name": "api", "imageUri": "api:1"}]');
  expect(await lint(file)).toEqual([
    'task-definition.json:1 schema-image-required',
    'imagedefinitions.json:1 pipeline-unknown-container',
  ]);
  write('imagedefinitions.json', '[{"name": "web", "imageUri": "web:1"}]');
  expect(await lint(file)).toEqual([]);
});
