import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Snapshot } from '../../server/snapshot.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '"', ' ', '\n', '\r', '\r\n', '\u{1F6A2}', '\u2028'),
});

test('a snapshot counts lines and characters as the protocol library does', () => {
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: -2, max: 60 }),
      fc.integer({ min: 0, max: 20 }),
      (own, offset, line) => {
        const snapshot = new Snapshot('file:///a', 1, own);
        const document = TextDocument.create('file:///a', 'json', 1, own);
        expect(snapshot.positionAt(offset)).toEqual(document.positionAt(offset));
        const position = { line, character: Math.max(0, offset) };
        expect(snapshot.offsetAt(position)).toBe(document.offsetAt(position));
      },
    ),
  );
});

test('a snapshot keeps its text while the document is changed', () => {
  const document = TextDocument.create('file:///a', 'json', 1, 'a\nb');
  const snapshot = new Snapshot(document.uri, document.version, document.getText());
  TextDocument.update(document, [{ text: '\n\n\n' }], 2);
  expect([snapshot.getText(), snapshot.version, snapshot.positionAt(2)]).toEqual([
    'a\nb',
    1,
    { line: 1, character: 0 },
  ]);
});
