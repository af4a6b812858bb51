import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import type { Editor } from './edit.ts';
import { applyEdits, type Edit } from './edit.ts';
import type { Node } from './node.ts';

describe('removing members keeps the rest as it is', () => {
  const rows: [gone: string[], before: string, after: string][] = [
    [['a'], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "b": 2\n}'],
    [['b'], '{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1\n}'],
    [['b', 'c'], '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', '{\n  "a": 1\n}'],
    [['a', 'c'], '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', '{\n  "b": 2\n}'],
    [['b', 'c'], '{\n  "a": 1,\n  "b": 2,\n  "c": 3,\n}', '{\n  "a": 1,\n}'],
    [['b'], '{ "a": 1, "b": 2 }', '{ "a": 1 }'],
    [['a'], '{ "a": 1, "b": 2 }', '{ "b": 2 }'],
    [['a', 'b'], '{ "a": 1, "b": 2 }', '{}'],
    [['b'], '{\n  "a": 1, // one\n  "b": 2 // two\n}', '{\n  "a": 1 // one\n  // two\n}'],
    [['a', 'b'], '{ "a": 1,  "b": 2, "c": 3 }', '{ "c": 3 }'],
    [['a'], '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}', '{\r\n\t"b": 2\r\n}'],
  ];
  test.each(rows)('%j from %j', (gone, before, after) => {
    const document = readDocument(before);
    const nodes = gone.map((name) => document.root.get(name));
    const edits = document.notation.editor(document).removeAll(document.root, nodes);
    expect(applyEdits(before, edits)).toBe(after);
  });
});

describe('adding members follows the layout', () => {
  const rows: [before: string, first: string, last: string][] = [
    ['{}', '{\n  "x": 1\n}', '{\n  "x": 1\n}'],
    ['{ "a": 1 }', '{ "x": 1, "a": 1 }', '{ "a": 1, "x": 1 }'],
    ['{\n\t"a": 1\n}', '{\n\t"x": 1,\n\t"a": 1\n}', '{\n\t"a": 1,\n\t"x": 1\n}'],
    ['{\n  "a": 1,\n}', '{\n  "x": 1,\n  "a": 1,\n}', '{\n  "a": 1,\n  "x": 1,\n}'],
    [
      '{\n  "a": 1, // one\n}',
      '{\n  "x": 1,\n  "a": 1, // one\n}',
      '{\n  "a": 1, // one\n  "x": 1,\n}',
    ],
  ];
  test.each(rows)('%j', (before, first, last) => {
    const document = readDocument(before);
    const editor = document.notation.editor(document);
    expect(applyEdits(before, editor.insertFirst(document.root, 'x', 1))).toBe(first);
    expect(applyEdits(before, editor.insert(document.root, 'x', 1))).toBe(last);
  });

  test.each(['{ "a": 1 }', '{ "a": 1, }', '{\n  "a": 1\n}', '{\n  "a": 1, // one\n}'])(
    'several at once: %j',
    (before) => {
      const document = readDocument(before);
      const editor = document.notation.editor(document);
      const edits = ['x', 'y', 'z'].flatMap((key) => editor.insert(document.root, key, 1));
      const { root, problems } = readDocument(applyEdits(before, edits));
      expect(problems).toEqual([]);
      expect(root.members.map(({ key }) => key)).toEqual(['a', 'x', 'y', 'z']);
    },
  );

  test('behind the comment about the member before', () => {
    const before = '{\n  "a": 1, // one\n  "b": 2\n}';
    const document = readDocument(before);
    const edits = document.notation.editor(document).insert(document.root, 'x', 1, 'a');
    expect(applyEdits(before, edits)).toBe('{\n  "a": 1, // one\n  "x": 1,\n  "b": 2\n}');
  });
});

describe('lone carriage returns end lines too', () => {
  const before = '{\r  "a": 1, // one\r  "b": 2 // two\r}';
  test('a line is taken out whole', () => {
    const document = readDocument(before);
    const edits = document.notation.editor(document).remove(document.root.get('a'));
    const after = applyEdits(before, edits);
    expect(readDocument(after).problems).toEqual([]);
    expect(readDocument(after).root.members.map(({ key }) => key)).toEqual(['b']);
  });
  test('a member is added on a line of its own', () => {
    const document = readDocument('{\r  "a": 1\r}');
    const edits = document.notation.editor(document).insert(document.root, 'x', 1);
    expect(applyEdits(document.text, edits)).toBe('{\r  "a": 1,\r  "x": 1\r}');
  });
});

test('a template between a value and its comma goes along', () => {
  const before = '{ "a": 1 ${A}, "b": 2 }';
  const document = readDocument(before);
  const edits = document.notation.editor(document).remove(document.root.get('a'));
  expect(applyEdits(before, edits)).toBe('{ "b": 2 }');
});

describe('what is not there is not edited', () => {
  test.each<[what: string, edits: (editor: Editor, root: Node) => Edit[], after: string]>([
    ['a member of no object', (editor, root) => editor.insert(root.get('x').get('y'), 'z', 1), ''],
    ['a missing value', (editor, root) => [editor.replace(root.get('x'), 1)], ''],
    ['a member that is there', (editor, root) => editor.insert(root, 'a', 2), ''],
    ['... as the first', (editor, root) => editor.insertFirst(root, 'a', 2), ''],
    ['a key that is taken', (editor, root) => editor.rename(root.get('a'), 'b'), ''],
    ['null', (editor, root) => editor.insertFirst(root, 'b', 2), '{"a": 1, "b": 2}'],
  ])('%s', (_, edits, after) => {
    const text = '{"a": 1, "b": null}';
    const document = readDocument(text);
    const made = applyEdits(text, edits(document.notation.editor(document), document.root));
    expect(made).toBe(after || text);
  });
});
