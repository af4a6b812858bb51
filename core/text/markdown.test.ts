import { describe, expect, test } from 'vitest';
import { markupIn } from '../../test/markdown.ts';
import { codeList, markdownCode, markdownOf, markdownText, withoutLinks } from './markdown.ts';
import { SHOWN } from './message.ts';

const IMAGE = '![x](https://host.example/p.png)';

/** Values that are markup somewhere. */
const HOSTILE = [
  IMAGE,
  `\`${IMAGE}\``,
  `\`\`${IMAGE}`,
  `\\${IMAGE}`,
  `\\\`${IMAGE}`,
  'r\\[click\\](https://host.example/)',
  `a\n\n${IMAGE}`,
  `a\r\n# ${IMAGE}`,
  '<img src="https://host.example/p.png">',
  '<https://host.example>',
  'https://host.example/',
  'www.host.example',
  'mail@host.example',
  '[x]: https://host.example/',
  '[x][y]',
  '[run](command:workbench.action.quit)',
  '&#91;x&#93;(https://host.example)',
  `${'a'.repeat(SHOWN - 10)}\`${IMAGE}`,
  `${'`'.repeat(200)}${IMAGE}`,
  '| a | b |',
];

describe('the check of these tests', () => {
  test.each(HOSTILE.slice(0, 1))('finds %s', (value) => {
    expect(markupIn(value)).not.toEqual([]);
  });
  test.each([
    ['`a` ![x](y)', 1],
    ['`a ![x](y)', 1],
    ['``a` ![x](y)``', 0],
    ['\\![x](y)', 1],
    ['!\\[x](y)', 0],
    ['\\\\[x](y)', 1],
    ['<b>', 1],
    ['https\\://host', 0],
  ])('finds in %j: %i', (markdown, count) => {
    expect(markupIn(markdown)).toHaveLength(count);
  });
});

describe.each(HOSTILE)('%j', (value) => {
  const same = (template: string) => template;
  test.each<[string, string]>([
    ['as text', markdownText(value)],
    ['as code', markdownCode(value)],
    ['in a sentence', markdownOf({ template: 'A {value} b.', params: { value } }, same)],
    ['in a code span', markdownOf({ template: 'A `{value}` b.', params: { value } }, same)],
    ['beside a command', markdownOf({ template: '`aws {value}` b.', params: { value } }, same)],
    [
      'in a list of code spans',
      markdownOf({ template: 'A {values}.', params: { values: codeList([value, value]) } }, same),
    ],
  ])('%s is no markup and one line', (_, markdown) => {
    expect(markupIn(markdown)).toEqual([]);
    expect(markdown).not.toMatch(/[\r\n]/);
    expect(markdown).not.toMatch(/^(?:[-+=|]|#|\d+[.)]\s)/);
  });

  test('is no link in a notification', () => {
    expect(withoutLinks(value)).not.toMatch(/\]\(/);
  });
});

test.each<[value: string, shown: string]>([
  ['m5.large-1', 'm5.large-1'],
  ['0.5', '0.5'],
  ['1. a', '1\\. a'],
  ['- a', '\\- a'],
  ['a: b', 'a: b'],
  ['web:1', 'web\\:1'],
  ['größe 日本', 'größe 日本'],
  ['a_b*c', 'a\\_b\\*c'],
])('%j is written %j', (value, shown) => {
  expect(markdownText(value)).toBe(shown);
});

test.each<[value: string, shown: string]>([
  ['web', '`web`'],
  ['a`b', '``a`b``'],
  ['`a', '`` `a ``'],
  ['``', '``` `` ```'],
  ['a\nb', '`a b`'],
  ['', ''],
])('%j is the code span %j', (value, shown) => {
  expect(markdownCode(value)).toBe(shown);
});
