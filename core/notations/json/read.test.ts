import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toValue } from '../../text/node.ts';
import { readJson } from './read.ts';

// Characters that no template begins with.
const plain = fc.constantFrom(...'abcXYZ019 .,:;-_"\\/\n\u00e9\u{1F6A2}\u2028'.split(/(?:)/u));

describe('valid JSON reads as JSON.parse reads it', () => {
  test('any value', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6, stringUnit: plain }),
        fc.constantFrom(0, 2),
        (value, indent) => {
          const { root, problems } = readJson(JSON.stringify(value, null, indent));
          expect(problems).toEqual([]);
          expect(JSON.stringify(toValue(root))).toBe(
            JSON.stringify(value, (key, inner) => (key === '__proto__' ? undefined : inner)),
          );
        },
      ),
    );
  });
});

test.each(['[[null]]', '[[true]]', '[[1, [false]]]', '{"a": [["b"]]}'])(
  '%s is JSON, not a template',
  (text) => {
    const document = readJson(text);
    expect([toValue(document.root), document.templated]).toEqual([JSON.parse(text), false]);
  },
);

describe('text that is not JSON', () => {
  const rows: [what: string, text: string, value: unknown, problems: string[]][] = [
    ['comments', '{ // a\n "a": 1 /* b */ }', { a: 1 }, []],
    ['trailing commas', '{"a": [1, 2,],}', { a: [1, 2] }, []],
    ['a byte order mark', '\uFEFF{"a": 1}', { a: 1 }, []],
    ['nothing', '', null, []],
    ['an open object', '{"a": 1', { a: 1 }, ['unclosed']],
    ['an open string', '{"a": "b', { a: 'b' }, ['string', 'unclosed']],
    ['a key alone', '{"a"}', { a: null }, ['colon-expected']],
    ['a key with colon', '{"a": }', { a: null }, ['value-expected']],
    ['a key before another', '{"a":\n"b": 2}', { a: null, b: 2 }, ['value-expected']],
    ['a missing comma', '{"a": 1 "b": 2}', { a: 1, b: 2 }, ['comma-expected']],
    ['a missing bracket', '{"a": [1, 2}', { a: [1, 2] }, ['unclosed']],
    ['a bare template', '{"a": {{ env "X" "y" }}, "b": 1}', { a: '{{ env "X" "y" }}', b: 1 }, []],
    ['quotes in a template', '{"a": "{{ env "X" }}:1"}', { a: '{{ env "X" }}:1' }, []],
    [
      'a bare variable',
      '{"a": $' + '{cpu}, "b": <B>, "c": %C%}',
      { a: '$' + '{cpu}', b: '<B>', c: '%C%' },
      [],
    ],
    ['a condition', '{"a": 1{{ if .X }}, "b": 2{{ end }}}', { a: 1, b: 2 }, []],
    ['a mistyped literal', '{"a": True}', { a: 'True' }, ['word']],
    ['two values', '{} {}', {}, ['after-end']],
    ['a lone bracket', ']', null, ['unexpected']],
  ];
  test.each(rows)('%s', (_, text, value, problems) => {
    const document = readJson(text);
    expect(toValue(document.root)).toEqual(value);
    expect(document.problems.map((problem) => problem.id)).toEqual(problems);
  });
});

describe('what may still follow is not absent', () => {
  const rows: [text: string, lacks: boolean][] = [
    ['{"a": 1}', true],
    ['{"a": 1, "family": null}', true],
    ['{"a": 1', false],
    ['{"a": 1, "b"}', false],
    ['{"a": 1{{ if .X }}, "b": 2{{ end }}}', false],
    ['{"a": 1, $' + '{more}}', false],
  ];
  test.each(rows)('%s', (text, lacks) => {
    expect(readJson(text).root.lacks('family')).toBe(lacks);
  });
});

test('reading never throws and keeps every range inside the text', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    'null',
    '{{',
    '}}',
    '$' + '{',
    '}',
    '//',
    '/*',
    '\n',
    '<X>',
    '\\',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const { root, problems } = readJson(text);
      const stack = [root];
      for (let node = stack.pop(); node; node = stack.pop()) {
        expect(node.start).toBeGreaterThanOrEqual(0);
        expect(node.end).toBeLessThanOrEqual(text.length);
        stack.push(...node.items(), ...node.members.map((member) => member.value));
      }
      for (const { start, end } of problems) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['nested 10,000 deep', '['.repeat(10_000), 'too-deep'],
  ['nested and closed', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'too-deep'],
  ['binary', 'PK\u0003\u0004\0\0', 'binary'],
  ['50 MB', ' '.repeat(50_000_000), 'too-large'],
])('%s gives one clear problem', (_, text, id) => {
  expect(readJson(text).problems.map((problem) => problem.id)).toContain(id);
});
