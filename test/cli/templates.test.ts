import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stowage } from './terminal.ts';

const TEMPLATE = `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          Image: nginx:1.27
          Memory: 128
          PortMappings:
            - ContainerPort: 80
              Protocol: TCP # in capitals
          Links: [other]
`;

const FILES: Record<string, string> = {
  'infra/app.yml': TEMPLATE,
  'infra/stack.template': JSON.stringify({
    Resources: {
      Service: { Type: 'AWS::ECS::Service', Properties: { LaunchTyp: 'FARGATE' } },
    },
  }),
  'infra/web.json.tpl': '[{ "name": "web", "image": "${image}", "cpu": "12", "essential": ${e} }]',
  'task.yaml':
    'family: web\ncontainerDefinitions:\n  - name: web\n    image: nginx:1.27\n    memory: "128"\n',
  // What is none of ours.
  'k8s.yaml': 'apiVersion: v1\nkind: Service\n',
  'appspec.yaml':
    'Resources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: x\n',
  'ecs.yml': 'services:\n  rule: x\n',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-'));
  mkdirSync(join(folder, 'infra'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('templates are found in a folder by their content', async () => {
  const { out } = await stowage('lint', folder, '--format', 'json', '--min-severity', 'warning');
  const found: { path: string; rule: string }[] = JSON.parse(out).findings;
  expect(found.map(({ path, rule }) => `${path.split(/[/\\]/).slice(-1)} ${rule}`).sort()).toEqual([
    'app.yml links-unknown-container',
    'app.yml port-protocol-ignored',
    'stack.template schema-unknown-property',
    'task.yaml schema-wrong-type',
    'web.json.tpl schema-wrong-type',
  ]);
});

test('SARIF points at the line, in the names of the template', async () => {
  const file = join(folder, 'infra/app.yml');
  const { out } = await stowage('lint', file, '--format', 'sarif');
  const [run] = JSON.parse(out).runs;
  const result = run.results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === 'port-protocol-ignored',
  );
  expect(result.locations[0].physicalLocation.region).toMatchObject({
    startLine: 11,
    startColumn: 25,
  });
});

test('what can be mended safely is mended, and nothing else is touched', async () => {
  await stowage('lint', folder, '--fix');
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('infra/app.yml')).toBe(TEMPLATE.replace('TCP', 'tcp'));
  expect(read('task.yaml')).toBe(FILES['task.yaml']?.replace('"128"', '128'));
  expect(read('infra/web.json.tpl')).toBe(FILES['infra/web.json.tpl']?.replace('"12"', '12'));
  for (const name of ['k8s.yaml', 'appspec.yaml', 'ecs.yml']) expect(read(name)).toBe(FILES[name]);
});

test('a file that is named and is none of ours is said so', async () => {
  const { status, err } = await stowage('lint', join(folder, 'appspec.yaml'));
  expect(status).not.toBe(0);
  expect(err).toContain('not a task definition');
});
