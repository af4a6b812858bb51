import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../core/ecs/recognise.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { publicSchemas } from '../../scripts/public-schemas.ts';
import { root } from '../house/imports.ts';

const schemas = publicSchemas();
/** As the checks of SchemaStore read schemas: in strict mode. */
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
const validators = new Map(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);

const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json') && !name.includes('mistakes'))
  .map((name) => [name, readFileSync(join(root, 'examples', name), 'utf8')] as const);

const KINDS = {
  taskDefinition: 'ecs-task-definition',
  serviceDefinition: 'ecs-service-definition',
  plan: 'stowage-plan',
} as const;

describe('the schemas for everybody', () => {
  test.each(Object.entries(schemas))('%s has what SchemaStore asks for', (name, schema) => {
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `https://json.schemastore.org/${name}.json`,
      title: expect.any(String),
      type: 'object',
    });
  });

  test('they accept the examples', () => {
    let judged = 0;
    for (const [name, text] of examples) {
      const kind = recognise(readDocument(text).root, name);
      const schema = KINDS[kind as keyof typeof KINDS];
      const validate = schema && validators.get(schema);
      if (!validate) continue;
      judged++;
      expect([name, validate(parse(text)), validate.errors]).toEqual([name, true, null]);
    }
    expect(judged).toBeGreaterThan(8);
  });

  const task = { family: 'a', containerDefinitions: [{ name: 'a', image: 'a:1' }] };
  test.each<[what: string, schema: string, value: unknown]>([
    ['no containers', 'ecs-task-definition', { ...task, containerDefinitions: [] }],
    ['an unknown network mode', 'ecs-task-definition', { ...task, networkMode: 'awsvcp' }],
    ['a number for the size', 'ecs-task-definition', { ...task, cpu: 256 }],
    ['a service without a name', 'ecs-service-definition', { desiredCount: 1 }],
    ['a preset that there is not', 'stowagerc', { extends: 'everything' }],
  ])('they refuse %s', (_, schema, value) => {
    expect(validators.get(schema)?.(value)).toBe(false);
  });

  test('members have the documentation of AWS', () => {
    const { properties } = schemas['ecs-task-definition'] as {
      properties: Record<string, { description?: string }>;
    };
    const silent = Object.entries(properties).filter(([, { description }]) => !description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
