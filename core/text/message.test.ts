import { describe, expect, test } from 'vitest';
import { format, formatIn, message, SHOWN } from './message.ts';

describe('a message is filled with its values', () => {
  const tasks = '{count, plural, one {# task is} other {# tasks are}} placed on {name}';
  test.each<[string, string, Parameters<typeof message>[1], string]>([
    ['a name', '{name} is unknown', { name: 'web' }, 'web is unknown'],
    ['a number', 'needs {count} CPU units', { count: 512 }, 'needs 512 CPU units'],
    ['the same name twice', '{a} and {a}', { a: 1 }, '1 and 1'],
    ['a name without a value stays', '{a} of {b}', { a: 1 }, '1 of {b}'],
    ['names of Object are no values', '{constructor}', {}, '{constructor}'],
    ['a value with braces is not filled again', '{a}', { a: '{b}', b: 'no' }, '{b}'],
    ['a value of `$&` is text', 'is {a}', { a: '$&' }, 'is $&'],
    ['a brace that begins no parameter', 'a { b } {a}', { a: 1 }, 'a { b } 1'],
    ['one', tasks, { count: 1, name: 'a' }, '1 task is placed on a'],
    ['several', tasks, { count: 2, name: 'a' }, '2 tasks are placed on a'],
    ['none is several', tasks, { count: 0, name: 'a' }, '0 tasks are placed on a'],
    ['an exact number', '{n, plural, =0 {none} other {#}}', { n: 0 }, 'none'],
    [
      'a parameter in a form',
      '{n, plural, one {# in {z}} other {# of {z}}}.',
      { n: 1, z: 'a' },
      '1 in a.',
    ],
    ['a language without a form for one', '{n, plural, other {# 个任务}}', { n: 1 }, '1 个任务'],
    [
      'a message as a value',
      'Remove {what}',
      { what: message('container {a}', { a: 1 }) },
      'Remove container 1',
    ],
  ])('%s', (_, template, params, expected) => {
    expect(format(message(template, params))).toBe(expected);
  });

  test('a long value is cut', () => {
    const said = format(message('{value}', { value: 'x'.repeat(500) }));
    expect(said).toBe(`${'x'.repeat(SHOWN - 1)}…`);
  });

  test('in another language, messages among the values too', () => {
    const known: Record<string, string> = { 'Remove {what}': '移除{what}', 'a port': '一个端口' };
    const said = formatIn(
      message('Remove {what}', { what: message('a port') }),
      (text) => known[text] ?? text,
    );
    expect(said).toBe('移除一个端口');
  });
});
