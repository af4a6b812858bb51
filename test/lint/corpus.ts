import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A real document as it was found. */
export interface CorpusFile {
  /** `dev/NAME` or `services/NAME`. */
  readonly name: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, '../../../shared/corpus');

/** Whether the corpus is at hand; it is no part of the project. */
export const corpusPresent = existsSync(join(folder, 'dev'));

/** All documents of the corpus, sorted by name. */
export function corpusFiles(): CorpusFile[] {
  if (!corpusPresent) return [];
  return ['dev', 'services'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((file) => file !== 'INDEX.tsv')
      .sort()
      .map((file) => ({
        name: `${part}/${file}`,
        text: readFileSync(join(folder, part, file), 'utf8'),
      })),
  );
}
