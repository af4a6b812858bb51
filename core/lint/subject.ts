import { type DocumentKind, kindOf, recognise } from '../ecs/recognise.ts';
import type { SchemaName } from '../ecs/schema/schema.ts';
import { canonicalise, type UnknownKey } from '../ecs/spelling.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { type Assumed, withDefaults } from '../text/assumed.ts';
import { looseName } from '../text/closest.ts';
import type { Document, Unit, UnitKind } from '../text/document.ts';
import type { Node } from '../text/node.ts';

/** A part of a document that the schema of the ECS API describes. */
export interface Part {
  readonly node: Node;
  readonly schema: SchemaName;
  readonly unknownKeys: readonly UnknownKey[];
}

/** Whose input a service-like object is; `output` for what describe calls print. */
export type Operation = 'CreateService' | 'UpdateService' | 'RunTask' | 'CreateTaskSet' | 'output';

const OPERATIONS: Readonly<Partial<Record<DocumentKind, Operation>>> = {
  serviceDefinition: 'CreateService',
  serviceUpdate: 'UpdateService',
  runTask: 'RunTask',
  taskSet: 'CreateTaskSet',
};

/** Values of some kinds, wherever they stand, in the order of the text. */
export interface Census {
  readonly objects: readonly Node[];
  readonly nulls: readonly Node[];
  readonly emptyStrings: readonly Node[];
}

/** What is judged: a document, what it is, and its parts. */
export interface Subject {
  readonly document: Document;
  readonly fileName: string;
  readonly kind: DocumentKind;
  readonly parts: readonly Part[];
  /** What several rules look for in all parts. */
  readonly census: Census;
  readonly tasks: readonly TaskDefinition[];
  /**
   * What names a task definition to run: the input of create-service, update-service, run-task or
   * create-task-set, or each service or task set that a describe call printed.
   */
  readonly services: readonly Node[];
  /** Whose input the services are. */
  readonly operation: Operation;
  /** The task definition that a service names, where it stands inline or was found beside the file. */
  readonly taskOf: (service: Node) => TaskDefinition | undefined;
}

/**
 * Finds the task definition that a service runs: what its document names, or what its deployment tool
 * puts there; without a name only the latter is known. Undefined when it is not at hand.
 */
export type FindTask = (reference: string | undefined) => Document | undefined;

/**
 * Takes a document for what it is, all its units together; undefined when it is no document of Amazon
 * ECS, or a plan.
 */
export function subjectOf(
  document: Document,
  fileName: string,
  findTask?: FindTask,
): Subject | undefined {
  const subjects = subjectsOf(document, fileName, findTask);
  const [first, ...others] = subjects;
  if (!first || others.length === 0) return first;
  const ofService = new Map(subjects.flatMap((each) => each.services.map((one) => [one, each])));
  return {
    ...first,
    kind: 'template',
    parts: subjects.flatMap(({ parts }) => parts),
    census: {
      objects: subjects.flatMap(({ census }) => census.objects),
      nulls: subjects.flatMap(({ census }) => census.nulls),
      emptyStrings: subjects.flatMap(({ census }) => census.emptyStrings),
    },
    tasks: subjects.flatMap(({ tasks }) => tasks),
    services: subjects.flatMap(({ services }) => services),
    operation: 'CreateService',
    taskOf: (service) => ofService.get(service)?.taskOf(service),
  };
}

/** The units of a document that rules judge, each as a subject of its own. */
export function subjectsOf(document: Document, fileName: string, findTask?: FindTask): Subject[] {
  if (document.isTemplate && kindOf(document, fileName) === undefined) return [];
  return document.units.flatMap((unit) => {
    const subject = subjectOfUnit(document, unit, fileName, findTask);
    return subject ? [subject] : [];
  });
}

/** The same units with what unknown values are by default; none for those that have no defaults. */
export function assumedSubjects(
  document: Document,
  fileName: string,
  without?: ReadonlySet<string>,
): AssumedSubject[] {
  if (!document.isTemplate || kindOf(document, fileName) === undefined) return [];
  const assumed = new Map(document.units.map((unit) => [unit, withDefaults(unit.root, without)]));
  const rootOf = (unit: Unit): Node => assumed.get(unit)?.root ?? unit.root;
  return document.units.flatMap((unit) => {
    const task = unit.kind === 'serviceDefinition' ? taskUnit(document, unit.root) : undefined;
    const own = assumed.get(unit)?.defaults;
    const ofTask = task && assumed.get(task)?.defaults;
    if (!own && !ofTask) return [];
    const subject = subjectOfUnit(document, unit, fileName, undefined, rootOf);
    return subject
      ? [{ subject, unit, defaults: new Map([...(own ?? []), ...(ofTask ?? [])]) }]
      : [];
  });
}

/** A unit with defaults in the place of unknown values. */
export interface AssumedSubject {
  readonly subject: Subject;
  readonly unit: Unit;
  /** The defaults by the values that were made of them. */
  readonly defaults: Assumed['defaults'];
}

