import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import service from '../ecs/schema/service-definition.generated.json' with { type: 'json' };
import update from '../ecs/schema/service-update.generated.json' with { type: 'json' };
import task from '../ecs/schema/task-definition.generated.json' with { type: 'json' };
import { readDocument } from '../notations/read-document.ts';
import { MISSING, type Node, toValue } from '../text/node.ts';
import { fileOf } from './catalogue.ts';
import { allExamplesOf } from './examples.ts';
import { rules } from './rules.generated.ts';
import { subjectOf } from './subject.ts';
import { violationsOf } from './violations.ts';

/*
 * The schema says the same here as in a validator that everybody uses. Numbers and lists with limits of
 * their own have rules of their own, which are tested there.
 */
const ajv = new Ajv({ allErrors: true, strict: false });
const validators = {
  taskDefinition: ajv.compile(task),
  serviceDefinition: ajv.compile(service),
  serviceUpdate: ajv.compile(update),
};
const COMPARED: ReadonlySet<string> = new Set(['type', 'enum', 'required', 'maxProperties']);

function nodeAt(root: Node, path: string): Node {
  let node = root;
  for (const step of path.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    node = (node.kind === 'array' ? node.items()[Number(name)] : node.get(name)) ?? MISSING;
  }
  return node;
}

test('the schema says of all examples what ajv says', () => {
  let compared = 0;
  const other: string[] = [];
  for (const rule of rules) {
    for (const [index, example] of allExamplesOf(rule).entries()) {
      const document = readDocument(example.text);
      for (const { node, schema } of subjectOf(document, fileOf(rule, example))?.parts ?? []) {
        const validate =
          schema in validators ? validators[schema as keyof typeof validators] : undefined;
        if (!validate) continue;
        validate(toValue(node));
        const expected = (validate.errors ?? []).flatMap(({ keyword, instancePath, params }) => {
          const at = nodeAt(node, instancePath);
          const missing = keyword === 'required' ? String(params.missingProperty) : '';
          if (!COMPARED.has(keyword) || !at.exists || at.isUnknown) return [];
          if (keyword === 'enum' && at.kind !== 'string') return [];
          if (keyword === 'required' && !at.lacks(missing)) return [];
          return [`${keyword} ${at.start} ${missing}`];
        });
        const found = violationsOf(node, schema)
          .filter(({ keyword }) => COMPARED.has(keyword))
          .map((each) => `${each.keyword} ${each.node.start} ${each.params.missingProperty ?? ''}`);
        compared += expected.length;
        if (String(found.sort()) !== String(expected.sort())) {
          other.push(`${rule.id} ${index}: ${found} | ${expected}`);
        }
      }
    }
  }
  expect(other).toEqual([]);
  expect(compared).toBeGreaterThan(50);
});
