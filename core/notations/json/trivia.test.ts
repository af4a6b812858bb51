import { expect, test } from 'vitest';
import { skipTrivia } from './trivia.ts';

const rows: [text: string, next: string][] = [
  ['x', 'x'],
  [' \t\r\n x', 'x'],
  ['// a\nx', 'x'],
  ['// a\rx', 'x'],
  ['// a\r\nx', 'x'],
  ['// a', ''],
  ['/* a */x', 'x'],
  ['/**/ /***/ // b\n /* c\n */ ,', ','],
  ['/* a', ''],
  ['/*/ a */x', 'x'],
  ['/ x', '/ x'],
];
test.each(rows)('behind white space and comments of %j comes %j', (text, next) => {
  expect(text.slice(skipTrivia(text, 0))).toBe(next);
});
