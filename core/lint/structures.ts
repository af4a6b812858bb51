import type { Message } from '../text/message.ts';
import { message } from '../text/message.ts';
import type { Node, Range } from '../text/node.ts';

/** Structures of the API whose own name would puzzle a reader, in people's words. */
const NAMES: Readonly<Record<string, string>> = {
  RegisterTaskDefinitionRequest: 'a task definition',
  CreateServiceRequest: 'a service definition',
  ContainerDefinition: 'a container definition',
  PortMapping: 'a port mapping',
  KeyValuePair: 'a name and value pair',
  VolumeFrom: 'an entry of "volumesFrom"',
  ContainerDependency: 'a dependency',
  HostEntry: 'an extra host',
  TaskDefinitionPlacementConstraint: 'a placement constraint',
  HostVolumeProperties: 'the host of a volume',
  ContainerRestartPolicy: 'a restart policy',
  KernelCapabilities: 'kernel capabilities',
  LinuxParameters: 'Linux parameters',
  Ulimit: 'a ulimit',
  S3FilesVolumeConfiguration: 'an S3 Files volume',
  FSxWindowsFileServerVolumeConfiguration: 'an FSx for Windows volume',
  FSxWindowsFileServerAuthorizationConfig: 'the authorization of an FSx for Windows volume',
  AwsVpcConfiguration: 'an awsvpc configuration',
  FirelensConfiguration: 'a FireLens configuration',
  DockerVolumeConfiguration: 'a Docker volume configuration',
  NvidiaMpsAllocation: 'an NVIDIA MPS allocation',
  VpcLatticeConfiguration: 'a VPC Lattice configuration',
  VpcLatticeAdvancedConfiguration: 'a VPC Lattice advanced configuration',
  ServiceConnectConfiguration: 'a Service Connect configuration',
  ServiceConnectService: 'a Service Connect service',
  ServiceConnectAccessLogConfiguration: 'a Service Connect access log configuration',
  ServiceConnectContainerConfiguration: 'a Service Connect container configuration',
  ServiceConnectClientAlias: 'a Service Connect client alias',
  ServiceConnectTlsConfiguration: 'a Service Connect TLS configuration',
  ServiceConnectTlsCertificateAuthority: 'a Service Connect TLS certificate authority',
  ServiceConnectTestTrafficRules: 'Service Connect test traffic rules',
  ServiceConnectTestTrafficHeaderRules: 'Service Connect test traffic header rules',
  ServiceConnectTestTrafficHeaderMatchRules: 'Service Connect test traffic header match rules',
};

/** The name of a structure for messages: "a port mapping". */
export function nameOf(structure: string | undefined): Message {
  return message(inWords(structure));
}

function inWords(structure: string | undefined): string {
  if (structure === undefined) return 'this object';
  const words = structure
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,}$|^F?Sx$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
  const plural = /[^s]s$/.test(words);
  return (
    NAMES[structure] ?? (plural ? words : `${/^[aeiou]|^E[A-Z]/.test(words) ? 'an' : 'a'} ${words}`)
  );
}

/** The name of the member at which a value stands: its key, or that of the list it is an item of. */
export function nameAt(node: Node): string {
  for (let here: Node | undefined = node; here; here = here.parent) {
    const member = here.asMember;
    if (member) return member.key;
  }
  return 'containerDefinitions';
}

/** Where something is missing from an object: its key, or its opening brace where it has none. */
export function opening(node: Node): Range {
  return node.asMember?.keyRange ?? { start: node.start, end: Math.min(node.start + 1, node.end) };
}

/** The value of a member, or where it is missing from. */
export function placeOf(object: Node, name: string): Range {
  const value = object.get(name);
  return value.exists ? value : opening(object);
}

/** The way from one node down to another: keys and indices. */
export function pathFrom(root: Node, node: Node): (string | number)[] {
  return node.path().slice(root.path().length);
}
