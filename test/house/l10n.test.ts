import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { untranslated } from '../../scripts/generate/l10n.ts';
import { root } from './imports.ts';

const read = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, path), 'utf8'));
const bundle = read('l10n/bundle.l10n.zh-cn.json');

test('all that people read is Chinese too', () => {
  expect(untranslated(bundle)).toEqual([]);
});

test.each(Object.entries(bundle))('%s keeps its parameters', (template, translation) => {
  // A language with fewer plural forms says a parameter less often.
  const parameters = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)(?=\}|, plural)/g)].map(([, name]) => name))].sort();
  expect(parameters(translation)).toEqual(parameters(template));
});

test('settings and commands are Chinese where there is Chinese', () => {
  const english = Object.keys(read('package.nls.json'));
  for (const key of Object.keys(read('package.nls.zh-cn.json'))) expect(english).toContain(key);
});
