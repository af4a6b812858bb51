import { expect, test } from 'vitest';
import {
  cloudformationJson,
  cloudformationYaml,
} from '../../core/notations/cloudformation/cloudformation.ts';
import { templateName } from '../../core/notations/cloudformation/names.ts';
import { json } from '../../core/notations/json/json.ts';
import { yaml } from '../../core/notations/yaml/yaml.ts';
import type { Notation } from '../../core/text/document.ts';
import type { Json } from '../../core/text/edit.ts';
import { type Rewritable, rewritable, said, tryFixes } from './rewritten.ts';

const TYPES: Readonly<Record<string, string>> = {
  taskDefinition: 'AWS::ECS::TaskDefinition',
  serviceDefinition: 'AWS::ECS::Service',
};

/** Examples that a template can express; a template has no lists of containers of their own. */
const examples = rewritable.filter(({ kind }) => TYPES[kind] !== undefined);

const NOTATIONS: readonly [string, Notation, Notation][] = [
  ['YAML', cloudformationYaml, yaml],
  ['JSON', cloudformationJson, json],
];

function templateOf({ data, kind }: Rewritable, plain: Notation): string {
  const Type = TYPES[kind] ?? '';
  return plain.write({ Resources: { Unit: { Type, Properties: spelled(data) } } });
}

function spelled(data: Json, owner?: string): Json {
  if (Array.isArray(data)) return data.map((item) => spelled(item, owner));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, inner]) => [templateName(name, owner), spelled(inner, name)]),
  );
}

test('there are enough examples', () => {
  expect(examples.length).toBeGreaterThan(700);
});

/** Where a template says something else: types are converted, and keys have other names. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'log-options-not-string 0',
  'schema-family-required 4',
  'schema-foreign-spelling 3',
  'schema-readonly-property 0',
  ...[0, 1, 2, 3, 4].map((index) => `schema-unknown-property ${index}`),
  ...[0, 1, 2, 5].map((index) => `schema-wrong-type ${index}`),
]);

test.each(NOTATIONS)('rules say the same in %s', (_, notation, plain) => {
  const other: string[] = [];
  for (const each of examples) {
    const document = notation.read(templateOf(each, plain));
    expect(document.units.length).toBe(1);
    const expected = said(each.document, each.fileName, notation);
    const found = said(document, 'template.yaml', notation);
    const more = found.filter((one) => !expected.includes(one));
    const less = expected.filter((one) => !found.includes(one));
    if (more.length + less.length > 0 && !OTHERWISE.has(`${each.rule.id} ${each.index}`)) {
      other.push(
        `${each.rule.id} ${each.index}\n    + ${more.join(' | ')}\n    - ${less.join(' | ')}`,
      );
    }
  }
  expect(other).toEqual([]);
});

test.each(NOTATIONS)('fixes mend what they are for in %s', (_, notation, plain) => {
  const failed: string[] = [];
  let count = 0;
  for (const each of examples) {
    const document = notation.read(templateOf(each, plain));
    for (const { what, mended, text } of tryFixes(document, 'template.yaml', each.rule.id)) {
      count++;
      if (!mended) failed.push(`${what}\n${text}`);
    }
  }
  expect(count).toBeGreaterThan(200);
  expect(failed.length, failed.join('\n')).toBeLessThanOrEqual(count * 0.02);
});
