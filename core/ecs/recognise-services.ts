import { looseName } from '../text/closest.ts';
import type { Node } from '../text/node.ts';
import { hasMember, member } from './members.ts';
import { rootShape, type SchemaName } from './schema/schema.ts';

/** What a document about services or tasks to run can be. */
export type ServiceKind =
  | 'serviceDefinition'
  | 'serviceUpdate'
  | 'runTask'
  | 'taskSet'
  | 'servicesOutput'
  | 'serviceOutput'
  | 'taskSetsOutput';

/** Kinds of documents that name a task definition to run. */
export const SERVICE_KINDS: ReadonlySet<string> = new Set<ServiceKind>([
  'serviceDefinition',
  'serviceUpdate',
  'runTask',
  'taskSet',
  'servicesOutput',
  'serviceOutput',
  'taskSetsOutput',
]);

/** Members of a service definition that other formats with a `serviceName` do not have. */
const OF_SERVICES = [
  'launchType',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'deploymentController',
  'schedulingStrategy',
  'networkConfiguration',
  'loadBalancers',
  'placementStrategy',
  'placementConstraints',
  'serviceConnectConfiguration',
  'serviceRegistries',
  'volumeConfigurations',
];

/** Members of CreateService and UpdateService that RunTask does not take. */
const NOT_OF_TASKS = [
  'serviceName',
  'service',
  'desiredCount',
  'deploymentConfiguration',
  'deploymentController',
  'schedulingStrategy',
  'loadBalancers',
  'serviceRegistries',
  'serviceConnectConfiguration',
  'healthCheckGracePeriodSeconds',
];

/** Members of RunTask that say how a task is run; one of them stands beside `taskDefinition`. */
const OF_RUN_TASK = [
  'count',
  'overrides',
  'startedBy',
  'launchType',
  'capacityProviderStrategy',
  'networkConfiguration',
  'placementStrategy',
  'placementConstraints',
  'enableExecuteCommand',
  'propagateTags',
  'platformVersion',
];

/** Members that RunTask alone takes, whatever the name of the file says. */
const ONLY_RUN_TASK = ['count', 'overrides', 'startedBy', 'referenceId'];

/** Members of UpdateService that CreateTaskSet does not take. */
const OF_UPDATE = [
  'desiredCount',
  'deploymentConfiguration',
  'deploymentController',
  'forceNewDeployment',
  'availabilityZoneRebalancing',
  'enableExecuteCommand',
  'healthCheckGracePeriodSeconds',
  'placementStrategy',
  'placementConstraints',
  'serviceConnectConfiguration',
  'volumeConfigurations',
];

/**
 * Tells what a document about services is, by its content.
 * @param named the name of the file says that it is about a service
 * @returns undefined for what is none, or shows too little
 */
export function recogniseService(root: Node, named: boolean): ServiceKind | undefined {
  const has = (name: string) => hasMember(root, name);
  const telling = OF_SERVICES.some(has);
  if (has('serviceName') && (telling || has('taskDefinition') || has('desiredCount'))) {
    return 'serviceDefinition';
  }
  const output = recogniseOutput(root);
  if (output) return output;
  if (has('service')) return recogniseUpdate(root);
  if (has('taskDefinition') && has('desiredCount') && telling) return 'serviceDefinition';
  // Deployment tools such as ecspresso set the names of the service and of its task definition.
  if (
    has('desiredCount') &&
    OF_SERVICES.filter(has).length > 1 &&
    fits(root, 'serviceDefinition')
  ) {
    return 'serviceDefinition';
  }
  return isRunTask(root, named) ? 'runTask' : undefined;
}

function recogniseOutput(root: Node): ServiceKind | undefined {
  const isOutput = (name: string) => (item: Node) =>
    item.kind === 'object' && hasMember(item, name);
  if (member(root, 'services').items().some(isOutput('serviceName'))) return 'servicesOutput';
  const service = member(root, 'service');
  if (isOutput('serviceArn')(service)) return 'serviceOutput';
  if (isOutput('serviceName')(service) && hasMember(service, 'taskDefinition')) {
    return 'serviceOutput';
  }
  const sets = member(root, 'taskSets').items();
  return sets.some((set) => hasMember(set, 'taskSetArn') || hasMember(set, 'taskDefinition'))
    ? 'taskSetsOutput'
    : undefined;
}

/** What names an existing service: the input of update-service or of create-task-set. */
function recogniseUpdate(root: Node): ServiceKind | undefined {
  const has = (name: string) => hasMember(root, name);
  if (member(root, 'service').text === undefined) return undefined;
  const updates = OF_UPDATE.some(has);
  if (has('taskDefinition') && (has('externalId') || has('scale') || has('launchType'))) {
    if (!updates && fits(root, 'taskSet')) return 'taskSet';
  }
  if (!updates && !OF_SERVICES.some(has)) return undefined;
  return fits(root, 'serviceUpdate') ? 'serviceUpdate' : undefined;
}

function isRunTask(root: Node, named: boolean): boolean {
  const has = (name: string) => hasMember(root, name);
  const task = member(root, 'taskDefinition');
  // In the place of the name the definition itself can stand, as in a plan.
  const inline = hasMember(task, 'containerDefinitions');
  if ((task.text === undefined && !inline) || NOT_OF_TASKS.some(has)) return false;
  return (named || inline ? ONLY_RUN_TASK : OF_RUN_TASK).some(has) && fits(root, 'runTask');
}

/** Most keys are members of the request: other tools have files with a `service` or a `count` too. */
function fits(root: Node, schema: SchemaName): boolean {
  const known = new Set([...(rootShape(schema).members?.keys() ?? [])].map(looseName));
  const count = root.members.filter(({ key }) => known.has(looseName(key))).length;
  return count * 4 >= root.members.length * 3;
}
