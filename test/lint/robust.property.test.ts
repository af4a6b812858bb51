import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../core/lint/finding.ts';
import { lint } from '../../core/lint/lint.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { applyEdits } from '../../core/text/edit.ts';
import { format } from '../../core/text/message.ts';
import { edit, forEachSample, samples } from './samples.ts';

const judge = (text: string, fileName: string): Finding[] =>
  lint(readDocument(text), fileName, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed`, { cause: error });
    },
  });

/** Milliseconds; long runs are asked for by the environment. */
const LONG = 3_600_000;

const sentence = ({ message, params }: Finding) => format({ template: message, params });
const told = ({ rule, severity, start, end, message, params }: Finding) =>
  JSON.stringify([rule, severity, start, end, format({ template: message, params })]);

test(
  'no edit makes a rule fail, or a finding or fix leave the document',
  () => {
    forEachSample(
      2.5,
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
            const sorted = [...fix.edits(document.notation.editor(document))].sort(
              (a, b) => a.start - b.start,
            );
            for (const { start, end } of sorted) {
              expect(start).toBeGreaterThanOrEqual(from);
              expect(end).toBeGreaterThanOrEqual(start);
              from = end;
            }
            expect(from).toBeLessThanOrEqual(changed.length);
          }
        }
      },
    );
  },
  LONG,
);

test(
  'the same text gives the same findings',
  () => {
    forEachSample(0.25, edit, ({ text, fileName }, change) => {
      const changed = change(text);
      expect(judge(changed, fileName).map(told)).toEqual(judge(changed, fileName).map(told));
    });
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
    forEachSample(0.4, fc.option(edit), ({ text, fileName }, change) => {
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
          const edits = fix.edits(document.notation.editor(document));
          expect(edits.length, what).toBeGreaterThan(0);
          const after = applyEdits(before, edits);
          const left = judge(after, fileName);
          // What is revealed may be found by the same rule, but with other words.
          const same = (all: readonly Finding[]) =>
            all.filter((f) => f.rule === rule && sentence(f) === sentence(finding)).length;
          if (REVEALS.has(rule)) {
            expect(same(left), what).toBeLessThan(same(findings));
            continue;
          }
          expect(count(left), what).toBeLessThan(count(findings));
          const added = left.filter((f) => f.severity === 'error' && !errors.has(f.rule));
          expect(
            added.map((f) => f.rule),
            what,
          ).toEqual([]);
        }
      }
    });
  },
  LONG,
);
