import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../core/analysis/whatif/origin.ts';
import { applyEdits, type Edit } from '../../core/text/edit.ts';

const URI = 'file:///plan.json';
const back = (edits: readonly Edit[], start: number, end = start) => {
  const place = originOf(new Map([[URI, edits]]))({ uri: URI, range: { start, end } });
  return [place.range.start, place.range.end];
};

describe('where a place of a trial stands in the file', () => {
  // 0123456789 becomes 01abc45X9: two characters replaced by three, three by one.
  const edits = [
    { start: 6, end: 9, text: 'X' },
    { start: 2, end: 4, text: 'abc' },
  ];
  test.each([
    ['before all edits', [0, 2], [0, 2]],
    ['between two edits', [5, 7], [4, 6]],
    ['behind all edits', [8, 9], [9, 10]],
    ['round an edit', [1, 6], [1, 5]],
    ['what an edit writes', [3, 4], [2, 2]],
    ['all that an edit writes', [2, 5], [2, 4]],
  ])('%s', (_, [start = 0, end = 0], expected) => {
    expect(applyEdits('0123456789', edits)).toBe('01abc45X9');
    expect(back(edits, start, end)).toEqual(expected);
  });

  test('another file is as it is', () => {
    const place = { uri: 'file:///other.json', range: { start: 7, end: 9 } };
    expect(originOf(new Map([[URI, edits]]))(place)).toBe(place);
  });

  test('every character that no edit touches is found again', () => {
    const edit = fc.record({
      start: fc.nat(40),
      length: fc.nat(5),
      text: fc.string({ maxLength: 6 }).map((text) => text.replace(/./gsu, '#')),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (drawn) => {
        // Each character is one of its kind; what edits write is none of them.
        const text = Array.from({ length: 50 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(
          '',
        );
        const list = drawn.map(({ start, length, text }) => ({ start, end: start + length, text }));
        const after = applyEdits(text, list);
        for (const [offset, character] of [...after].entries()) {
          if (character !== '#') expect(back(list, offset)[0]).toBe(text.indexOf(character));
        }
      }),
    );
  });
});
