import { describe, expect, test } from 'vitest';
import { isolate, isolated, piecesOf } from './isolate.ts';
import { format } from './message.ts';

describe('a value of a sentence', () => {
  test.each(['web', 'm5.large-1', 'größe', '日本', '🚢'])('%s stays as it is', (value) => {
    expect(isolate(value)).toBe(value);
  });

  test.each<[value: string, bare: string]>([
    ['שלום', 'שלום'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u2069b', 'ab'],
    ['\u2066\u2066x', 'x'],
  ])('%j turns round only itself', (value, bare) => {
    expect(isolate(value)).toBe(`\u2068${bare}\u2069`);
  });

  test('that is long keeps its end', () => {
    const { template, params } = isolated({
      template: 'in {zone}: {other}',
      params: {
        zone: 'א'.repeat(10_000),
        other: { template: '{n} of {who}', params: { n: 1, who: 'ב' } },
      },
    });
    expect(format({ template, params })).toMatch(/^in \u2068א{117}…\u2069: 1 of \u2068ב\u2069$/);
  });
});

test('isolated values are told apart from other marks', () => {
  expect(piecesOf(`1 of ${isolate('שלום')} \u2068 left`)).toEqual([
    '1 of ',
    'שלום',
    ' \u2068 left',
  ]);
});
