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
