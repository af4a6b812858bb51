import type { TaskDefinition } from '../../ecs/task-definition.ts';

type Question = (task: TaskDefinition) => boolean;

const onFargate: Question = (task) => task.fargate;
const inAwsvpc: Question = (task) => task.effectiveNetworkMode === 'awsvpc';
const onWindows: Question = (task) => task.windows;
const any =
  (...questions: Question[]): Question =>
  (task) =>
    questions.some((ask) => ask(task));

/**
 * Members that some tasks do not take. Source: developer guide, task definition parameters for
 * Fargate, for the awsvpc network mode and for Windows.
 */
const NOT_FOR: Readonly<Record<string, Question>> = {
  'RegisterTaskDefinitionRequest.placementConstraints': onFargate,
  'RegisterTaskDefinitionRequest.ipcMode': any(onFargate, onWindows),
  'RegisterTaskDefinitionRequest.inferenceAccelerators': () => true,
  'RegisterTaskDefinitionRequest.ephemeralStorage': (task) =>
    task.compatibilitiesKnown && !task.fargate,
  'ContainerDefinition.links': any(onFargate, inAwsvpc, onWindows),
  'ContainerDefinition.privileged': any(onFargate, onWindows),
  'ContainerDefinition.disableNetworking': any(onFargate, inAwsvpc, onWindows),
  'ContainerDefinition.dnsServers': any(inAwsvpc, onWindows),
  'ContainerDefinition.dnsSearchDomains': any(inAwsvpc, onWindows),
  'ContainerDefinition.extraHosts': any(inAwsvpc, onWindows),
  'ContainerDefinition.hostname': inAwsvpc,
  'ContainerDefinition.dockerSecurityOptions': onFargate,
  'ContainerDefinition.linuxParameters': onWindows,
  'LinuxParameters.devices': onFargate,
  'LinuxParameters.sharedMemorySize': onFargate,
  'LinuxParameters.maxSwap': onFargate,
  'LinuxParameters.swappiness': onFargate,
  'PortMapping.hostPort': inAwsvpc,
  'Volume.dockerVolumeConfiguration': onFargate,
  'Volume.fsxWindowsFileServerVolumeConfiguration': any(onFargate, (task) => !task.windows),
};

/** Whether the task as written so far does not take this member. */
export function unsupported(
  structure: string | undefined,
  name: string,
  task: TaskDefinition | undefined,
): boolean {
  return task !== undefined && (NOT_FOR[`${structure}.${name}`]?.(task) ?? false);
}