function subjectOfUnit(
  document: Document,
  unit: Unit,
  fileName: string,
  findTask: FindTask | undefined,
  rootOf: (unit: Unit) => Node = ({ root }) => root,
): Subject | undefined {
  const root = rootOf(unit);
  const kind: DocumentKind | undefined =
    unit.kind === undefined ? recognise(root, fileName) : judgedKind(unit.kind);
  if (!kind || kind === 'plan' || kind === 'template') return undefined;
  const parts = partsOf(root, kind).map(({ node, schema }) => {
    return { node, schema, unknownKeys: canonicalise(node, schema, unit.converts) };
  });
  const nodes = (service: boolean) =>
    parts.filter((part) => isServicePart(part) === service).map((part) => part.node);
  return {
    document,
    fileName,
    kind,
    parts,
    census: censusOf(parts),
    tasks: nodes(false).map((node) => new TaskDefinition(node)),
    services: nodes(true),
    operation: OPERATIONS[kind] ?? 'output',
    taskOf: onceForEach((service) => {
      const task = taskUnit(document, service);
      if (!task) return taskOf(service, findTask);
      const node = rootOf(task);
      canonicalise(node, 'taskDefinition', task.converts);
      return new TaskDefinition(node);
    }),
  };
}

/** Counts in one walk, since a document has thousands of values and each version is judged. */
function censusOf(parts: readonly Part[]): Census {
  const objects: Node[] = [];
  const nulls: Node[] = [];
  const emptyStrings: Node[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'string') {
      if (node.value === '') emptyStrings.push(node);
    } else if (node.kind === 'object') {
      objects.push(node);
      for (const { value } of node.members) visit(value);
    } else if (node.kind === 'array') {
      for (const item of node.items()) visit(item);
    } else if (node.kind === 'null') nulls.push(node);
  };
  for (const { node } of parts) visit(node);
  return { objects, nulls, emptyStrings };
}

/** Clusters, capacity providers and scaling are no documents of the ECS API that rules judge. */
function judgedKind(kind: UnitKind): DocumentKind | undefined {
  switch (kind) {
    case 'taskDefinition':
    case 'containerDefinitions':
    case 'serviceDefinition':
    case 'taskSet':
      return kind;
    default:
      return undefined;
  }
}

/** The unit of the same document that a service or task set runs. */
function taskUnit(document: Document, service: Node): Unit | undefined {
  const unit = document.unitOf?.(service.get('taskDefinition'));
  return unit?.kind === 'taskDefinition' ? unit : undefined;
}

/** Whether a part is about a service, tasks to run or a task set; all others are task definitions. */
export function isServicePart({ schema }: Pick<Part, 'schema'>): boolean {
  return schema !== 'taskDefinition' && schema !== 'containerDefinitions';
}

/** Several rules ask for the task definition of a service, which may have to be read from a file. */
function onceForEach<V>(make: (service: Node) => V): (service: Node) => V {
  const made = new Map<Node, V>();
  return (service) => {
    if (!made.has(service)) made.set(service, make(service));
    return made.get(service) as V;
  };
}

function taskOf(service: Node, findTask: FindTask | undefined): TaskDefinition | undefined {
  const reference = service.get('taskDefinition');
  const document = reference.kind === 'object' ? undefined : findTask?.(reference.string);
  const node = document
    ? document.root.get('taskDefinition').kind === 'object'
      ? document.root.get('taskDefinition')
      : document.root
    : reference;
  if (node.kind !== 'object') return undefined;
  canonicalise(node, 'taskDefinition');
  return new TaskDefinition(node);
}

function partsOf(root: Node, kind: DocumentKind): { node: Node; schema: SchemaName }[] {
  switch (kind) {
    case 'taskDefinition':
      return [{ node: root, schema: 'taskDefinition' }];
    case 'containerDefinitions':
      return [{ node: root, schema: 'containerDefinitions' }];
    case 'taskDefinitionOutput':
      return [{ node: inside(root, 'taskDefinition'), schema: 'taskDefinition' }];
    case 'serviceDefinition':
    case 'serviceUpdate':
    case 'runTask':
    case 'taskSet':
      return [{ node: root, schema: kind }];
    case 'serviceOutput':
      return [{ node: inside(root, 'service'), schema: 'serviceDefinition' }];
    case 'servicesOutput':
      return listed(root, 'services', 'serviceDefinition');
    case 'taskSetsOutput':
      return listed(root, 'taskSets', 'taskSet');
    default:
      return [];
  }
}

function listed(
  root: Node,
  name: string,
  schema: SchemaName,
): { node: Node; schema: SchemaName }[] {
  return inside(root, name)
    .items()
    .filter((item) => item.kind === 'object')
    .map((node) => ({ node, schema }));
}

/** A member of the wrapper, however its key is spelled. */
function inside(root: Node, name: string): Node {
  for (const member of root.members) {
    if (looseName(member.key) === looseName(name)) member.name = name;
  }
  return root.get(name);
}
