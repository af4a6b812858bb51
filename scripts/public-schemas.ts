import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docsOf } from '../core/assist/docs.ts';
import { PLAN_SHAPE } from '../core/assist/plan-shape.ts';
import type { Shape } from '../core/ecs/schema/schema.ts';
import { rules } from '../core/lint/rules.generated.ts';
import { settingsSchema } from '../core/lint/settings-schema.ts';
import { root } from './vscode/paths.ts';

type Schema = Record<string, unknown>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Where SchemaStore serves a schema. */
const idOf = (name: string): string => `https://json.schemastore.org/${name}.json`;

/**
 * The JSON Schemas for editors and tools that don't run Stowage, by the name of their file: in the form
 * that SchemaStore asks for, so that they can be offered there as they are.
 */
export function publicSchemas(): Readonly<Record<string, Schema>> {
  return {
    'ecs-task-definition': ecsSchema('task-definition', 'Amazon ECS task definition'),
    'ecs-service-definition': ecsSchema('service-definition', 'Amazon ECS service definition'),
    stowagerc: { ...settingsSchema(rules), $id: idOf('stowagerc'), title: 'Settings of Stowage' },
    'stowage-plan': {
      $schema: DRAFT,
      $id: idOf('stowage-plan'),
      title: 'Plan of Stowage: an Amazon ECS cluster and what to place on it',
      type: 'object',
      ...ofShape(PLAN_SHAPE),
    },
  };
}

/** What the ECS API takes, with AWS's documentation of each member. */
function ecsSchema(file: string, title: string): Schema {
  const path = join(root, `core/ecs/schema/${file}.generated.json`);
  const { $ref, definitions } = JSON.parse(readFileSync(path, 'utf8')) as {
    $ref: string;
    definitions: Record<string, { properties?: Record<string, Schema> }>;
  };
  for (const [structure, { properties = {} }] of Object.entries(definitions)) {
    for (const [name, member] of Object.entries(properties)) {
      const description = docsOf(structure, name);
      // Beside a $ref draft-07 heeds nothing else.
      if (description === undefined) continue;
      properties[name] =
        '$ref' in member ? { description, allOf: [member] } : { description, ...member };
    }
  }
  const request = $ref.replace('#/definitions/', '');
  const { [request]: body, ...others } = definitions;
  const schema = { $schema: DRAFT, $id: idOf(`ecs-${file}`), title, ...body };
  return { ...schema, definitions: { ...others } };
}

/** Names, documentation and allowed values. Most members may also be a file's path: no type is asked for. */
function ofShape({ members, items, values, structure }: Shape): Schema {
  const schema: Schema = {};
  if (members) {
    schema.properties = Object.fromEntries(
      [...members].map(([name, shape]) => {
        const description = docsOf(structure, name);
        return [name, { ...(description ? { description } : {}), ...ofShape(shape) }];
      }),
    );
  }
  if (items) schema.items = ofShape(items);
  if (values) schema.examples = [...values];
  return schema;
}
