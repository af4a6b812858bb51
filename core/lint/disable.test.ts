import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import { disableForLine, disableInSettings } from './disable.ts';
import { lint } from './lint.ts';
import { choiceFor, readSettings } from './settings.ts';

const RULE = 'port-protocol-ignored';

describe('a comment disables a rule for a line', () => {
  const TEXT = `{
  "family": "web",
  "containerDefinitions": [
    { "name": "web", "image": "a:1", "memory": 64, "portMappings": [{ "containerPort": 80, "protocol": "TCP" }] }
  ]
}
`;
  const found = (text: string) => lint(readDocument(text), 'task-definition.jsonc');
  const disabled = (text: string, rule = RULE) => {
    const { start } = found(text).find((each) => each.rule === rule) ?? { start: 0 };
    return applyEdits(text, [disableForLine(readDocument(text), start, rule)]);
  };

  test('with the indentation of the line', () => {
    const after = disabled(TEXT);
    expect(after.split('\n')[3]).toBe(`    // stowage-disable-next-line ${RULE}`);
    expect(found(after).map(({ rule }) => rule)).not.toContain(RULE);
  });

  test('in the comment that is there', () => {
    const after = disabled(disabled(TEXT), 'best-tags').split('\n');
    expect(after[1]).toBe('  // stowage-disable-next-line best-tags');
    const both = disabled(disabled(TEXT), 'healthcheck-missing');
    expect(both).toContain(`// stowage-disable-next-line ${RULE}, healthcheck-missing`);
    expect(found(both).map(({ rule }) => rule)).not.toContain('suppression-unused');
  });

  test('with the line ends of the file', () => {
    expect(disabled(TEXT.replaceAll('\n', '\r\n'))).toContain(`${RULE}\r\n    {`);
  });
});

describe('settings disable a rule', () => {
  const rows: [what: string, text: string | undefined][] = [
    ['in a file that there is not', undefined],
    ['in an empty file', ''],
    ['in an empty object', '{}'],
    ['beside others', '{\n  "extends": "all",\n  "rules": { "best-tags": "off" }\n}\n'],
    [
      'that they set',
      `{ "rules": { "${RULE}": "error" }, "overrides": [{ "files": "x.json", "rules": { "${RULE}": "error" } }] }`,
    ],
    ['with comments', '{\n  // rules\n  "rules": {},\n}\n'],
  ];
  test.each(rows)('%s', (_, text) => {
    for (const file of [undefined, 'web.json']) {
      const edits = disableInSettings(text, RULE, file);
      const after = applyEdits(text ?? '', edits ?? []);
      const { settings, problems } = readSettings(
        readDocument(after).root,
        new Set([RULE, 'best-tags']),
      );
      expect(problems, after).toEqual([]);
      expect(choiceFor(settings, RULE, '/w/web.json').choice, after).toBe('off');
      if (file && !text?.includes(RULE)) {
        expect(choiceFor(settings, RULE, '/w/other.json').choice, after).toBeUndefined();
      }
    }
  });

  test('not where they are no JSON, or have another form', () => {
    expect(disableInSettings('{ "rules": ', RULE)).toBeUndefined();
    expect(disableInSettings('[]', RULE)).toBeUndefined();
    expect(disableInSettings('{ "rules": [] }', RULE)).toBeUndefined();
    expect(disableInSettings('{ "overrides": {} }', RULE, 'a.json')).toBeUndefined();
  });

  test('for a file whose name has the signs of patterns', () => {
    for (const name of ['a[1].json', 'a{b,c}.json', 'a*.json', 'a?.json']) {
      const after = applyEdits('{}', disableInSettings('{}', RULE, name) ?? []);
      const { settings } = readSettings(readDocument(after).root, new Set([RULE]));
      expect(choiceFor(settings, RULE, `/w/${name}`).choice, after).toBe('off');
      expect(choiceFor(settings, RULE, '/w/a1.json').choice, after).toBeUndefined();
    }
  });
});
