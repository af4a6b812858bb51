import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toValue } from '../../text/node.ts';
import { readJson } from './read.ts';
import { Scanner, Token } from './scan.ts';

const names = Object.fromEntries(Object.entries(Token).map(([name, token]) => [token, name]));

/** The tokens of a text: kind and stretch. */
function tokens(text: string): string[] {
  const scanner = new Scanner(text, 0);
  const found: string[] = [];
  for (let token = scanner.scan(); token !== Token.end; token = scanner.scan()) {
    const broken = token === Token.string && scanner.broken ? ' broken' : '';
    found.push(`${names[token]}${broken} ${text.slice(scanner.start, scanner.end)}`);
  }
  return found;
}

test.each([
  [
    '{ "a" : [1, -2.5e+3] }',
    [
      'openBrace {',
      'string "a"',
      'colon :',
      'openBracket [',
      'number 1',
      'comma ,',
      'number -2.5e+3',
      'closeBracket ]',
      'closeBrace }',
    ],
  ],
  ['true false null nul TRUE', ['true true', 'false false', 'null null', 'word nul', 'word TRUE']],
  ['// a\r\n/* b\n */ 1', ['lineComment // a', 'blockComment /* b\n */', 'number 1']],
  ['/* open', ['blockComment /* open']],
  ['1 / 2', ['number 1', 'word /', 'number 2']],
  ['"a\n"b"', ['string broken "a', 'string "b"']],
  ['"a', ['string broken "a']],
  ['"a\\', ['string broken "a\\']],
  ['"a\\"b"', ['string "a\\"b"']],
  ['"\\x"', ['string broken "\\x"']],
  ['"\\u12"', ['string broken "\\u12"']],
  ['"\t"', ['string broken "\t"']],
  ['-', ['word -']],
  ['-x:', ['word -', 'word x', 'colon :']],
  ["'a'", ["word 'a'"]],
  ['\u00a0', ['word \u00a0']],
  ['', []],
])('%j', (text, expected) => {
  expect(tokens(text)).toEqual(expected);
});

test('what JSON.parse reads is read as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { root, problems, templates } = readJson(text);
      fc.pre(templates.length === 0 && !text.includes('__proto__'));
      expect(problems).toEqual([]);
      expect(toValue(root)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500, seed: 20261122 },
  );
});

test('tokens stand one behind the other and inside of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const scanner = new Scanner(text, 0);
      let from = 0;
      while (scanner.scan() !== Token.end) {
        expect(scanner.start).toBeGreaterThanOrEqual(from);
        expect(scanner.end).toBeGreaterThan(scanner.start);
        expect(scanner.end).toBeLessThanOrEqual(text.length);
        from = scanner.end;
      }
    }),
    { numRuns: 500, seed: 20261122 },
  );
});
