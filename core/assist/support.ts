import type { TaskDefinition } from '../ecs/task-definition.ts';
import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';

/** Tasks that do not take a member: how to tell them, and what to say about them. */
interface Exception {
  readonly applies: (task: TaskDefinition) => boolean;
  readonly says: string;
}

const FARGATE: Exception = {
  applies: (task) => task.fargate,
  says: 'Not supported on AWS Fargate.',
};
const ELSEWHERE: Exception = {
  applies: (task) => task.compatibilitiesKnown && !task.fargate,
  says: 'Supported on AWS Fargate only.',
};
const AWSVPC: Exception = {
  applies: (task) => task.effectiveNetworkMode === 'awsvpc',
  says: 'Not supported in network mode awsvpc.',
};
/** The host port of a task with a network of its own is that of its container. */
const AWSVPC_PORT: Exception = {
  ...AWSVPC,
  says: 'In network mode awsvpc, omit it or set it to the containerPort.',
};
const WINDOWS: Exception = {
  applies: (task) => task.windows,
  says: 'Not supported for Windows containers.',
};
const LINUX: Exception = {
  applies: (task) => !task.windows,
  says: 'Supported for Windows containers only.',
};
const RETIRED: Exception = {
  applies: () => true,
  says: 'No longer supported.',
};

/**
 * Members that some tasks do not take. Source: developer guide, task definition parameters for
 * Fargate, for the awsvpc network mode and for Windows.
 */
const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'RegisterTaskDefinitionRequest.placementConstraints': [FARGATE],
  'RegisterTaskDefinitionRequest.ipcMode': [FARGATE, WINDOWS],
  'RegisterTaskDefinitionRequest.inferenceAccelerators': [RETIRED],
  'RegisterTaskDefinitionRequest.ephemeralStorage': [ELSEWHERE],
  'ContainerDefinition.links': [FARGATE, AWSVPC, WINDOWS],
  'ContainerDefinition.privileged': [FARGATE, WINDOWS],
  'ContainerDefinition.disableNetworking': [FARGATE, AWSVPC, WINDOWS],
  'ContainerDefinition.dnsServers': [AWSVPC, WINDOWS],
  'ContainerDefinition.dnsSearchDomains': [AWSVPC, WINDOWS],
  'ContainerDefinition.extraHosts': [AWSVPC, WINDOWS],
  'ContainerDefinition.hostname': [AWSVPC],
  'ContainerDefinition.dockerSecurityOptions': [FARGATE],
  'ContainerDefinition.linuxParameters': [WINDOWS],
  'ContainerDefinition.ulimits': [WINDOWS],
  'ContainerDefinition.systemControls': [WINDOWS],
  'ContainerDefinition.readonlyRootFilesystem': [WINDOWS],
  'LinuxParameters.devices': [FARGATE],
  'LinuxParameters.sharedMemorySize': [FARGATE],
  'LinuxParameters.maxSwap': [FARGATE],
  'LinuxParameters.swappiness': [FARGATE],
  'PortMapping.hostPort': [AWSVPC_PORT],
  'Volume.dockerVolumeConfiguration': [FARGATE],
  'Volume.fsxWindowsFileServerVolumeConfiguration': [FARGATE, LINUX],
};

/** Whether the task as written so far does not take this member. */
export function unsupported(
  structure: string | undefined,
  name: string,
  task: TaskDefinition | undefined,
): boolean {
  const exceptions = EXCEPTIONS[`${structure}.${name}`] ?? [];
  return task !== undefined && exceptions.some(({ applies }) => applies(task));
}

/** For which tasks a member does not count, in a sentence each. */
export function supportOf(structure: string | undefined, name: string): Message[] {
  return (EXCEPTIONS[`${structure}.${name}`] ?? []).map(({ says }) => {
    return message(says);
  });
}
