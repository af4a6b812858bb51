import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Subject } from '../lint/subject.ts';
import type { Node } from '../text/node.ts';
import { Scope } from './scope.ts';

/** A task definition, the service that runs it, or both: what facts are about. */
export interface Definition {
  readonly task: TaskDefinition | undefined;
  readonly service: Node | undefined;
  readonly scope: Scope;
  /** Where tasks pull and log with the instance's role: on EC2 without an execution role. */
  readonly pulls: 'execution' | 'instance';
  readonly launch: Launch;
}

/** What tasks may run on; several where the file leaves it open. */
export interface Launch {
  readonly fargate: boolean;
  readonly ec2: boolean;
  readonly managedInstances: boolean;
  readonly external: boolean;
}

/** The definitions of a document: each service with its task definition, and task definitions alone. */
export function definitionsOf(subject: Subject): Definition[] {
  const alone = subject.tasks.map((task) => definition(task, undefined));
  const run = subject.services.map((service) => definition(subject.taskOf(service), service));
  return [...alone, ...run];
}

function definition(task: TaskDefinition | undefined, service: Node | undefined): Definition {
  const launch = launchOf(task, service);
  const roots = [service, task?.node, task?.containerDefinitions].filter((each) => each?.exists);
  const instance = launch.ec2 && !launch.fargate && !launch.managedInstances && !launch.external;
  const withoutRole = task?.node.lacks('executionRoleArn') === true;
  return {
    task,
    service,
    scope: new Scope(roots as Node[]),
    pulls: instance && withoutRole ? 'instance' : 'execution',
    launch,
  };
}

/**
 * What a service says decides; else the compatibilities of the task definition. Without either it is EC2.
 * Source: API reference, RegisterTaskDefinition and CreateService.
 */
function launchOf(task: TaskDefinition | undefined, service: Node | undefined): Launch {
  const only = (name: keyof Launch): Launch => {
    const none = { fargate: false, ec2: false, managedInstances: false, external: false };
    return { ...none, [name]: true };
  };
  const type = service?.get('launchType').string;
  if (type === 'FARGATE') return only('fargate');
  if (type === 'EC2') return only('ec2');
  if (type === 'EXTERNAL') return only('external');
  if (type === 'MANAGED_INSTANCES') return only('managedInstances');
  const providers = (service?.get('capacityProviderStrategy').items() ?? []).map(
    (item) => item.get('capacityProvider').string,
  );
  if (providers.length > 0 && providers.every((each) => each && /^FARGATE(?:_SPOT)?$/.test(each))) {
    return only('fargate');
  }
  if (!task?.node.get('requiresCompatibilities').exists) return only('ec2');
  return {
    fargate: task.requires('FARGATE'),
    ec2: task.requires('EC2') || !task.compatibilitiesKnown,
    managedInstances: task.requires('MANAGED_INSTANCES'),
    external: task.requires('EXTERNAL'),
  };
}
