import outputs from './outputs.generated.json' with { type: 'json' };
import run from './run-task.generated.json' with { type: 'json' };
import service from './service-definition.generated.json' with { type: 'json' };
import update from './service-update.generated.json' with { type: 'json' };
import task from './task-definition.generated.json' with { type: 'json' };
import set from './task-set.generated.json' with { type: 'json' };

/** What a document, or a part of one, is by the schema of the ECS API. */
export type SchemaName =
  | 'taskDefinition'
  | 'containerDefinitions'
  | 'serviceDefinition'
  | 'serviceUpdate'
  | 'runTask'
  | 'taskSet';

/** What may stand at one place. */
export interface Shape {
  readonly type: string;
  /** The name of the member of which this is the shape. */
  readonly name?: string;
  /** The structure of the API, for objects that are one. */
  readonly structure?: string;
  readonly members?: ReadonlyMap<string, Shape>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  /** What every member of an object with names of its own is. */
  readonly entries?: Shape;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
  /** How many of its members an object may have: one of a union. */
  readonly maxProperties?: number;
}

interface Raw {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Raw>>;
  readonly required?: readonly string[];
  readonly items?: Raw;
  readonly enum?: readonly string[];
  readonly maxProperties?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: number;
}

const taskDefinition = shapes(task.definitions, 'RegisterTaskDefinitionRequest');
const serviceDefinition = shapes(service.definitions, 'CreateServiceRequest');

const taskSet = shapes(set.definitions, 'CreateTaskSetRequest');

const roots: Readonly<Record<SchemaName, Shape>> = {
  taskDefinition,
  containerDefinitions: taskDefinition.members?.get('containerDefinitions') ?? { type: 'array' },
  serviceDefinition,
  serviceUpdate: shapes(update.definitions, 'UpdateServiceRequest'),
  runTask: shapes(run.definitions, 'RunTaskRequest'),
  taskSet,
};

/** Members of what describe-task-definition prints that register-task-definition does not take. */
export const READ_ONLY_TASK_MEMBERS: ReadonlySet<string> = new Set(
  outputs.TaskDefinition.filter((name) => !taskDefinition.members?.has(name)),
);

/** Members of what describe-services prints that create-service does not take. */
export const READ_ONLY_SERVICE_MEMBERS: ReadonlySet<string> = new Set(
  outputs.Service.filter((name) => !serviceDefinition.members?.has(name)),
);

/** Members of what describe-task-sets prints that create-task-set does not take. */
export const READ_ONLY_TASK_SET_MEMBERS: ReadonlySet<string> = new Set(
  outputs.TaskSet.filter((name) => !taskSet.members?.has(name)),
);

/** The shape of a whole document. */
export function rootShape(name: SchemaName): Shape {
  return roots[name];
}

/** What each member of a map is (labels, log options); text where nothing else is known of it. */
export function mapValue(shape: Shape | undefined): Shape | undefined {
  if (shape?.type !== 'object' || shape.members) return undefined;
  return shape.entries ?? { type: 'string' };
}

/** The shape at a path of member names and indices; undefined where the schema knows nothing. */
export function shapeAt(name: SchemaName, path: readonly (string | number)[]): Shape | undefined {
  let shape: Shape | undefined = roots[name];
  for (const step of path) {
    shape = typeof step === 'number' ? shape?.items : shape?.members?.get(step);
  }
  return shape;
}

/** Resolves the references; the structures of these requests do not contain themselves. */
function shapes(definitions: Readonly<Record<string, unknown>>, request: string): Shape {
  const done = new Map<string, Shape>();
  const structure = (name: string): Shape => {
    const known = done.get(name);
    if (known) return known;
    const shape = { ...resolve(definitions[name] as Raw), structure: name };
    done.set(name, shape);
    return shape;
  };
  const resolve = (raw: Raw): Shape => {
    if (raw.$ref) return structure(raw.$ref.replace('#/definitions/', ''));
    const { properties, items, required, minimum, maximum, maxProperties } = raw;
    return {
      type: typeof raw.type === 'string' ? raw.type : 'any',
      ...(properties && { members: new Map(entries(properties)) }),
      ...(required && { required }),
      ...(items && { items: resolve(items) }),
      ...(raw.enum && { values: raw.enum }),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(raw.default !== undefined && { default: raw.default }),
      ...(maxProperties !== undefined && { maxProperties }),
    };
  };
  const entries = (properties: Readonly<Record<string, Raw>>) =>
    Object.entries(properties).map(([name, raw]) => [name, { ...resolve(raw), name }] as const);
  return structure(request);
}
