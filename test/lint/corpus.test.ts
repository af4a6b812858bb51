import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { corpusFiles, corpusPresent } from './corpus.ts';

const files = corpusFiles();
if (!corpusPresent) console.log('No corpus beside the project: its tests are left out.');

function judge({ name, text }: { name: string; text: string }): Finding[] {
  return lint(readDocument(text), name, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed on ${name}`, { cause: error });
    },
  });
}

test.runIf(corpusPresent)('no rule fails, and every finding stands inside of its document', () => {
  for (const file of files) {
    for (const { rule, start, end } of judge(file)) {
      const inside = start >= 0 && start <= end && end <= file.text.length;
      expect(inside, `${rule} in ${file.name}: ${start}–${end}`).toBe(true);
    }
  }
});

// Each line was looked at in its document: file, rule, how often, why it is true.
test.runIf(corpusPresent)('every error in the corpus is a known, reviewed one', () => {
  const counts = new Map<string, number>();
  for (const file of files) {
    for (const { rule, severity } of judge(file)) {
      if (severity !== 'error') continue;
      const key = `${file.name}\t${rule}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const found = [...counts].map(([key, count]) => `${key}\t${count}`).sort();
  const table = readFileSync(join(import.meta.dirname, 'corpus-errors.tsv'), 'utf8');
  const reviewed = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of reviewed) expect(line.split('\t')[3], line).toBeTruthy();
  expect(found).toEqual(reviewed.map((line) => line.split('\t').slice(0, 3).join('\t')).sort());
});
