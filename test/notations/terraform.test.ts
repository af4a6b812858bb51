import { expect, test } from 'vitest';
import { lint } from '../../core/lint/lint.ts';
import { hcl } from '../../core/notations/hcl/hcl.ts';
import { readHcl } from '../../core/notations/hcl/read.ts';
import { errorsIn } from '../lint/corpus.ts';
import { rewritable, said, tryFixes } from './rewritten.ts';
import { terraformFiles } from './terraform-corpus.ts';

/*
 * The examples of all rules, rewritten into Terraform: they must give the findings that they give in JSON,
 * and their fixes must mend them. The same fixes on real files.
 */

const NAME = 'main.tf';

const examples = rewritable
  .filter(({ kind }) => kind === 'taskDefinition' || kind === 'serviceDefinition')
  .map((each) => ({ ...each, id: `${each.rule.id} ${each.index}`, text: hcl.write(each.data) }))
  // What Terraform has no name for cannot be written.
  .filter(({ text }) => text !== '');

/** Rules that say something else of Terraform, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'schema-wrong-type': 'Terraform converts the values of attributes',
  'schema-unknown-property': 'the provider takes keys in any case',
  'service-desired-count': 'the provider has a default',
  'tags-empty-array': 'the provider sends nothing for an empty map',
  'best-tags': 'the provider may add tags to all resources',
};

test('most examples can be written in Terraform, and all that is written is read', () => {
  const broken = examples.filter(({ text }) => readHcl(text).problems.length > 0);
  expect(broken.map(({ id }) => id)).toEqual([]);
  expect(examples.length).toBeGreaterThan(700);
});

test('rules say the same in Terraform', () => {
  const rules = (all: string[]) =>
    all.filter((each) => !((each.split(':')[0] as string) in OTHERWISE));
  const other = examples.flatMap(({ id, fileName, document, text }) => {
    const expected = rules(said(document, fileName, hcl));
    const found = rules(said(hcl.read(text), NAME, hcl));
    const less = expected.filter((each) => !found.includes(each));
    const more = found.filter((each) => !expected.includes(each));
    return less.length + more.length > 0 ? [`${id}\n  + ${more}\n  - ${less}`] : [];
  });
  expect(other).toEqual([]);
});

test('fixes mend what they are for', () => {
  let count = 0;
  const failed = examples.flatMap(({ rule, text }) =>
    tryFixes(hcl.read(text), NAME, rule.id).flatMap(({ what, mended, text: after }) => {
      count++;
      return mended && readHcl(after).problems.length === 0 ? [] : [`${what}\n${after}`];
    }),
  );
  expect(failed).toEqual([]);
  expect(count).toBeGreaterThan(180);
});

const files = terraformFiles();

test.skipIf(files.length === 0)('fixes mend what they are for in real files', () => {
  let count = 0;
  const failed = files.flatMap(({ name, text }) => {
    const faults: string[] = [];
    lint(hcl.read(text), name, { onFault: (rule) => faults.push(`${name}: ${rule} threw`) });
    const tried = tryFixes(hcl.read(text), name);
    count += tried.length;
    const bad = tried.filter(
      ({ mended, text: after }) => !mended || readHcl(after).problems.length > 0,
    );
    return [...faults, ...bad.map(({ what }) => `${name}: ${what}`)];
  });
  expect(count).toBeGreaterThan(250);
  expect(failed.length, failed.join('\n')).toBeLessThanOrEqual(count * 0.03);
  // Nothing but a rule that reports one container at a time, so that the next one follows.
  expect(failed.filter((each) => !each.includes('log-mode-implicit'))).toEqual([]);
});

test.skipIf(files.length === 0)('every ECS resource of real files is found', () => {
  const lost = files.filter(({ text }) => {
    const resources = [...text.matchAll(/^\s*resource\s+"aws_ecs_(?:task_definition|service)"/gm)];
    const { units } = hcl.read(text);
    const found = units.filter(
      ({ kind }) => kind === 'taskDefinition' || kind === 'serviceDefinition',
    );
    return found.length !== resources.length;
  });
  expect(lost.map(({ name }) => name)).toEqual([]);
});

/** Errors in real files that were looked at and are true: `file rule times reason`. There is none so far. */
const REVIEWED: readonly string[] = [];

test.skipIf(files.length === 0)('every error in real files was reviewed', () => {
  expect(errorsIn(files)).toEqual(
    REVIEWED.map((line) => line.split('\t').slice(0, 3).join('\t')).sort(),
  );
});
