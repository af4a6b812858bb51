import { expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { withDefaults } from './assumed.ts';
import { toValue } from './node.ts';

const text = '{ "family": "web", "cpu": "${CPU}", "list": ["${NAME}", 1] }';

function tree() {
  const { root } = readDocument(text);
  const at = { start: 0, end: 1 };
  root.get('cpu').assumed = { value: '256', from: [{ name: 'Cpu', at }] };
  const [name] = root.get('list').items();
  if (name) name.assumed = { value: ['a', { b: null }], from: [{ name: 'Name', at }] };
  return root;
}

test('defaults stand where the unknown values stand', () => {
  const root = tree();
  const assumed = withDefaults(root);
  const value = { family: 'web', cpu: '256', list: [['a', { b: null }], 1] };
  expect(assumed && toValue(assumed.root)).toEqual(value);
  expect(assumed?.root.get('cpu').start).toBe(root.get('cpu').start);
  expect([...(assumed?.defaults.values() ?? [])].flat().map(({ name }) => name)).toEqual([
    'Cpu',
    'Name',
  ]);
  expect(toValue(root)).toMatchObject({ cpu: '${CPU}' });
});

test('defaults can be left out', () => {
  const assumed = withDefaults(tree(), new Set(['Name']));
  expect(assumed && toValue(assumed.root)).toMatchObject({ cpu: '256', list: ['${NAME}', 1] });
});

test('a tree without defaults needs no second judgement', () => {
  expect(withDefaults(readDocument(text).root)).toBeUndefined();
});
