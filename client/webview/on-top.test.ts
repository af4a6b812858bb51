import { expect, test } from 'vitest';
import type { PlanChange } from '../../core/analysis/whatif/plan-change.ts';
import type { Picture } from '../../core/view/picture.ts';
import { onTop } from './on-top.ts';

const instance = (name: string, zone: string) => ({ name, zone, type: 'm5.large' });
const picture = (instances: object[], pools: object[], groups: object[] = []) =>
  ({ instances, pools, groups }) as unknown as Picture;

const [a1, a2, b1] = [instance('a1', 'a'), instance('a2', 'a'), instance('b1', 'b')];
const file = picture(
  [a1, a2, b1],
  [
    { first: 0, link: 'one' },
    { first: 2, link: 'two' },
  ],
  [{}, { share: { first: 0 } }],
);
/** Zone a has failed. */
const lost = picture([b1], [{ first: 0, link: 'two' }], file.groups.slice());
const lose: PlanChange = { kind: 'lose', zone: 'a' };

test.each<[what: string, changes: PlanChange[], advice: PlanChange, expected: PlanChange[]]>([
  [
    'a pool is that of the file',
    [lose],
    { kind: 'instances', pool: 0, value: 4 },
    [lose, { kind: 'instances', pool: 2, value: 4 }],
  ],
  [
    'so is an instance that others are to be like',
    [lose],
    { kind: 'addInstances', like: 0, value: 1 },
    [lose, { kind: 'addInstances', like: 2, value: 1 }],
  ],
  [
    'one that a capacity provider would launch stands behind all others',
    [lose],
    { kind: 'addInstances', like: 1, value: 1 },
    [lose, { kind: 'addInstances', like: 3, value: 1 }],
  ],
  [
    'more of the same adds up',
    [lose, { kind: 'addInstances', like: 2, value: 2 }],
    { kind: 'addInstances', like: 0, value: 1 },
    [lose, { kind: 'addInstances', like: 2, value: 3 }],
  ],
  [
    'a constraint that is tried already is that of the file',
    [{ kind: 'taskConstraint', group: 0, expression: 'x', to: 'y' }],
    { kind: 'taskConstraint', group: 0, expression: 'y', to: '' },
    [{ kind: 'taskConstraint', group: 0, expression: 'x', to: '' }],
  ],
  [
    'the first part of a service stands for all',
    [{ kind: 'memory', group: 0, value: 9 }],
    { kind: 'memory', group: 1, value: 5 },
    [{ kind: 'memory', group: 0, value: 5 }],
  ],
])('%s', (_, changes, advice, expected) => {
  expect(onTop(changes, [advice], file, lost)).toEqual(expected);
});

test('advice about the file does not start from what is tried', () => {
  const more: PlanChange = { kind: 'addInstances', like: 2, value: 2 };
  expect(onTop([more], [{ ...more, value: 1 }], file, undefined)).toEqual([{ ...more, value: 1 }]);
});

test('what the file does not have cannot be advised on', () => {
  const tried = picture([instance('c1', 'c')], []);
  expect(onTop([], [{ kind: 'addInstances', like: 0, value: 1 }], file, tried)).toBeUndefined();
});
