import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit, type Editor } from '../../text/edit.ts';
import { type Node, nodesIn, toValue } from '../../text/node.ts';
import { yaml } from './yaml.ts';

type Change = (editor: Editor, root: Node) => Edit | readonly Edit[];

function edited(before: string, change: Change): string {
  const document = yaml.read(before);
  expect(document.problems).toEqual([]);
  const made = change(yaml.editor(document), document.root);
  const after = applyEdits(before, 'text' in made ? [made] : made);
  expect(yaml.read(after).problems).toEqual([]);
  return after;
}

const remove =
  (...path: (string | number)[]): Change =>
  (editor, root) => {
    const node = at(root, path);
    return editor.remove(node);
  };

function at(root: Node, path: readonly (string | number)[]): Node {
  return path.reduce<Node>((node, step) => {
    return typeof step === 'number' ? (node.items()[step] as Node) : node.get(step);
  }, root);
}

describe('what is removed goes with its lines', () => {
  const rows: [what: string, before: string, change: Change, after: string][] = [
    ['the first member', 'a: 1\nb: 2\n', remove('a'), 'b: 2\n'],
    ['the last member', 'a: 1\nb: 2\n', remove('b'), 'a: 1\n'],
    ['the last one without a line end', 'a: 1\nb: 2', remove('b'), 'a: 1'],
    ['a block', 'a:\n  x: 1\n  w: 2\nb: 2\n', remove('a'), 'b: 2\n'],
    ['a comment on the line', 'a: 1 # one\nb: 2\n', remove('a'), 'b: 2\n'],
    ['the first member of an item', '- a: 1\n  b: 2\n', remove(0, 'a'), '- b: 2\n'],
    ['an item', 'a:\n  - 1\n  - 2\n', remove('a', 0), 'a:\n  - 2\n'],
    ['an item without indentation', 'a:\n- x: 1\n  w: 1\n- z: 2\n', remove('a', 0), 'a:\n- z: 2\n'],
    ['the only member', 'a:\n  x: 1\nb: 2\n', remove('a', 'x'), 'a: {}\nb: 2\n'],
    ['the only item', 'a:\n  - 1\nb: 2\n', remove('a', 0), 'a: []\nb: 2\n'],
    ['the first in braces', 'a: { x: 1, w: 2 }\n', remove('a', 'x'), 'a: { w: 2 }\n'],
    ['the last in brackets', 'a: [1, 2]\n', remove('a', 1), 'a: [1]\n'],
    ['a text of several lines', 'a: |\n  x\n  y\nb: 2\n', remove('a'), 'b: 2\n'],
    ['with carriage returns', 'a: 1\r\nb: 2\r\n', remove('a'), 'b: 2\r\n'],
  ];
  test.each(rows)('%s', (_, before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });

  test('several members at once', () => {
    const change: Change = (editor, root) =>
      editor.removeAll(
        root.items()[0] as Node,
        ['a', 'b', 'd'].map((key) => at(root, [0, key])),
      );
    expect(edited('- a: 1\n  b: 2\n  c: 3\n  d: 4\n', change)).toBe('- c: 3\n');
  });
});

