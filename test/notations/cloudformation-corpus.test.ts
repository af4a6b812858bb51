import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../core/notations/read-document.ts';
import { corpusPart, errorsIn, outside, reviewedErrors } from '../lint/corpus.ts';
import { tryFixes } from './rewritten.ts';

const files = corpusPart('cloudformation');
const present = files.length > 0;

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
  expect(outside(files)).toEqual([]);
});

test.runIf(present)('every error is a known, reviewed one', () => {
  expect(errorsIn(files)).toEqual(
    reviewedErrors(join(import.meta.dirname, 'cloudformation-errors.tsv')),
  );
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
