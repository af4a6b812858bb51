import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { EVIDENCE, fileOf } from '../../core/lint/catalogue.ts';
import { examplesOf } from '../../core/lint/examples.ts';
import { lint } from '../../core/lint/lint.ts';
import { PRESETS } from '../../core/lint/presets.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { readDocument } from '../../core/notations/read-document.ts';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('docs/severities.md');

/** The first column of a table of the page, with the last one. */
function table(heading: string): Map<string, string> {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  const rows = [...section.matchAll(/^\| `([\w-]+)`.*\| ([^|]+) \|$/gm)];
  return new Map(rows.map(([, first = '', last = '']) => [first, last.replaceAll('`', '')]));
}

/** The severities, the most serious first. */
const SEVERITIES = ['error', 'warning', 'info', 'hint'];

test('no finding is more severe than its evidence allows, as docs/severities.md has it', () => {
  const most = table('Severities and evidence');
  expect([...most.keys()].sort()).toEqual(Object.keys(EVIDENCE).sort());
  const evidence = new Map(rules.map((rule) => [rule.id, rule.evidence]));
  const wrong = new Set<string>();
  for (const rule of rules) {
    for (const example of examplesOf(rule).bad) {
      for (const found of lint(readDocument(example.text), fileOf(rule, example))) {
        const bound = most.get(evidence.get(found.rule) ?? '') ?? '';
        if (SEVERITIES.indexOf(found.severity) < SEVERITIES.indexOf(bound)) wrong.add(found.rule);
      }
    }
  }
  expect([...wrong]).toEqual([]);
});

test('the README says of an error and of a warning what the table says', () => {
  const most = table('Severities and evidence');
  const text = read('README.md').replaceAll('\n', ' ');
  expect(text).toContain(
    'An `error` is something that ECS is known to reject or that can never run',
  );
  expect(text).toContain('something that is documented but not confirmed is a `warning`');
  const allowed = [...most].filter(([, bound]) => bound === 'error').map(([name]) => name);
  expect(allowed).toEqual(['rejected']);
  expect(most.get('documented')).toBe('warning');
});

test('the page names every preset', () => {
  expect([...table('Presets').keys()]).toEqual(PRESETS);
});
