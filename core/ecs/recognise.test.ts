import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { mayConcernStowage, recognise } from './recognise.ts';

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
