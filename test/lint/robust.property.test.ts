import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import { applyEdits, Editor } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { readDocument } from '../../core/text/read.ts';
import { edit, runs, samples, seeded } from './samples.ts';

const judge = (text: string, fileName: string): Finding[] =>
  lint(readDocument(text), fileName, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed`, { cause: error });
    },
  });

/** Milliseconds; long runs are asked for by the environment. */
const LONG = 3_600_000;

const sample = fc.constantFrom(...samples);
const told = ({ rule, severity, start, end, message, params }: Finding) =>
  JSON.stringify([rule, severity, start, end, format({ template: message, params })]);

test(
  'no edit makes a rule fail, or a finding or fix leave the document',
  () => {
    fc.assert(
      fc.property(
        sample,
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        ({ text, fileName }, edits) => {
          const changed = edits.reduce((before, change) => change(before), text);
          const document = readDocument(changed);
          for (const finding of judge(changed, fileName)) {
            for (const { start, end } of [finding, ...finding.related]) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(end, `${finding.rule} in ${changed}`).toBeLessThanOrEqual(changed.length);
            }
            for (const fix of finding.fixes) {
              let from = 0;
              const sorted = [...fix.edits(new Editor(document))].sort((a, b) => a.start - b.start);
              for (const { start, end } of sorted) {
                expect(start).toBeGreaterThanOrEqual(from);
                expect(end).toBeGreaterThanOrEqual(start);
                from = end;
              }
              expect(from).toBeLessThanOrEqual(changed.length);
            }
          }
        },
      ),
      { numRuns: runs(3000), ...seeded },
    );
  },
  LONG,
);

test(
  'the same text gives the same findings',
  () => {
    fc.assert(
      fc.property(sample, edit, ({ text, fileName }, change) => {
        const changed = change(text);
        expect(judge(changed, fileName).map(told)).toEqual(judge(changed, fileName).map(told));
      }),
      { numRuns: runs(300), ...seeded },
    );
  },
  LONG,
);

/** The same value with the keys of each object turned around. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

test(
  'the order of keys does not matter',
  () => {
    for (const { text, fileName } of samples) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        continue;
      }
      const rulesOf = (shown: unknown) =>
        judge(JSON.stringify(shown, null, 2), fileName)
          .map(({ rule, severity }) => `${rule} ${severity}`)
          .sort();
      expect(rulesOf(turned(value)), text).toEqual(rulesOf(value));
    }
  },
  LONG,
);

/** Mending these lets rules speak that could not before: about a skeleton, a list, a mistyped key. */
const REVEALS = new Set([
  'schema-cli-skeleton',
  'schema-root-array',
  'schema-unknown-property',
  'schema-wrong-type',
  'schema-invalid-enum',
  'schema-container-name-required',
  'schema-container-definitions-required',
  'schema-foreign-spelling',
  'fargate-compat-missing',
]);

test(
  'a fix removes its finding, adds no error and is done once',
  () => {
    fc.assert(
      fc.property(sample, fc.option(edit), ({ text, fileName }, change) => {
        const before = change ? change(text) : text;
        const document = readDocument(before);
        // What is not JSON may become something else by any change.
        if (document.problems.length > 0 || document.templated) return;
        const findings = judge(before, fileName);
        // Without the last of two members with one name, the first one counts.
        if (findings.some(({ rule }) => rule === 'schema-duplicate-json-key')) return;
        const errors = new Set(findings.filter((f) => f.severity === 'error').map((f) => f.rule));
        for (const finding of findings) {
          const { rule } = finding;
          const count = (all: readonly Finding[]) => all.filter((f) => f.rule === rule).length;
          for (const fix of finding.fixes) {
            const what = `${rule}: ${fix.title} in ${before}`;
            const edits = fix.edits(new Editor(document));
            expect(edits.length, what).toBeGreaterThan(0);
            const after = applyEdits(before, edits);
            const left = judge(after, fileName);
            expect(count(left), what).toBeLessThan(count(findings));
            if (REVEALS.has(rule)) continue;
            const added = left.filter((f) => f.severity === 'error' && !errors.has(f.rule));
            expect(
              added.map((f) => f.rule),
              what,
            ).toEqual([]);
          }
        }
      }),
      { numRuns: runs(400), ...seeded },
    );
  },
  LONG,
);
