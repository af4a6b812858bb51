import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentences, untranslated } from '../../scripts/generate/l10n.ts';
import { root } from './imports.ts';

const read = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, path), 'utf8'));
const bundle = read('l10n/bundle.l10n.zh-cn.json');

/** The names of the parameters; a language with fewer plural forms says a parameter less often. */
const parameters = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?=\}|, plural)/g)].map(([, name = '']) => name))].sort();

test('sentences are found in all parts of the product', () => {
  const files = [...sentences().values()];
  for (const part of [
    'client/webview/',
    'core/lint/rules/',
    'core/plan/',
    'core/view/',
    'server/',
  ]) {
    expect(files.filter((file) => file.startsWith(part)).length, part).toBeGreaterThan(10);
  }
});

// A contribution needs no Chinese; a release does, and `npm run package -- --release` fails without.
test('what is not translated is listed', () => {
  const missing = untranslated(bundle);
  if (missing.length > 0) console.warn(`Not translated:\n${missing.join('\n')}`);
  expect(
    untranslated({ ...bundle, ...Object.fromEntries(missing.map((each) => [each, ''])) }),
  ).toEqual([]);
});

test('translations keep the parameters of their sentences', () => {
  const other = Object.entries(bundle).filter(
    ([template, translation]) => parameters(template).join() !== parameters(translation).join(),
  );
  expect(other).toEqual([]);
});

test('settings and commands are translated by the keys that exist', () => {
  const english = Object.keys(read('package.nls.json'));
  const unknown = Object.keys(read('package.nls.zh-cn.json')).filter(
    (key) => !english.includes(key),
  );
  expect(unknown).toEqual([]);
});
