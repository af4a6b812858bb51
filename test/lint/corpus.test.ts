import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpusFiles, corpusPresent, errorsIn, outside, reviewedErrors } from './corpus.ts';

const files = corpusFiles();

test.runIf(corpusPresent)('no rule fails, and every finding stands inside of its document', () => {
  expect(outside(files)).toEqual([]);
});

test.runIf(corpusPresent)('every error in the corpus is a known, reviewed one', () => {
  expect(errorsIn(files)).toEqual(reviewedErrors(join(import.meta.dirname, 'corpus-errors.tsv')));
});
