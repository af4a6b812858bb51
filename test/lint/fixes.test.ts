import { expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { applyEdits } from '../../core/text/edit.ts';
import { samples } from './samples.ts';

/** What each fix of each finding makes of a text, by rule, place among its findings, and title. */
function mended(text: string, fileName: string): { fix: string; after: string }[] {
  const document = readDocument(text);
  return lint(document, fileName).flatMap(({ rule, fixes }, index) =>
    fixes.map((fix) => ({
      fix: `${index} ${rule}: ${fix.title}`,
      after: applyEdits(text, fix.edits(document.notation.editor(document))),
    })),
  );
}

/** Texts in which one line is like another: the property speaks about lines. */
const plain = samples.filter(({ text }) => /\n./.test(text) && !/[\r\t]/.test(text));

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const tabs = (text: string) =>
  text.replace(/^(?: {2})+/gm, (margin) => '\t'.repeat(margin.length / 2));

test('every fix keeps the line ends of Windows', () => {
  for (const { text, fileName } of plain) {
    const wanted = mended(text, fileName).map(({ fix, after }) => ({ fix, after: crlf(after) }));
    expect(mended(crlf(text), fileName)).toEqual(wanted);
  }
});

test('every fix keeps to the indentation of the file', () => {
  for (const { text, fileName } of plain) {
    // What is not indented by twos, or stands on one line, shows no indentation to keep to.
    if (!/^ {2}\S/m.test(text) || /^(?: {2})* \S/m.test(text)) continue;
    const wanted = mended(text, fileName).map(({ fix, after }) => ({ fix, after: tabs(after) }));
    expect(mended(tabs(text), fileName)).toEqual(wanted);
  }
});

test('every fix keeps the comments that stand outside of what it changes', () => {
  for (const { text, fileName } of plain) {
    if (!text.startsWith('{\n') || !text.endsWith('}\n')) continue;
    const noted = `// before\n${text.slice(0, -2)}  // inside\n}\n// after\n`;
    for (const { fix, after } of mended(noted, fileName.replace(/\.json$/, '.jsonc'))) {
      // It puts the definition in the place of its wrapper, with all that was in it.
      const whole = fix.includes('Convert describe output') || fix.includes('Wrap');
      for (const comment of ['// before', '// after', ...(whole ? [] : ['// inside'])]) {
        expect(after, `${fix} in ${noted}`).toContain(comment);
      }
    }
  }
});

test('no fix leaves anything that is not JSON behind', () => {
  for (const { text, fileName } of plain) {
    const before = readDocument(text);
    if (before.problems.length > 0 || before.templated) continue;
    for (const { fix, after } of mended(text, fileName)) {
      expect(readDocument(after).problems, `${fix} gives ${after}`).toEqual([]);
    }
  }
});
