import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hasFix } from '../../core/lint/examples.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { readmeOf } from '../../scripts/generate/readme.ts';
import { staleRuleDocs } from '../../scripts/generate/rule-docs.ts';

const root = dirname(dirname(import.meta.dirname));

test('the pages of the rules say what the rules say (npm run generate -- --docs)', () => {
  expect(staleRuleDocs(root)).toEqual([]);
});

test('the README counts the rules as they are (npm run generate -- --docs)', () => {
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(readmeOf(root));
});

test('at least 60 % of the rules have a fix', () => {
  expect(rules.filter(hasFix).length / rules.length).toBeGreaterThanOrEqual(0.6);
});
