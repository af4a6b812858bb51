import type { Node } from '../text/node.ts';
import { isAccount, readArn } from './arn.ts';
import { ecrOf } from './images.ts';

/** Members whose values other documents of a workspace are likely to have as well. */
const SHARED: ReadonlySet<string> = new Set([
  'accessPointId',
  'awslogs-group',
  'cluster',
  'containerPort',
  'credentialsParameter',
  'executionRoleArn',
  'family',
  'fileSystemId',
  'image',
  'log_group_name',
  'namespace',
  'registryArn',
  'securityGroups',
  'subnets',
  'targetGroupArn',
  'taskRoleArn',
  'valueFrom',
]);

/** Members whose value is a Region. */
const REGION_MEMBERS: ReadonlySet<string> = new Set(['awslogs-region', 'region']);

/** Sources: AWS General Reference, "Regions and Zones". */
const REGION = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/;

/** What stands in documents, by the member that holds it, each value with how often it does. */
export type ValueCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The same, of which members are asked for one by one. */
export type KnownValues = Pick<ValueCounts, 'get'>;

/** The values of a document, collected when they are first asked for. */
export function lazyValuesIn(root: Node): KnownValues {
  let values: ValueCounts | undefined;
  return {
    get: (member) => {
      values ??= knownValuesIn(root);
      return values.get(member);
    },
  };
}

/**
 * The values of a document that others may need too: Regions (under `region`), accounts (under
 * `account`), roles, images, secrets, log groups, subnets. Placeholders are none.
 */
export function knownValuesIn(root: Node): ValueCounts {
  const known = new Map<string, Map<string, number>>();
  const add = (member: string, value: string): void => {
    const values = known.get(member) ?? new Map<string, number>();
    known.set(member, values.set(value, (values.get(value) ?? 0) + 1));
  };
  // The reader has bounded the depth.
  const visit = (node: Node, member: string): void => {
    if (node.kind === 'string' || node.kind === 'number') addValue(add, member, node);
    for (const { name, value } of node.members) visit(value, name);
    for (const item of node.items()) visit(item, member);
  };
  visit(root, '');
  return known;
}

function addValue(add: (member: string, value: string) => void, member: string, node: Node): void {
  const written = String(node.value);
  const isShared = SHARED.has(member);
  const isRegion = REGION_MEMBERS.has(member);
  const isArn = written.startsWith('arn:');
  // Placeholders are looked for only in what is taken: most values are something else.
  if ((!isShared && !isRegion && !isArn) || written === '' || node.isUnknown) return;
  if (isShared) add(member, written);
  if (isRegion && REGION.test(written)) add('region', written);
  const owner = isArn ? readArn(written) : member === 'image' ? ecrOf(written) : undefined;
  if (owner && REGION.test(owner.region)) add('region', owner.region);
  if (owner && isAccount(owner.account)) add('account', owner.account);
}

/**
 * The values of a member, the most frequent first.
 * @param documents those that come first count before all others
 */
export function valuesOf(documents: readonly KnownValues[], member: string): string[] {
  const [own, ...others] = documents;
  if (others.length < 2) {
    const [other] = others;
    return [...new Set([...byCount(own?.get(member)), ...byCount(other?.get(member))])];
  }
  const counts = new Map<string, number>();
  for (const each of others) {
    for (const [value, count] of each.get(member) ?? []) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return [...new Set([...byCount(own?.get(member)), ...byCount(counts)])];
}

const NONE: readonly string[] = [];

/** Counts do not change once they are collected: each is sorted once. */
const sorted = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();

function byCount(counts: ReadonlyMap<string, number> | undefined): readonly string[] {
  if (!counts) return NONE;
  const before = sorted.get(counts);
  if (before) return before;
  const values = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
  sorted.set(counts, values);
  return values;
}

/** Placeholders that Stowage writes for what it does not know, with the member whose values fill them in. */
export const FILL_IN: Readonly<Record<string, string>> = {
  '<ACCESS_POINT_ID>': 'accessPointId',
  '<ACCOUNT_ID>': 'account',
  '<FAMILY>': 'family',
  '<FILE_SYSTEM_ID>': 'fileSystemId',
  '<NAMESPACE>': 'namespace',
  '<REGION>': 'region',
  '<SECURITY_GROUP_ID>': 'securityGroups',
  '<SUBNET_ID>': 'subnets',
  '<TARGET_GROUP_ARN>': 'targetGroupArn',
};

/** The first of these placeholders in a text. */
export function placeholderIn(text: string): string | undefined {
  return text.match(/<[A-Z_]+>/g)?.find((each) => Object.hasOwn(FILL_IN, each));
}

/** The text with its placeholders filled in, as far as documents have values for them. */
export function filledIn(text: string, documents: readonly KnownValues[]): string {
  return text.replace(/<[A-Z_]+>/g, (placeholder) => {
    const member = Object.hasOwn(FILL_IN, placeholder) ? FILL_IN[placeholder] : undefined;
    return (member && valuesOf(documents, member)[0]) ?? placeholder;
  });
}
