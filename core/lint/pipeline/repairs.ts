import { READ_ONLY_TASK_MEMBERS, shapeAt } from '../../ecs/schema/schema.ts';
import type { Node, Range } from '../../text/node.ts';
import type { Finding } from '../finding.ts';
import type { Part, Subject } from '../subject.ts';
import type { Deployment, Removal } from './deployment.ts';

/**
 * What a pipeline does to a document before Amazon ECS sees it: a finding about a value that is filled in
 * or removed on the way is about nothing.
 */
export interface Repairs {
  /** Names of the containers whose image is filled in. */
  readonly images: ReadonlySet<string>;
  /** Names of the environment variables that are filled in, by the name of the container. */
  readonly environment: ReadonlyMap<string, ReadonlySet<string>>;
  readonly removes: ReadonlySet<Removal>;
  /** Members of a service definition that the tool sets itself. */
  readonly sets: ReadonlySet<string>;
  /** The path of the task definition that the service runs, whatever the document names. */
  readonly runs: string | undefined;
}

/** What several deployments of one document do together; undefined without any. */
export function repairsOf(deployments: readonly Deployment[]): Repairs | undefined {
  if (deployments.length === 0) return undefined;
  const containers = deployments.flatMap((each) => each.containers);
  const environment = new Map<string, Set<string>>();
  for (const each of containers) {
    const names = environment.get(each.name) ?? new Set();
    for (const name of each.environment) names.add(name);
    environment.set(each.name, names);
  }
  // Of two environments with one service definition nobody knows which is meant.
  const runs = new Set(deployments.flatMap((each) => each.runs ?? []));
  return {
    images: new Set(containers.filter(({ image }) => image).map(({ name }) => name)),
    environment,
    removes: new Set(deployments.flatMap(({ removes }) => [...removes])),
    sets: new Set(deployments.flatMap(({ sets }) => [...sets])),
    runs: runs.size === 1 ? [...runs][0] : undefined,
  };
}

/** Members that must have a value: without them, removing an empty one mends nothing. */
const NEEDED: ReadonlySet<string> = new Set([
  'containerDefinitions',
  'family',
  'image',
  'name',
  'valueFrom',
  'containerName',
  'sourceVolume',
  'containerPath',
]);

/** What the deploy action of GitHub removes; IGNORED_TASK_DEFINITION_ATTRIBUTES of its source. */
const IGNORED: ReadonlySet<string> = new Set([
  'compatibilities',
  'taskDefinitionArn',
  'requiresAttributes',
  'revision',
  'status',
  'registeredAt',
  'deregisteredAt',
  'registeredBy',
]);

/** Findings about the absence of something, by their rule, and what makes up for it. */
const ABSENCE: Readonly<Record<string, (repairs: Repairs, name: string) => boolean>> = {
  'schema-image-required': ({ images }, name) => images.has(name),
};

/** The findings that still hold after the pipeline has done its part. */
export function withoutRepaired(
  findings: readonly Finding[],
  subject: Subject,
  repairs: Repairs,
): Finding[] {
  const values = [...filledIn(subject, repairs)].filter(({ exists }) => exists);
  const ranges: Range[] = [...values, ...removed(subject, repairs)];
  const inside = ({ start, end }: Range) =>
    ranges.some((range) => range.start <= start && end <= range.end);
  return findings.filter((finding) => {
    if (inside(finding)) return false;
    if (finding.rule === 'schema-describe-wrapper') return !repairs.removes.has('wrapper');
    return !ABSENCE[finding.rule]?.(repairs, String(finding.params.name ?? ''));
  });
}

/** The values that the pipeline writes over. */
function* filledIn({ tasks, services }: Subject, repairs: Repairs): Generator<Node> {
  for (const { containers } of tasks) {
    for (const { name, node } of containers) {
      if (name === undefined) continue;
      if (repairs.images.has(name)) yield node.get('image');
      const variables = repairs.environment.get(name);
      for (const pair of node.get('environment').items()) {
        if (variables?.has(pair.get('name').string ?? '')) yield pair.get('value');
      }
    }
  }
  for (const service of services) for (const name of repairs.sets) yield service.get(name);
}

/** What is no longer there: members with their keys, and items. */
function* removed({ parts, tasks }: Subject, { removes }: Repairs): Generator<Range> {
  const gone = (node: Node): boolean =>
    removes.has('empty') ? isEmpty(node) : removes.has('null') && node.kind === 'null';
  for (const part of parts) for (const node of goneIn(part, part.node, gone)) yield whole(node);
  const [task] = tasks;
  if (!task) return;
  if (removes.has('readOnly')) {
    const members = task.node.members.filter(({ name }) => READ_ONLY_TASK_MEMBERS.has(name));
    // One finding stands for all of them: it goes when nothing of it is left.
    if (members.every(({ name }) => IGNORED.has(name))) {
      for (const { value } of members) yield whole(value);
    }
  }
  const tags = task.node.get('tags');
  if (removes.has('emptyTags') && isEmpty(tags)) yield whole(tags);
}

/** The outermost values below a node that are removed; what is needed stays missing. */
function* goneIn(part: Part, node: Node, gone: (node: Node) => boolean): Generator<Node> {
  for (const child of [...node.members.map(({ value }) => value), ...node.items()]) {
    if (!gone(child)) yield* goneIn(part, child, gone);
    else if (!isNeeded(part, child)) yield child;
  }
}

function isNeeded({ node: root, schema }: Part, node: Node): boolean {
  const name = node.asMember?.name;
  if (name === undefined) return false;
  if (NEEDED.has(name)) return true;
  const path = node.parent?.path().slice(root.path().length) ?? [];
  return shapeAt(schema, path)?.required?.includes(name) ?? false;
}

/** Empty as the deploy action of GitHub has it: nothing but empty values, at any depth. */
function isEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'null':
      return true;
    case 'string':
      return node.text === '';
    case 'array':
      return !node.open && node.items().every(isEmpty);
    case 'object':
      return !node.open && node.members.every(({ value }) => isEmpty(value));
    default:
      return false;
  }
}

function whole(node: Node): Range {
  return { start: node.asMember?.keyRange.start ?? node.start, end: node.end };
}
