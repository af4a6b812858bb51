import { describe, expect, test } from 'vitest';
import { json } from '../notations/json/json.ts';
import { readDocument } from '../notations/read-document.ts';
import { applyEdits } from '../text/edit.ts';
import { format } from '../text/message.ts';
import { fileOf } from './catalogue.ts';
import { allExamplesOf, examplesOf } from './examples.ts';
import type { Finding } from './finding.ts';
import { lint } from './lint.ts';
import { rules } from './rules.generated.ts';

const judge = (text: string, fileName: string): Finding[] =>
  lint(readDocument(text), fileName, {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed`, { cause: error });
    },
  });

const errorsOf = (findings: readonly Finding[]) =>
  findings.filter((finding) => finding.severity === 'error').map((finding) => finding.rule);

test('ids are unique and in kebab-case', () => {
  const ids = rules.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test('a rule is an error exactly where a refusal is known', () => {
  const wrong = rules.filter(({ severity, evidence }) => {
    if (severity === 'error') return evidence !== 'rejected';
    return evidence === 'repaired' && severity !== 'warning';
  });
  expect(wrong.map((rule) => rule.id)).toEqual([]);
});

test('what is known as refused says by whom: in its words, or with the source', () => {
  const refused = rules.filter(
    ({ evidence }) => evidence === 'rejected' || evidence === 'repaired',
  );
  const wrong = refused.filter(({ says = [], source = '' }) => says.length === 0 && source === '');
  expect(wrong.map((rule) => rule.id)).toEqual([]);
  const empty = rules.filter(({ says, source }) => says?.includes('') || source === '');
  expect(empty.map((rule) => rule.id)).toEqual([]);
});

test('no finding is an error without evidence of a refusal', () => {
  const evidence = new Map(rules.map((rule) => [rule.id, rule.evidence]));
  const wrong = new Set<string>();
  for (const rule of rules) {
    for (const example of allExamplesOf(rule)) {
      for (const finding of judge(example.text, fileOf(rule, example))) {
        const proven = evidence.get(finding.rule) === 'rejected';
        if (finding.severity === 'error' && !proven) wrong.add(finding.rule);
      }
    }
  }
  expect([...wrong]).toEqual([]);
});

test('only what is proven or documented is more than advice, and nothing unsourced is more than a hint', () => {
  const wrong = rules.filter(
    ({ severity, evidence }) =>
      (evidence === 'advice' && severity !== 'info' && severity !== 'hint') ||
      (evidence === 'unsourced' && severity !== 'hint'),
  );
  expect(wrong.map((rule) => rule.id)).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const findings = (text: string, fileName: string) =>
    judge(text, fileName).filter((finding) => finding.rule === id);

  test('has examples, one of them with a near miss', () => {
    expect(examplesOf(rule).bad.length).toBeGreaterThan(0);
    expect(examplesOf(rule).good.length).toBeGreaterThan(1);
  });

  test.each(examplesOf(rule).bad.map((example, index) => ({ ...example, index })))(
    'finds example $index $title',
    (example) => {
      const { text, fixed } = example;
      const all = judge(text, fileOf(rule, example));
      const found = all.filter((finding) => finding.rule === id);
      expect(found.length).toBeGreaterThan(0);
      for (const finding of found) {
        expect(finding.end).toBeLessThanOrEqual(text.length);
        expect(format({ template: finding.message, params: finding.params })).not.toMatch(
          /\{\w+\}/,
        );
        for (const fix of finding.fixes) {
          expect(format({ template: fix.title, params: fix.params ?? {} })).not.toMatch(/\{\w+\}/);
          const mended = applyEdits(text, fix.edits(json.editor(readDocument(text))));
          expect(findings(mended, fileOf(rule, example)).length).toBeLessThan(found.length);
          // Rules are silent about a skeleton; what is left of it they judge.
          if (id === 'schema-cli-skeleton') continue;
          const errors = errorsOf(judge(mended, fileOf(rule, example)));
          expect(errorsOf(all)).toEqual(expect.arrayContaining(errors));
        }
      }
      const first = found[0]?.fixes[0];
      if (fixed !== undefined) {
        expect(first && applyEdits(text, first.edits(json.editor(readDocument(text))))).toBe(fixed);
      }
    },
  );

  test.each(examplesOf(rule).good.map((example, index) => ({ ...example, index })))(
    'accepts example $index $title',
    (example) => {
      expect(findings(example.text, fileOf(rule, example))).toEqual([]);
    },
  );
});
