import { describe, expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { corpusFiles, corpusPresent } from './corpus.ts';

/*
 * How much the preset "recommended" says about documents in use. The errors among it are held by the
 * reviewed table beside corpus.test.ts.
 */
const found = corpusFiles().map(({ name, text }) =>
  lint(readDocument(text), name, { settings: { extends: 'recommended' } }).map(({ rule }) => rule),
);
const counts = found.map((rules) => rules.length).sort((a, b) => a - b);

/** The number of findings that a share of the documents does not exceed. */
const quantile = (share: number): number => counts[Math.ceil(share * counts.length) - 1] ?? 0;

describe.runIf(corpusPresent)('the recommended preset, on documents in use', () => {
  test('reports at most one finding for half of them, and at most four for nine in ten', () => {
    expect(counts.length).toBeGreaterThan(300);
    expect(quantile(0.5)).toBeLessThanOrEqual(1);
    expect(quantile(0.9)).toBeLessThanOrEqual(4);
  });

  test('has no rule that reports something in more than a quarter of them', () => {
    const documents = new Map<string, number>();
    for (const rules of found) {
      for (const rule of new Set(rules)) documents.set(rule, (documents.get(rule) ?? 0) + 1);
    }
    const frequent = [...documents].filter(([, count]) => count > found.length / 4);
    expect(frequent).toEqual([]);
  });
});
