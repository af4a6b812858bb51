import { expect, test } from 'vitest';
import type { Picture } from '../../core/view/picture.ts';
import { explainedBy, isIn } from './selection.ts';

const picture = {
  groups: [{ placed: 2 }],
  unplaced: [{ id: 'unplaced 0' }],
  instances: [
    { name: 'i 1', counts: [0, 2], tasks: [{ id: 'running 0 0', group: -1 }] },
    { name: 'i-2', counts: [], tasks: [] },
  ],
} as unknown as Picture;

test.each([
  ['instance 1', true],
  ['instance 2', false],
  ['task 0 1', true],
  ['task 0 2', false],
  ['task 1 0', false],
  ['unplaced 0', true],
  ['unplaced 1', false],
  ['running 0 0', true],
  ['running 0 1', false],
  ['group 0 i 1', true],
  ['group 0 i-2', false],
  ['group 0 gone', false],
  ['anything', false],
])('%s is in the picture: %s', (id, expected) => {
  expect(isIn(picture, id)).toBe(expected);
});

test.each([
  ['task 0 1', 'task 0 1'],
  ['running 0 0', 'instance 0'],
  ['group 0 i-2', 'instance 1'],
])('%s is explained by %s', (id, expected) => {
  expect(explainedBy(picture, id)).toBe(expected);
});
