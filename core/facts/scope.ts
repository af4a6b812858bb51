import { isAccount } from '../ecs/arn.ts';
import { ecrOf } from '../ecs/images.ts';
import { type Node, nodesIn } from '../text/node.ts';
import { hasPlaceholder } from '../text/placeholders.ts';
import { looseArn } from './loose-arn.ts';

/** A word that is known, and the value that tells it. */
export interface Told {
  readonly value: string;
  readonly because: Node;
  /** True for a Region that all values agree on, though none says that the tasks run there. */
  readonly assumed: boolean;
}

/** The parts of ARNs that a definition does not tell. IAM refuses a policy that still has one of them. */
export const UNKNOWN = {
  partition: '<PARTITION>',
  region: '<REGION>',
  account: '<ACCOUNT_ID>',
} as const;

/** Where the tasks of a definition run, as far as it tells. */
export class Scope {
  readonly partition: Told | undefined;
  readonly region: Told | undefined;
  readonly account: Told | undefined;

  /** @param roots the task definition, and the service that runs it */
  constructor(roots: readonly Node[]) {
    const nodes = nodesIn(...roots).filter(isTold);
    this.account = told(nodes, (node) => accountOf(node));
    const region =
      told(nodes, (node) => (isOfTasks(node) ? regionOf(node) : undefined)) ??
      unanimous(nodes, regionOf);
    this.region = region;
    this.partition =
      told(nodes, ({ text }) => arnPartition(text)) ??
      (region && { ...region, value: partitionOf(region.value) });
  }

  /** An ARN with the parts that are known, first those that the value itself tells. */
  arn(service: string, resource: string, where: Where = {}): string {
    const { region, account } = where;
    const own = region !== undefined && isRegion(region) ? partitionOf(region) : undefined;
    const partition = where.partition ?? own ?? this.partition?.value ?? UNKNOWN.partition;
    const place = region ?? this.region?.value ?? UNKNOWN.region;
    const owner = account ?? this.account?.value ?? UNKNOWN.account;
    return `arn:${partition}:${service}:${place}:${owner}:${resource}`;
  }
}

/** Parts of an ARN that a value tells. */
export interface Where {
  readonly partition?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** The partition of a Region. Source: AWS General Reference; the endpoints of botocore. */
export function partitionOf(region: string): string {
  const [, partition] = PARTITIONS.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return partition ?? 'aws';
}

const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
];

function isRegion(text: string): boolean {
  return /^[a-z]{2,5}(?:-[a-z]+)+-\d{1,2}$/.test(text);
}

/** Values of environment variables tell nothing: they may be of anywhere, and never leave the document. */
function isTold(node: Node): boolean {
  return node.kind === 'string' && node.asMember?.name !== 'value';
}

/** Members whose ARN is in the account and the Region that the tasks run in. */
const OF_TASKS = /^(?:taskDefinitionArn|clusterArn|cluster|serviceArn|targetGroupArn)$/;
const ROLE_OF_TASKS = /^(?:taskRoleArn|executionRoleArn)$/;

function isOfTasks(node: Node): boolean {
  return OF_TASKS.test(node.asMember?.name ?? '');
}

/** Roles are of the account that the tasks run in: another account's cannot be passed. */
function accountOf(node: Node): string | undefined {
  if (!isOfTasks(node) && !ROLE_OF_TASKS.test(node.asMember?.name ?? '')) return undefined;
  const account = looseArn(node.text)?.account;
  return account && (isAccount(account) || hasPlaceholder(account)) ? account : undefined;
}

function regionOf(node: Node): string | undefined {
  const { text = '' } = node;
  const name = node.asMember?.name;
  const region =
    name === 'awslogs-region'
      ? text
      : name === 'image'
        ? ecrOf(text)?.region
        : looseArn(text)?.region;
  return region !== undefined && isRegion(region) ? region : undefined;
}

function arnPartition(text: string | undefined): string | undefined {
  const partition = looseArn(text)?.partition;
  return partition !== undefined && !hasPlaceholder(partition) && /^aws[a-z-]*$/.test(partition)
    ? partition
    : undefined;
}

function told(nodes: readonly Node[], read: (node: Node) => string | undefined): Told | undefined {
  for (const node of nodes) {
    const value = read(node);
    if (value !== undefined) return { value, because: node, assumed: false };
  }
  return undefined;
}

/** What all values that tell something agree on. */
function unanimous(
  nodes: readonly Node[],
  read: (node: Node) => string | undefined,
): Told | undefined {
  const found = nodes.flatMap((node) => {
    const value = read(node);
    return value === undefined ? [] : [{ value, because: node, assumed: true }];
  });
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined;
}
