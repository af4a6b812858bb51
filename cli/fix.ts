import { writeFile } from 'node:fs/promises';
import { fixAll } from '../core/lint/fix-all.ts';
import type { Finding } from '../core/lint/lint.ts';
import { applyEdits } from '../core/text/edit.ts';
import { readDocument } from '../core/text/read.ts';
import type { Source } from './files.ts';

/** One fix may make room for the next; no document needs more rounds than this. */
const MOST_ROUNDS = 10;

/**
 * Makes all fixes that cannot change what a document means, and writes the file if any was made.
 * @returns the document as it is then
 */
export async function fixSource(
  source: Source,
  judge: (source: Source) => readonly Finding[],
): Promise<Source> {
  let fixed = source;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = fixAll(fixed.document, judge(fixed));
    if (edits.length === 0) break;
    const text = applyEdits(fixed.text, edits);
    fixed = { ...fixed, text, document: readDocument(text) };
  }
  if (fixed.text !== source.text && source.path !== '-') await writeFile(source.path, fixed.text);
  return fixed;
}
