import type { Document } from '../text/document.ts';
import type { Node } from '../text/node.ts';
import {
  CONTAINERS_STEM,
  decodeName,
  isNamed,
  PLAN_NAME,
  SERVICE_STEM,
  TASK_DEFINITION_STEM,
} from './concerns.ts';
import { hasMember, member } from './members.ts';
import { recogniseService } from './recognise-services.ts';

/** What a document is to Amazon ECS. */
export type DocumentKind =
  | 'taskDefinition' // what register-task-definition takes
  | 'taskDefinitionOutput' // {"taskDefinition": {…}} as describe-task-definition prints it
  | 'containerDefinitions' // a bare list of containers, as Terraform files hold it
  | 'serviceDefinition' // what create-service takes
  | 'serviceUpdate' // what update-service takes
  | 'runTask' // what run-task takes
  | 'taskSet' // what create-task-set takes
  | 'servicesOutput' // {"services": […]} as describe-services prints it
  | 'serviceOutput' // {"service": {…}} as create-service and update-service print it
  | 'taskSetsOutput' // {"taskSets": […]} as describe-task-sets prints it
  | 'plan' // a described cluster and what to place on it
  | 'template'; // resources of CloudFormation or Terraform, some of them definitions

/** Members by which other formats are known: CloudFormation, Compose, Kubernetes, daemons, AWS Batch. */
const OTHERS = ['Resources', 'AWSTemplateFormatVersion', 'apiVersion', 'openapi', '$schema'];

/** What people say that a document is, against what it looks like. */
export const CHOSEN_KINDS = ['taskDefinition', 'serviceDefinition', 'plan', 'none'] as const;
export type ChosenKind = (typeof CHOSEN_KINDS)[number];

/** Choices of people, by the root of the document. */
const chosen = new WeakMap<Node, ChosenKind>();

/** From now on the document with this root is taken for what is said. */
export function choose(root: Node, kind: ChosenKind): void {
  chosen.set(root, kind);
}

/** A changed text is taken for what the text before it was chosen to be. */
export function chooseAlike(root: Node, before: Node): void {
  const kind = chosen.get(before);
  if (kind) chosen.set(root, kind);
}

/** A wrapper or a list is what it is, whoever chose the kind of what stands in it. */
function asChosen(root: Node, kind: ChosenKind): DocumentKind | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'taskDefinition':
      if (root.kind === 'array') return 'containerDefinitions';
      return member(root, 'taskDefinition').kind === 'object' ? 'taskDefinitionOutput' : kind;
    case 'serviceDefinition':
      if (member(root, 'services').kind === 'array') return 'servicesOutput';
      if (member(root, 'service').kind === 'object') return 'serviceOutput';
      return recogniseService(root, true) ?? kind;
    case 'plan':
      return kind;
  }
}

/** Tells what a document is, or what it holds where it is a template. */
export function kindOf(
  { root, units, isTemplate }: Document,
  fileName: string,
): DocumentKind | undefined {
  if (!isTemplate) return recognise(root, fileName);
  return units.length > 0 && chosen.get(root) !== 'none' ? 'template' : undefined;
}

/**
 * Tells what a document is: what someone chose, else by content, then by the name of the file (path
 * or URI).
 * @returns undefined for what is no document of Amazon ECS
 */
export function recognise(root: Node, fileName: string): DocumentKind | undefined {
  const choice = chosen.get(root);
  if (choice) return asChosen(root, choice);
  const name = decodeName(fileName);
  if (PLAN_NAME.test(name)) return 'plan';
  if (root.kind === 'array') return recogniseList(root, name);
  // Nothing readable: the name alone tells what someone wanted it to be.
  if (root.kind === 'invalid' && isNamed(name, TASK_DEFINITION_STEM)) return 'taskDefinition';
  if (root.kind !== 'object') return undefined;
  const has = (member: string) => hasMember(root, member);
  const containers = member(root, 'containerDefinitions');
  // A word in the place of the list: documentation or a schema of some kind.
  if (containers.string !== undefined && containers.string !== '') return undefined;
  if (has('containerDefinitions')) return isOther(root) ? undefined : 'taskDefinition';
  const named = isNamed(name, SERVICE_STEM);
  const service = recogniseService(root, named);
  if (service) return service;
  if (!has('serviceName') && isTaskInside(member(root, 'taskDefinition'))) {
    return 'taskDefinitionOutput';
  }
  if (OTHERS.some(has)) return undefined;
  if (named) return 'serviceDefinition';
  // An object without any value is one that somebody is about to write.
  const begun = isEmpty(root) || looksLikeTask(root);
  return isNamed(name, TASK_DEFINITION_STEM) && begun ? 'taskDefinition' : undefined;
}

/** A list is ours when its objects look like containers: a name, and an image or what only they have. */
function recogniseList(root: Node, name: string): DocumentKind | undefined {
  const items = root.items().filter((item) => item.kind === 'object');
  const telling = ['portMappings', 'logConfiguration', 'mountPoints', 'essential', 'dockerLabels'];
  const container = (item: Node) =>
    hasMember(item, 'image') &&
    (hasMember(item, 'name') || telling.some((key) => hasMember(item, key)));
  const enough = (item: Node) => container(item) && telling.some((key) => hasMember(item, key));
  const named = isNamed(name, TASK_DEFINITION_STEM);
  // A list without any value is one that somebody is about to write.
  const begun = root.items().every((item) => item.kind === 'object' && isEmpty(item));
  if (begun && isNamed(name, CONTAINERS_STEM)) return 'containerDefinitions';
  // One that is being written stands beside others.
  const likely = (item: Node) =>
    isEmpty(item) || hasMember(item, 'name') || hasMember(item, 'image');
  const ours = items.every(likely) && items.some(named ? container : enough);
  return ours ? 'containerDefinitions' : undefined;
}

/** Nothing in it but keys that have no value yet. */
function isEmpty({ members }: Node): boolean {
  return members.every(({ value }) => value.start === value.end);
}

/** What describe-task-definition prints, or begins to: other files name a `taskDefinition` too. */
function isTaskInside(inner: Node): boolean {
  return ['containerDefinitions', 'taskDefinitionArn', 'family'].some((name) =>
    hasMember(inner, name),
  );
}

/**
 * RegisterDaemonTaskDefinition is another API whose JSON looks almost the same, and so does the
 * Dockerrun.aws.json of Elastic Beanstalk.
 */
function isOther(root: Node): boolean {
  if (hasMember(root, 'AWSEBDockerrunVersion')) return true;
  if (root.get('pidMode').string === 'shared' || root.get('ipcMode').string === 'shared')
    return true;
  return root
    .get('volumes')
    .items()
    .some((volume) => volume.get('logDriverVolumeConfiguration').exists);
}

/** A file that is named like a task definition and has begun to be one. */
function looksLikeTask(root: Node): boolean {
  const members = [
    'family',
    'networkMode',
    'requiresCompatibilities',
    'executionRoleArn',
    'taskRoleArn',
  ];
  return members.some((name) => hasMember(root, name));
}
