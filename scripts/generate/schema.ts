import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FRACTIONS, LIMITS } from '../../core/ecs/schema/limits.ts';
import { type Declarations, type DeclaredMember, readDeclarations } from './declarations.ts';
import { writeChanged } from './write.ts';

type Schema = Record<string, unknown>;

/** The requests that become schemas, by the file they become. */
const REQUESTS = {
  'task-definition': 'RegisterTaskDefinitionRequest',
  'service-definition': 'CreateServiceRequest',
  'service-update': 'UpdateServiceRequest',
  'run-task': 'RunTaskRequest',
  'task-set': 'CreateTaskSetRequest',
} as const;

/** Structures whose member names alone are needed: what describe calls print. */
const OUTPUTS = ['TaskDefinition', 'Service', 'TaskSet'] as const;

/**
 * Writes the schemas of ECS documents and the documentation of the fields
 * into `core/ecs/schema/`, from the type declarations of `@aws-sdk/client-ecs`.
 */
export function generateSchemas(root: string): void {
  const declarations = readSdk(root);
  const folder = join(root, 'core/ecs/schema');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeChanged(join(folder, name), text);
  const full = buildSchemas(declarations);
  for (const [name, schema] of Object.entries(full)) {
    write(`${name}.generated.json`, `${JSON.stringify(schema, null, 1)}\n`);
  }
  const outputs = OUTPUTS.map((name) => [name, membersOf(declarations, name).map((m) => m.name)]);
  write('outputs.generated.json', `${JSON.stringify(Object.fromEntries(outputs), null, 1)}\n`);
  write('fields.generated.ts', fieldDocs(declarations));
}

function readSdk(root: string): Declarations {
  const models = join(root, 'node_modules/@aws-sdk/client-ecs/dist-types/models');
  const files = ['models_0.d.ts', 'models_1.d.ts', 'enums.d.ts'];
  return readDeclarations(files.map((file) => readFileSync(join(models, file), 'utf8')));
}

function membersOf(declarations: Declarations, name: string): readonly DeclaredMember[] {
  const members = declarations.structures.get(name);
  if (!members) throw new Error(`@aws-sdk/client-ecs declares no ${name}.`);
  return members;
}

function buildSchemas(declarations: Declarations): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const [name, request] of Object.entries(REQUESTS)) {
    const names = reachable(declarations, request);
    const definitions = Object.fromEntries(
      names.map((structure) => [structure, structureSchema(declarations, structure)]),
    );
    schemas[name] = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `stowage:${name}`,
      $ref: `#/definitions/${request}`,
      definitions,
    };
  }
  return schemas;
}

/** The structures that a request consists of, itself first. */
function reachable(declarations: Declarations, request: string): string[] {
  const names = [request];
  for (const name of names) {
    for (const { type } of membersOf(declarations, name)) {
      const base = type.replace(/\[\]$/, '');
      if (declarations.structures.has(base) && !names.includes(base)) names.push(base);
    }
  }
  return names;
}

function structureSchema(declarations: Declarations, name: string): Schema {
  const members = membersOf(declarations, name);
  const properties: Schema = {};
  for (const member of members) {
    const limit = LIMITS.find((each) => each.structure === name && each.member === member.name);
    properties[member.name] = {
      ...typeSchema(declarations, member.type, FRACTIONS.includes(`${name}.${member.name}`)),
      ...limit?.keywords,
    };
  }
  const required = members.filter((member) => member.required).map((member) => member.name);
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(declarations.unions.has(name) ? { maxProperties: 1 } : {}),
  };
}

function typeSchema(declarations: Declarations, type: string, fraction: boolean): Schema {
  if (type.endsWith('[]')) {
    return { type: 'array', items: typeSchema(declarations, type.slice(0, -2), fraction) };
  }
  if (type.startsWith('Record<'))
    return { type: 'object', additionalProperties: { type: 'string' } };
  const values = declarations.enums.get(type);
  if (values) return { type: 'string', enum: values };
  if (declarations.structures.has(type)) return { $ref: `#/definitions/${type}` };
  if (type === 'number') return { type: fraction ? 'number' : 'integer' };
  if (type === 'string' || type === 'boolean') return { type };
  if (type === '__DocumentType') return {};
  if (type === 'Date') return { type: ['string', 'number'] };
  throw new Error(`@aws-sdk/client-ecs declares a type that the generator cannot read: ${type}`);
}

/** The documentation of every member, by structure; for hovers and completion. */
function fieldDocs(declarations: Declarations): string {
  const docs: Record<string, Record<string, string>> = {};
  for (const request of Object.values(REQUESTS)) {
    for (const name of reachable(declarations, request)) {
      const members = membersOf(declarations, name).map(({ name, doc }) => [name, doc]);
      docs[name] = Object.fromEntries(members);
    }
  }
  return [
    '// Generated by `npm run generate` from the declarations of @aws-sdk/client-ecs. Do not edit.',
    '/** What AWS says about each member, with backticks for code and links as in Markdown, by structure. */',
    'export const fieldDocs: Readonly<Record<string, Readonly<Record<string, string>>>> =',
    `  ${JSON.stringify(docs, null, 1)};`,
    '',
  ].join('\n');
}

if (import.meta.main) generateSchemas(dirname(dirname(import.meta.dirname)));
