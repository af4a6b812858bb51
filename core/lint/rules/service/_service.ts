import type { Container, TaskDefinition } from '../../../ecs/task-definition.ts';
import type { Node, Range } from '../../../text/node.ts';
import type { Subject } from '../../subject.ts';

/** A service is a daemon: one task on each instance. */
export const isDaemon = (service: Node): boolean =>
  service.get('schedulingStrategy').string === 'DAEMON';

/** A service runs on Fargate: by launch type, or by Fargate's own capacity providers alone. */
export function onFargate(service: Node): boolean {
  if (service.get('launchType').string === 'FARGATE') return true;
  const providers = service.get('capacityProviderStrategy').items();
  return (
    providers.length > 0 &&
    providers.every((item) => /^FARGATE(?:_SPOT)?$/.test(item.get('capacityProvider').string ?? ''))
  );
}

/** Minimum and maximum percentages; undefined where they cannot be known. */
export function percentages(service: Node): { minimum?: number; maximum?: number } {
  const deployment = service.get('deploymentConfiguration');
  if (!service.lacks('deploymentConfiguration') && deployment.kind !== 'object') return {};
  const read = (name: string, fallback: number): number | undefined =>
    deployment.kind !== 'object' || deployment.lacks(name) ? fallback : deployment.get(name).number;
  const daemon = isDaemon(service);
  const minimum = read('minimumHealthyPercent', daemon ? 0 : 100);
  const maximum = read('maximumPercent', daemon ? 100 : 200);
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/**
 * True when the request has to hold all that it needs. An update keeps what it does not name, what a
 * describe call printed exists already, and a service without a name or a task definition belongs to
 * a deployment tool, which adds and drops members itself.
 */
export function isComplete(service: Node, { operation }: Subject): boolean {
  if (operation === 'output') return false;
  // Files for run-task without a cluster are completed on the command line.
  if (operation === 'RunTask' || operation === 'CreateTaskSet')
    return service.get('cluster').exists;
  return service.get('serviceName').exists && service.get('taskDefinition').exists;
}

/** The deployment controller: ECS by default; undefined where it cannot be known. */
export function controllerOf(service: Node, subject: Subject): string | undefined {
  const controller = service.get('deploymentController');
  if (controller.exists) return controller.get('type').string;
  return service.lacks('deploymentController') && subject.operation === 'CreateService'
    ? 'ECS'
    : undefined;
}

/** The deployment strategy: ROLLING by default; undefined where it cannot be known. */
export function strategyOf(service: Node, subject: Subject): string | undefined {
  const deployment = service.get('deploymentConfiguration');
  const strategy = deployment.get('strategy');
  if (strategy.exists) return strategy.string;
  const absent = service.lacks('deploymentConfiguration') || deployment.lacks('strategy');
  return absent && subject.operation !== 'UpdateService' ? 'ROLLING' : undefined;
}

/** Strategies that shift traffic from one service revision to another. */
export const shiftsTraffic = (strategy: string | undefined): boolean =>
  strategy === 'BLUE_GREEN' || strategy === 'LINEAR' || strategy === 'CANARY';

/** Where a finding about a whole member stands: its key. */
export const keyOf = (node: Node): Range => node.asMember?.keyRange ?? node;

/** True for a list that is surely empty, or absent. */
export function isEmptyList(object: Node, name: string): boolean {
  const list = object.get(name);
  return object.lacks(name) || (list.kind === 'array' && list.items().length === 0 && !list.open);
}

/** A port mapping of a task definition with the container that it belongs to. */
export interface Mapping {
  readonly container: Container;
  readonly node: Node;
}

/** Every port mapping of a task; undefined while some of them cannot be known. */
export function mappingsOf(task: TaskDefinition): Mapping[] | undefined {
  if (task.containersOpen) return undefined;
  const found: Mapping[] = [];
  for (const container of task.containers) {
    const list = container.node.get('portMappings');
    if (container.node.open || list.open || (list.exists && list.kind !== 'array'))
      return undefined;
    for (const node of list.items()) {
      if (node.kind !== 'object' || node.open || node.isUnknown) return undefined;
      found.push({ container, node });
    }
  }
  return found;
}

/** The port mapping of this name; `unknown` while a name cannot be known. */
export function mappingNamed(task: TaskDefinition, name: string): Mapping | 'unknown' | undefined {
  const mappings = mappingsOf(task);
  if (!mappings) return 'unknown';
  const found = mappings.find(({ node }) => node.get('name').string === name);
  if (found) return found;
  const settled = mappings.every(
    ({ node }) => node.lacks('name') || node.get('name').string !== undefined,
  );
  return settled ? undefined : 'unknown';
}
