import { expect, test } from 'vitest';
import { fileOf } from '../../core/lint/catalogue.ts';
import { allExamplesOf } from '../../core/lint/examples.ts';
import { lint } from '../../core/lint/lint.ts';
import { rules } from '../../core/lint/rules.generated.ts';
import { subjectOf } from '../../core/lint/subject.ts';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { readHcl } from '../../core/notations/hcl/read.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import type { Document } from '../../core/text/document.ts';
import { applyEdits, type Json } from '../../core/text/edit.ts';
import { toValue } from '../../core/text/node.ts';

/*
 * The examples of all rules, rewritten into Terraform: they must give the findings that they give in JSON,
 * and their fixes must mend them.
 */

/** Rules that say something else of Terraform, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'schema-wrong-type': 'Terraform converts the values of attributes',
  'schema-unknown-property': 'Terraform has no name for it',
  'best-tags': 'the provider may add tags to all resources',
  'service-desired-count': 'the provider has a default',
};

const applies = rules.filter(({ notations }) => !notations || notations.includes('hcl'));

const examples = applies.flatMap((rule) =>
  allExamplesOf(rule).flatMap((example, index) => {
    const fileName = fileOf(rule, example);
    const document = readDocument(example.text, fileName);
    const plain =
      document.problems.length === 0 && !document.templated && !document.comments.length;
    const kind = plain ? subjectOf(document, fileName)?.kind : undefined;
    if (kind !== 'taskDefinition' && kind !== 'serviceDefinition') return [];
    const text = hcl.write(toValue(document.root) as Json);
    if (text === '') return [];
    return [{ rule, id: `${rule.id} ${index}`, fileName, document, terraform: hcl.read(text) }];
  }),
);

/** What rules say of a document, without what Terraform makes different. */
function said(document: Document, fileName: string): string[] {
  const asked = new Set(applies.map(({ id }) => id));
  return lint(document, fileName)
    .filter(({ rule }) => asked.has(rule) && !(rule in DIFFERENT))
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)
    .sort();
}

test('most examples can be written in Terraform, and all that is written is read', () => {
  const broken = examples.filter(({ terraform }) => readHcl(terraform.text).problems.length > 0);
  expect(broken.map(({ id }) => id)).toEqual([]);
  expect(examples.length).toBeGreaterThan(700);
});

test('the same is said of them as in JSON', () => {
  const other = examples.flatMap(({ id, fileName, document, terraform }) => {
    const [json, own] = [said(document, fileName), said(terraform, 'main.tf')];
    const missing = json.filter((each) => !own.includes(each));
    const added = own.filter((each) => !json.includes(each));
    return missing.length + added.length > 0 ? [`${id}: -${missing} +${added}`] : [];
  });
  expect(other).toEqual([]);
});

test('nearly all fixes mend their finding', () => {
  const failed: string[] = [];
  let tried = 0;
  for (const { rule, id, terraform } of examples) {
    const findings = lint(terraform, 'main.tf').filter((each) => each.rule === rule.id);
    const fix = findings[0]?.fixes[0];
    if (!fix) continue;
    const edits = fix
      .edits(hcl.editor(terraform))
      .filter(({ start, end, text }) => end > start || text !== '');
    tried++;
    const text = applyEdits(terraform.text, edits);
    const left = lint(hcl.read(text), 'main.tf').filter((each) => each.rule === rule.id);
    if (edits.length === 0) failed.push(`${id}: not offered`);
    else if (readHcl(text).problems.length > 0) failed.push(`${id}: broken\n${text}`);
    else if (left.length >= findings.length) failed.push(`${id}: not mended\n${text}`);
  }
  expect(failed).toEqual([]);
  expect(tried).toBeGreaterThan(150);
});
