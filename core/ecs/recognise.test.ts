import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { mayConcernStowage } from './concerns.ts';
import { recognise } from './recognise.ts';

test.each([
  ['[{"name": "a", "image": "b:1", "essential": true}, {}]', 'z.container-definitions.json', true],
  ['[{"name": "a", "image": "b:1", "essential": true}, {"name": "x"}]', 'taskdef.json', true],
  ['[{"name": "a", "image": "b:1"}, {"image": "x"}]', 'taskdef.json', true],
  ['[{"name": "a", "image": "b:1"}, {"size": 3}]', 'taskdef.json', false],
  ['[{"name": "a", "image": "b:1", "essential": true}, {"name": "x"}]', 'list.json', true],
  ['[{"name": "a", "image": "a.png"}, {"name": "b", "image": "b.png"}]', 'list.json', false],
  ['[{"name": "a"}, {"name": "b"}]', 'taskdef.json', false],
  ['[{}]', 'list.json', false],
])('a list of containers while one is being written: %s in %s', (text, name, ours) => {
  expect(recognise(readDocument(text).root, name)).toBe(ours ? 'containerDefinitions' : undefined);
});

test.each([
  ['{"containerDefinitions": []}', true],
  ['{"containerDefinitions', true],
  ['{"containerDefinitions: []}', true],
  ['{"container_definitions\n: []}', true],
  ['{"taskDefinition', true],
  ['{"image": "a:1"}', true],
  ['{"image: "a:1"}', true],
  ['{"type": "image/png"}', false],
  ['{"images": []}', false],
  ['{"serviceNames": []}', false],
  ['{"name": "x"}', false],
])('the cheap question about %s', (text, may) => {
  expect(mayConcernStowage('/w/a.json', text)).toBe(may);
});

const TASK = '{"family": "web", "containerDefinitions": []}';
test.each([
  [TASK, 'packaged-task.json', 'taskDefinition'],
  [TASK, 'appspec-task-definition.json', 'taskDefinition'],
  [TASK, 'package.json', 'taskDefinition'],
  [TASK, 'tsconfig.ecs.json', 'taskDefinition'],
  [
    '{"serviceName": "package", "taskDefinition": "web:1"}',
    'package-service.json',
    'serviceDefinition',
  ],
  [
    '{"desiredCount": 2, "launchType": "FARGATE", "networkConfiguration": {}}',
    'web.json',
    'serviceDefinition',
  ],
  ['{"desiredCount": 2, "launchType": "FARGATE"}', 'web.json', undefined],
  [
    '{"desiredCount": 2, "launchType": "x", "loadBalancers": [], "a": 1, "b": 2}',
    'web.json',
    undefined,
  ],
  ['{"name": "web", "version": "1.0.0", "scripts": {}}', 'package.json', undefined],
  ['{"compilerOptions": {}}', 'tsconfig.json', undefined],
  ['{"version": 0.0, "Resources": [{"TargetService": {}}]}', 'appspec.json', undefined],
  ['[{"name": "web", "imageUri": "web:1"}]', 'imagedefinitions.json', undefined],
  ['{"ImageURI": "web:1"}', 'imageDetail.json', undefined],
])('the content decides, not a name of another tool: %s in %s', (text, name, kind) => {
  expect(recognise(readDocument(text).root, name)).toBe(kind);
});

test.each([
  ['{"cluster": "c", "service": "web", "desiredCount": 3}', 'u.json', 'serviceUpdate'],
  ['{"service": "web", "forceNewDeployment": true}', 'u.json', 'serviceUpdate'],
  ['{"service": "web", "taskDefinition": "web:1", "scale": {}}', 'a.json', 'taskSet'],
  ['{"service": "w", "taskDefinition": "w", "launchType": "EC2"}', 'a.json', 'taskSet'],
  ['{"taskDefinition": "web", "count": 1}', 'a.json', 'runTask'],
  ['{"taskDefinition": "web", "launchType": "FARGATE"}', 'run.json', 'runTask'],
  ['{"taskDefinition": "web", "launchType": "FARGATE"}', 'service-def.json', 'serviceDefinition'],
  ['{"service": {"serviceArn": "a", "status": "ACTIVE"}}', 'out.json', 'serviceOutput'],
  ['{"taskSets": [{"taskSetArn": "a"}]}', 'out.json', 'taskSetsOutput'],
  // Files of other tools.
  ['{"service": "app", "dockerComposeFile": "c.yml"}', 'devcontainer.json', undefined],
  ['{"service": {"name": "web", "port": 80}}', 'config.json', undefined],
  ['{"service": "web", "desiredCount": 1, "a": 1, "b": 1, "c": 1}', 'x.json', undefined],
  ['{"taskDefinition": "web", "region": "x", "image": "y", "count": 1}', 'x.json', undefined],
  ['{"taskDefinition": {"file": "td.json"}, "count": 1}', 'x.json', undefined],
  ['{"taskDefinition": "web", "cluster": "c"}', 'x.json', undefined],
  ['{"taskSets": [{"name": "a"}]}', 'x.json', undefined],
])('%s in %s is %s', (text, name, kind) => {
  expect(recognise(readDocument(text).root, name)).toBe(kind);
  if (kind) expect(mayConcernStowage(name, text)).toBe(true);
});
