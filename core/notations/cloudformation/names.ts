import type { Node } from '../../text/node.ts';

/** Members of the API whose keys people choose: they stand in a template as they are. */
const FREE: ReadonlySet<string> = new Set(['options', 'dockerLabels', 'driverOpts', 'labels']);

/**
 * Names in templates that are not the API's with a capital letter, by the API's name; `owner.name` where only
 * one structure has them so. Source: AWS CloudFormation template reference, AWS::ECS.
 */
const IRREGULAR: Readonly<Record<string, string>> = {
  efsVolumeConfiguration: 'EFSVolumeConfiguration',
  fsxWindowsFileServerVolumeConfiguration: 'FSxWindowsFileServerVolumeConfiguration',
  s3filesVolumeConfiguration: 'S3FilesVolumeConfiguration',
  iam: 'IAM',
  placementStrategy: 'PlacementStrategies',
  'efsVolumeConfiguration.fileSystemId': 'FilesystemId',
  'proxyConfiguration.properties': 'ProxyConfigurationProperties',
};

const BACK: ReadonlyMap<string, string> = new Map(
  Object.entries(IRREGULAR).map(([name, key]) => [key, name.replace(/^.*\./, '')]),
);

/** The API's name of what a template calls so. */
export function apiName(key: string, owner: string | undefined): string {
  if (owner !== undefined && FREE.has(owner)) return key;
  return BACK.get(key) ?? key.charAt(0).toLowerCase() + key.slice(1);
}

/** How a template calls a member of the API. */
export function templateName(name: string, owner: string | undefined): string {
  if (owner !== undefined && FREE.has(owner)) return name;
  const irregular = IRREGULAR[`${owner}.${name}`] ?? IRREGULAR[name];
  return irregular ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** The API's name of the member that an object is, or in whose list it is an item. */
export function ownerName(object: Node | undefined): string | undefined {
  return object?.asMember?.name ?? object?.parent?.asMember?.name;
}
