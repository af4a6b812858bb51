import { describe, expect, test } from 'vitest';
import { applyEdits, Editor } from '../text/edit.ts';
import { readDocument } from '../text/read.ts';
import { type Finding, lint } from './lint.ts';
import { rules } from './rules.generated.ts';

const findings = (text: string, id: string): Finding[] =>
  lint(readDocument(text), 'task-definition.json', {
    onFault: (rule, error) => {
      throw new Error(`${rule} failed`, { cause: error });
    },
  }).filter((finding) => finding.rule === id);

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has examples', () => {
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
  });

  test.each(rule.examples.bad)('finds $title $text', ({ text, fixed }) => {
    const found = findings(text, id);
    expect(found.length).toBeGreaterThan(0);
    const fix = found[0]?.fixes[0];
    if (!fix) return expect(fixed).toBeUndefined();
    const mended = applyEdits(text, fix.edits(new Editor(readDocument(text))));
    expect(mended).toBe(fixed);
    expect(findings(mended, id).length).toBeLessThan(found.length);
  });

  test.each(rule.examples.good)('accepts $title $text', ({ text }) => {
    expect(findings(text, id)).toEqual([]);
  });
});