describe('what is added follows the layout', () => {
  const insert =
    (
      path: (string | number)[],
      key: string,
      value: Parameters<Editor['insert']>[2],
      after?: string,
    ): Change =>
    (editor, root) =>
      editor.insert(at(root, path), key, value, after);
  const rows: [what: string, before: string, change: Change, after: string][] = [
    ['a member', 'a: 1\n', insert([], 'b', 2), 'a: 1\nb: 2\n'],
    ['without a line end', 'a: 1', insert([], 'b', 2), 'a: 1\nb: 2'],
    ['behind a comment', 'a: 1 # one\nc: 3\n', insert([], 'b', 2, 'a'), 'a: 1 # one\nb: 2\nc: 3\n'],
    ['in an item', '- a: 1\n', insert([0], 'b', 'x'), '- a: 1\n  b: x\n'],
    ['behind a block', 'a:\n  x: 1\nc: 3\n', insert([], 'b', 2, 'a'), 'a:\n  x: 1\nb: 2\nc: 3\n'],
    ['behind a text', 'a: |\n  x\nc: 3\n', insert([], 'b', 2, 'a'), 'a: |\n  x\nb: 2\nc: 3\n'],
    ['an object', 'a:\n    x: 1\n', insert([], 'b', { w: 1 }), 'a:\n    x: 1\nb:\n    w: 1\n'],
    [
      'a list, as other lists are written',
      'a:\n- 1\n',
      insert([], 'b', [{ x: 1, w: [2] }]),
      'a:\n- 1\nb:\n- x: 1\n  w:\n  - 2\n',
    ],
    ['in braces', 'a: { x: 1 }\n', insert(['a'], 'w', ['z']), 'a: { x: 1, w: [z] }\n'],
    ['in an empty object', 'a: {}\n', insert(['a'], 'w', 1), 'a:\n  w: 1\n'],
    ['in the place of null', 'a: ~\n', insert([], 'a', 1), 'a: 1\n'],
    ['with carriage returns', 'a: 1\r\n', insert([], 'b', [1]), 'a: 1\r\nb:\r\n  - 1\r\n'],
    ['text that looks like a number', 'a: 1\n', insert([], 'b', '2'), 'a: 1\nb: "2"\n'],
    ['text with a colon', 'a: 1\n', insert([], 'b', 'x: y'), 'a: 1\nb: "x: y"\n'],
  ];
  test.each(rows)('%s', (_, before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });

  test('at the beginning', () => {
    const first: Change = (editor, root) => editor.insertFirst(at(root, [0]), 'z', { w: 1 });
    expect(edited('- a: 1\n', first)).toBe('- z:\n    w: 1\n  a: 1\n');
  });

  test('an item', () => {
    const append: Change = (editor, root) => editor.append(root.get('a'), { x: 1, w: 2 });
    expect(edited('a:\n  - x: 0 # zero\nb: 1\n', append)).toBe(
      'a:\n  - x: 0 # zero\n  - x: 1\n    w: 2\nb: 1\n',
    );
    expect(edited('a: [0]\n', append)).toBe('a: [0, { x: 1, w: 2 }]\n');
  });
});

describe('what is replaced keeps its place', () => {
  const replace =
    (path: (string | number)[], value: Parameters<Editor['replace']>[1]): Change =>
    (editor, root) =>
      editor.replace(at(root, path), value);
  const rows: [what: string, before: string, change: Change, after: string][] = [
    ['a scalar', 'a: 1 # one\n', replace(['a'], 'x'), 'a: x # one\n'],
    ['a scalar by a list', 'a: 1\nb: 2\n', replace(['a'], ['x']), 'a:\n  - x\nb: 2\n'],
    ['a block by a scalar', 'a:\n  x: 1\nb: 2\n', replace(['a'], true), 'a: true\nb: 2\n'],
    ['a value that is still to be written', 'a:\nb: 2\n', replace(['a'], 1), 'a: 1\nb: 2\n'],
    ['a value with a tag', 'a: !Ref X\n', replace(['a'], 1), 'a: 1\n'],
    ['an item by an object', '- 1\n- 2\n', replace([0], { x: 1, w: 2 }), '- x: 1\n  w: 2\n- 2\n'],
  ];
  test.each(rows)('%s', (_, before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });
});

describe('a member moves with its text', () => {
  test('to another object', () => {
    const move: Change = (editor, root) =>
      editor.move(at(root, ['a', 'x']), root.get('b'), ['c', 'x']);
    expect(edited('a:\n  x: # why\n    - 1\n  w: 2\nb:\n  z: 3\n', move)).toBe(
      'a:\n  w: 2\nb:\n  z: 3\n  c:\n    x: # why\n      - 1\n',
    );
  });

  test('into an object of its own', () => {
    const move: Change = (editor, root) => editor.move(root.get('x'), root, ['c', 'x']);
    expect(edited('x: 1\ny: 2\n', move)).toBe('c:\n  x: 1\ny: 2\n');
  });
});

describe('what an alias brings is not edited', () => {
  const text = 'base: &base\n  x: 1\na: *base\nb:\n  <<: *base\n  w: 2\n';

  test('it has the value', () => {
    const same = { x: 1 };
    expect(toValue(yaml.read(text).root)).toEqual({ base: same, a: same, b: { x: 1, w: 2 } });
  });

  test.each<[string, Change]>([
    ['removing', (editor, root) => editor.remove(at(root, ['a', 'x']))],
    ['renaming', (editor, root) => editor.rename(at(root, ['b', 'x']), 'z')],
    ['replacing', (editor, root) => editor.replace(at(root, ['a', 'x']), 2)],
    ['adding', (editor, root) => editor.insert(root.get('a'), 'z', 2)],
  ])('%s', (_, change) => {
    expect(edited(text, change)).toBe(text);
  });
});

test('aliases of aliases do not become a million values', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    const inner = Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ');
    lines.push(`a${level}: &a${level} [${inner}]`);
  }
  expect(nodesIn(yaml.read(lines.join('\n')).root).length).toBeLessThan(10_000);
});
