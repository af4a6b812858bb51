import { knownValuesIn, valuesOf } from '../ecs/known-values.ts';
import { recognise } from '../ecs/recognise.ts';
import { TaskDefinition } from '../ecs/task-definition.ts';
import { readDocument, writeDocument } from '../notations/read-document.ts';
import type { Json } from '../text/edit.ts';
import type { Node } from '../text/node.ts';
import { baseName, relativePath } from '../text/paths.ts';
import { familyIn } from './find-family.ts';
import { type InstanceGroup, instancesFor } from './new-instances.ts';
import type { Plan } from './plan.ts';
import { readPlan } from './read-plan.ts';
import { templateOf, viewOf } from './template-view.ts';
import type { PlanWorkspace } from './workspace.ts';

/** A file that is to be made. */
export interface NewPlan {
  /** Without a folder: it goes beside the document that it is made for. */
  readonly name: string;
  readonly text: string;
}

/** The Region of a plan whose documents name none. */
const REGION = 'us-east-1';

/** Tasks of a service that no file describes. */
const DESIRED = 3;

/** Endings of names that say what a file is, and that the plan's name is made without. */
const KIND_IN_NAME = /[-_.]?(?:ecs[-_.]?)?(?:task|service)(?:[-_.]?def(?:inition)?)?$/i;

/**
 * A first plan for a task definition or a service definition that fits what it says: Fargate without
 * instances; else instances of its architecture, operating system and size, in its Region, as many as
 * place all. The services whose definitions run the task definition are referred to.
 * @param uri of the document; the plan goes beside it
 * @param services URIs of files that may be service definitions
 */
export async function newPlan(
  uri: string,
  workspace: PlanWorkspace,
  services: readonly string[] = [],
): Promise<NewPlan> {
  const root = await read(workspace, uri);
  const isService = recognise(root, uri) === 'serviceDefinition' || root.get('services').exists;
  const running = isService ? [uri] : await servicesOf(uri, workspace, services);
  const stem = stemOf(uri);
  const planUri = workspace.resolve(uri, `./${stem || 'cluster'}.new.stowage.json`);
  const described = await Promise.all(running.map((each) => read(workspace, each)));
  const members = {
    services:
      running.length > 0
        ? running.map((each) => relativePath(uri, each))
        : [serviceFor(root, uri, stem)],
    // A service that names a family leaves open which file has it.
    ...(isService || running.length === 0 ? {} : { taskDefinitions: [relativePath(uri, uri)] }),
    seed: 1,
  };
  const cluster = described.map((each) => each.get('cluster').string).find(Boolean) ?? 'default';
  const write = (groups: readonly InstanceGroup[]): string => {
    const containerInstances = groups as unknown as Json;
    return writeDocument({
      cluster: baseName(cluster),
      ...(groups.length > 0 ? { containerInstances } : {}),
      ...members,
    });
  };
  const tryGroups = (groups: readonly InstanceGroup[]): Promise<Plan> =>
    readPlan(planUri, withFile(workspace, planUri, write(groups)));
  const { requests, files } = await tryGroups([]);
  const region = await regionOf(workspace, [uri, ...files]);
  const groups = requests.length > 0 ? await instancesFor(requests, region, tryGroups) : [];
  const family = taskIn(root, uri).get('family').string;
  return { name: `${stem || family || 'cluster'}.stowage.json`, text: write(groups) };
}

/** The root of a document; of a template what a plan makes of it. */
async function read(workspace: PlanWorkspace, uri: string): Promise<Node> {
  const file = await workspace.read(uri);
  const document = readDocument('text' in file ? file.text : '', uri);
  return document.isTemplate ? viewOf(document).root : document.root;
}

function taskIn(root: Node, uri: string): Node {
  return recognise(root, uri) === 'taskDefinitionOutput' ? root.get('taskDefinition') : root;
}

/** The file's name without what says that it is a task definition. */
function stemOf(uri: string): string {
  const file = decodeURIComponent(baseName(uri)).replace(/\.\w{1,10}$/, '');
  return file.replace(KIND_IN_NAME, '');
}

/** The service definitions that run the task definition, by its path or its family. */
async function servicesOf(
  uri: string,
  workspace: PlanWorkspace,
  services: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const service of services) {
    const root = await read(workspace, service);
    if (recognise(root, service) !== 'serviceDefinition') continue;
    const reference = root.get('taskDefinition').string ?? '';
    const named = familyIn(reference);
    const task = named
      ? await workspace.findTaskDefinition(named.family, named.revision, service)
      : workspace.resolve(service, reference);
    if (task === uri) found.push(service);
  }
  return found;
}

/** A service for a task definition that none runs yet. */
function serviceFor(root: Node, uri: string, stem: string): { [key: string]: Json } {
  // Of a template with several task definitions the first is named.
  const [first] = root.get('taskDefinition').exists ? [] : (templateOf(root)?.tasks ?? []);
  const [name, node] = first ?? ['', taskIn(root, uri)];
  const task = new TaskDefinition(node);
  const launchType = task.fargate ? 'FARGATE' : task.requiresOnly('EXTERNAL') ? 'EXTERNAL' : 'EC2';
  return {
    serviceName: node.get('family').string ?? (stem || 'service'),
    taskDefinition: relativePath(uri, uri) + (name && `#${name}`),
    desiredCount: DESIRED,
    launchType,
  };
}

/** The Region that these documents name most often. */
async function regionOf(workspace: PlanWorkspace, uris: readonly string[]): Promise<string> {
  const roots = await Promise.all([...new Set(uris)].map((each) => read(workspace, each)));
  return valuesOf(roots.map(knownValuesIn), 'region')[0] ?? REGION;
}

/** The workspace with one more file. */
function withFile(workspace: PlanWorkspace, uri: string, text: string): PlanWorkspace {
  return {
    read: async (each) => (each === uri ? { text } : workspace.read(each)),
    resolve: (base, relative) => workspace.resolve(base, relative),
    findTaskDefinition: (family, revision, from) =>
      workspace.findTaskDefinition(family, revision, from),
  };
}
