import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { tryFixes } from './rewritten.ts';

const folder = join(import.meta.dirname, '../../../shared/corpus/cloudformation');
const present = existsSync(folder);
if (!present) console.log('No corpus beside the project: its tests are left out.');

const files = (present ? readdirSync(folder) : [])
  .filter((name) => name !== 'INDEX.tsv')
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

function judge({ name, text }: { name: string; text: string }): Finding[] {
  return lint(readDocument(text, name), name, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed on ${name}`, { cause: error });
    },
  });
}

/** Definitions as anybody finds them who looks at the text alone. */
const TYPE =
  /^\s*(?:-\s*)?"?Type"?\s*:\s*["']?AWS::ECS::(?:TaskDefinition|Service|TaskSet|Cluster|CapacityProvider)["']?\s*,?\s*(?:#.*)?\r?$/gm;

test.runIf(present)('every resource of Amazon ECS is found', () => {
  const other = files.flatMap(({ name, text }) => {
    const { units } = readDocument(text, name);
    const found = units.filter(({ kind }) => !kind?.startsWith('scal')).length;
    const written = text.match(TYPE)?.length ?? 0;
    return found === written ? [] : [`${name}: ${found} of ${written}`];
  });
  expect(files.length).toBeGreaterThan(70);
  expect(other).toEqual([]);
});

test.runIf(present)('no rule fails, and every finding stands inside of its document', () => {
  for (const file of files) {
    for (const { rule, start, end } of judge(file)) {
      const inside = start >= 0 && start <= end && end <= file.text.length;
      expect(inside, `${rule} in ${file.name}: ${start}–${end}`).toBe(true);
    }
  }
});

// Each line was looked at in its document: file, rule, how often, why it is true.
test.runIf(present)('every error is a known, reviewed one', () => {
  const counts = new Map<string, number>();
  for (const file of files) {
    for (const { rule, severity } of judge(file)) {
      if (severity !== 'error') continue;
      const key = `${file.name}\t${rule}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const found = [...counts].map(([key, count]) => `${key}\t${count}`).sort();
  const table = readFileSync(join(import.meta.dirname, 'cloudformation-errors.tsv'), 'utf8');
  const reviewed = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of reviewed) expect(line.split('\t')[3], line).toBeTruthy();
  expect(found).toEqual(reviewed.map((line) => line.split('\t').slice(0, 3).join('\t')).sort());
});

test.runIf(present)('at least 97 % of the fixes that are offered mend what they are for', () => {
  const tried = files.flatMap(({ name, text }) => {
    const document = readDocument(text, name);
    if (document.problems.length > 0) return [];
    return tryFixes(document, name).map(({ what, mended }) => ({
      what: `${name} ${what}`,
      mended,
    }));
  });
  const failed = tried.filter(({ mended }) => !mended);
  const why = failed.map(({ what }) => what).join('\n');
  expect(tried.length).toBeGreaterThan(200);
  expect(failed.length, why).toBeLessThanOrEqual(tried.length * 0.03);
});
