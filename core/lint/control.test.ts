import { describe, expect, test } from 'vitest';
import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import { fixAll } from './fix-all.ts';
import { matchesGlob } from './glob.ts';
import { lint } from './lint.ts';
import { type LintSettings, readSettings } from './settings.ts';

const text = `{
  "family": "web",
  // stowage-disable-next-line port-protocol-ignored -- the balancer wants it so
  "containerDefinitions": [{ "name": "web", "image": "nginx", "memory": 128, "portMappings": [{ "containerPort": 80, "protocol": "TCP" }] }]
}`;
const found = (source: string, settings: LintSettings = {}, file = 'td/task-def.jsonc') =>
  lint(readDocument(source), file, { settings }).map(({ rule, severity }) => `${rule} ${severity}`);

describe('a pattern fits a path', () => {
  const rows: [pattern: string, path: string, fits: boolean][] = [
    ['*.json', 'file:///a/b.json', true],
    ['test/**', '/shop/test/a/b.json', true],
    ['test/**', '/shop/tests/b.json', false],
    ['/test/*', '/shop/test/b.json', false],
    ['**/td-?.json', 'a\\b\\td-1.json', true],
    ['td-?.json', 'td-12.json', false],
    ['a/**/b.json', 'a/b.json', true],
    [`${'*a'.repeat(200)}b`, 'a'.repeat(2000), false],
  ];
  test.each(rows)('%s, %s', (pattern, path, fits) => {
    expect(matchesGlob(pattern, path)).toBe(fits);
  });
});

describe('rules are turned off, or up', () => {
  test('by comment', () => {
    expect(found(text)).not.toContain('port-protocol-ignored warning');
    expect(found(text.replace('-line port', '-line x-port'))).toContain('suppression-unused hint');
  });
  const rows: [settings: LintSettings, said: string | undefined][] = [
    [{}, undefined],
    [{ extends: 'recommended' }, undefined],
    [{ extends: 'hardening' }, 'image-latest-tag info'],
    [{ extends: 'all' }, 'image-latest-tag info'],
    [{ rules: { '*': 'error' } }, undefined],
    [{ extends: 'all', rules: { '*': 'error' } }, 'image-latest-tag error'],
    [{ rules: { 'image-latest-tag': 'error' } }, 'image-latest-tag error'],
    [
      { overrides: [{ files: ['td/**'], rules: { 'image-latest-tag': 'info' } }] },
      'image-latest-tag info',
    ],
    [{ rules: { 'image-latest-tag': 'off' } }, undefined],
    [{ rules: { '*': 'off', 'image-latest-tag': 'hint' } }, 'image-latest-tag hint'],
    [{ overrides: [{ files: ['td/**'], rules: { 'image-latest-tag': 'off' } }] }, undefined],
    [
      { extends: 'hardening', overrides: [{ files: ['x/**'], rules: { '*': 'off' } }] },
      'image-latest-tag info',
    ],
  ];
  test.each(rows)('%j', (settings, said) => {
    expect(found(text, settings).find((each) => each.startsWith('image-latest'))).toBe(said);
  });
});

test('settings are read, and what cannot be used is named', () => {
  const source =
    '{ "rules": { "a": "off", "b": "loud", "c": "hint" }, "overrides": [{ "files": "x/*", "rules": { "a": "error" } }], "more": 1 }';
  const { settings, problems } = readSettings(readDocument(source).root, new Set(['a', 'b']));
  expect(settings).toEqual({
    rules: { a: 'off' },
    overrides: [{ files: ['x/*'], rules: { a: 'error' } }],
  });
  const preset = (text: string) => readSettings(readDocument(text).root, new Set());
  expect(preset('{ "extends": "all" }').settings.extends).toBe('all');
  expect(preset('{ "extends": "strict" }').problems.length).toBe(1);
  expect(problems.map(({ start, end }) => source.slice(start, end))).toEqual([
    '"more"',
    '"loud"',
    '"c"',
  ]);
});

test('all fixes that change no meaning are made at once', () => {
  const before = text
    .replace(/.*stowage-disable.*\n/, '')
    .replace('"memory": 128', '"memory": "128"');
  const document = readDocument(before);
  const after = applyEdits(before, fixAll(document, lint(document, 'task-def.jsonc')));
  expect(after).toContain('"memory": 128');
  expect(after).toContain('"protocol": "tcp"');
  const again = readDocument(after);
  expect(applyEdits(after, fixAll(again, lint(again, 'task-def.jsonc')))).toBe(after);
});
