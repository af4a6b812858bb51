import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { targets } from './targets.ts';

/** Texts with which a target once failed; `npm run fuzz` writes them as TARGET-NUMBER.txt. */
const folder = join(import.meta.dirname, 'failures');
const failures = readdirSync(folder).filter((name) => name.endsWith('.txt'));

test('what fuzzing found stays mended', async () => {
  for (const name of failures) {
    const target = targets[name.replace(/-.*$/, '')];
    expect([name, target]).not.toContain(undefined);
    await target?.(readFileSync(join(folder, name), 'utf8'));
  }
});

test.each(Object.keys(targets))('%s takes texts that are nothing at all', async (name) => {
  for (const text of [
    '',
    '\0',
    '{',
    '[[',
    '"',
    '\ud83d',
    '-',
    '${',
    '{{',
    '<<EOF',
    'x'.repeat(5000),
  ]) {
    await targets[name]?.(text);
  }
});
