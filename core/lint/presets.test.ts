import { expect, test } from 'vitest';
import { json } from '../notations/json/json.ts';
import { readDocument } from '../notations/read-document.ts';
import type { Document } from '../text/document.ts';
import { applyEdits } from '../text/edit.ts';
import { fileOf } from './catalogue.ts';
import { examplesOf } from './examples.ts';
import { fixEach } from './fix-all.ts';
import { lint } from './lint.ts';
import { includesPreset, PRESETS } from './presets.ts';
import type { Fix, Rule } from './rule.ts';
import { rules } from './rules.generated.ts';

test('each preset includes the ones before it', () => {
  const included = PRESETS.map((chosen) =>
    PRESETS.filter((other) => includesPreset(chosen, other)),
  );
  expect(included).toEqual([
    ['recommended'],
    ['recommended', 'hardening'],
    ['recommended', 'hardening', 'all'],
  ]);
});

test('the recommended preset has every error and every warning', () => {
  const found = rules.flatMap((rule) =>
    examplesOf(rule).bad.flatMap((example) =>
      lint(readDocument(example.text), fileOf(rule, example))
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .filter(({ preset }) => preset !== 'recommended')
        .map((finding) => finding.rule),
    ),
  );
  expect(found).toEqual([]);
});

test('the preset "hardening" has the general advice', () => {
  const hardening = rules.filter(({ preset }) => preset === 'hardening').map(({ id }) => id);
  expect(hardening).toEqual(
    expect.arrayContaining([
      'security-readonly-root',
      'security-user-root',
      'healthcheck-missing',
      'best-tags',
      'log-mode-implicit',
    ]),
  );
});

/** What is said of a placeholder, such as the account in a role that a fix adds, is meant to follow. */
const MEANT_TO_FOLLOW = 'placeholder-unresolved';

/** A skeleton is judged once its blanks are gone, which is what its fix does. */
const SKELETON = 'schema-cli-skeleton';

/** Rules that find something after a fix of this rule, and whose own fix brings this rule back. */
function excludedBy(rule: Rule): string[] {
  const excluded: string[] = [];
  for (const example of examplesOf(rule).bad) {
    const judge = (text: string) => lint(readDocument(text), fileOf(rule, example));
    const fixed = (text: string, fix: Fix) =>
      applyEdits(text, fix.edits(json.editor(readDocument(text))));
    const before = judge(example.text);
    const count = (text: string) => judge(text).filter((each) => each.rule === rule.id).length;
    const own = before.filter((each) => each.rule === rule.id);
    const judgeOwn = (document: Document) =>
      lint(document, fileOf(rule, example)).filter((each) => each.rule === rule.id);
    // Several findings are fixed together: the others still ask for what they asked.
    const mended =
      own.length === 1
        ? own.flatMap(({ fixes }) => fixes).map((fix) => fixed(example.text, fix))
        : [fixEach(readDocument(example.text), judgeOwn)];
    for (const after of mended) {
      for (const other of judge(after)) {
        if (other.rule === MEANT_TO_FOLLOW) continue;
        if (before.some((each) => each.rule === other.rule)) continue;
        const back =
          other.fixes.length > 0 &&
          other.fixes.every((each) => count(fixed(after, each)) > count(after));
        if (back) excluded.push(other.rule);
      }
    }
  }
  return excluded;
}

test('no two rules exclude each other: what one asks for, no other finds fault with', () => {
  const pairs = rules
    .filter(({ id }) => id !== SKELETON)
    .flatMap((rule) => excludedBy(rule).map((other) => `${rule.id} → ${other}`));
  expect([...new Set(pairs)]).toEqual([]);
});
