import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';

/** A real document as it was found. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, '../../../shared/corpus');

/** Whether the corpus is at hand; it is no part of the project. */
export const corpusPresent = existsSync(join(folder, 'dev'));

/** The files of a folder of the corpus, sorted by name; none where it is not at hand, which is said. */
export function corpusPart(part: string): CorpusFile[] {
  const own = join(folder, part);
  if (!existsSync(own)) {
    console.warn(`No real files are tested: ${own} does not exist.`);
    return [];
  }
  return readdirSync(own)
    .filter((name) => name !== 'INDEX.tsv')
    .sort()
    .map((name) => ({ name, text: readFileSync(join(own, name), 'utf8') }));
}

/** All JSON documents of the corpus, with the names of their folders. */
export function corpusFiles(): CorpusFile[] {
  return ['dev', 'services'].flatMap((part) =>
    corpusPart(part).map(({ name, text }) => ({ name: `${part}/${name}`, text })),
  );
}

/** What lint says of a file; a rule that throws fails the test. */
export function judge({ name, text }: CorpusFile): Finding[] {
  return lint(readDocument(text, name), name, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed on ${name}`, { cause: error });
    },
  });
}

/** Findings whose range is not within their file. */
export function outside(files: readonly CorpusFile[]): string[] {
  return files.flatMap((file) =>
    judge(file)
      .filter(({ start, end }) => !(start >= 0 && start <= end && end <= file.text.length))
      .map(({ rule, start, end }) => `${rule} in ${file.name}: ${start}–${end}`),
  );
}

/** The errors in files, sorted: file, rule, how often. */
export function errorsIn(files: readonly CorpusFile[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    for (const { rule, severity } of judge(file)) {
      if (severity !== 'error') continue;
      const key = `${file.name}\t${rule}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, count]) => `${key}\t${count}`).sort();
}

/**
 * The errors of a table that was reviewed, sorted. Each line was looked at in its document: file, rule, how
 * often, why it is true.
 * @throws for a line without a reason
 */
export function reviewedErrors(table: string): string[] {
  const lines = readFileSync(table, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines
    .map((line) => {
      const [file, rule, count, reason] = line.split('\t');
      if (!reason) throw new Error(`${table} gives no reason: ${line}`);
      return `${file}\t${rule}\t${count}`;
    })
    .sort();
}
