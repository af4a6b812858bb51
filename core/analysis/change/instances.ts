import type { Plan } from '../../plan/plan.ts';
import type { Json } from '../../text/edit.ts';
import { message } from '../../text/message.ts';
import { type Node, toValue } from '../../text/node.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isRecord, isText } from './fields.ts';
import { isShort, type PlanFiles, set } from './files.ts';

/** Instances of one type. */
export interface InstancesItem {
  readonly instanceType: string;
  readonly count: number;
}

/** All instances of a plan are others: types and counts, in the same Availability Zones. */
export interface Instances {
  readonly kind: 'instances';
  readonly value: readonly InstancesItem[];
}

export const instances: ChangeKind<Instances> = {
  kind: 'instances',
  read({ value }) {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const items = value.flatMap((item: unknown) =>
      isRecord(item) && isText(item.instanceType) && isAmount(item.count)
        ? [{ instanceType: item.instanceType, count: item.count }]
        : [],
    );
    return items.length === value.length ? { value: items } : undefined;
  },
  words: ({ value }) =>
    message('instances: {fleet}', {
      fleet: value.map(({ instanceType, count }) => `${count} × ${instanceType}`).join(', '),
    }),
  edits: write,
};

/** Members of a group that the new instances have of their own. */
const OWN: ReadonlySet<string> = new Set([
  ...['name', 'instanceType', 'count', 'cpu', 'memory'],
  ...['availabilityZone', 'availabilityZones'],
]);

/** Whether all instances of a plan can be others: they stand in it in short, for one capacity provider. */
export function canReplaceInstances({ uri, cluster, instancePlaces }: Plan): boolean {
  const providers = new Set(cluster.instances.map(({ capacityProvider }) => capacityProvider));
  return (
    providers.size === 1 &&
    cluster.instances.every(
      ({ estimate, runningTasksCount }) => estimate && runningTasksCount === 0,
    ) &&
    instancePlaces.every((place) => place.uri === uri)
  );
}

async function write({ value }: Instances, files: PlanFiles): Promise<void> {
  if (!canReplaceInstances(files.plan)) return;
  const file = await files.open(files.plan.uri);
  const root = file?.document.root;
  const groups = root?.get('containerInstances').items() ?? [];
  const [first, ...others] = groups;
  if (!file || !root || !first || !groups.every(isShort)) return;
  const shared = sharedBy(first);
  // What only some of them have, such as attributes, belongs to none of the new ones.
  if (others.some((group) => JSON.stringify(sharedBy(group)) !== JSON.stringify(shared))) return;
  const zones = new Set(
    files.plan.cluster.instances.flatMap(({ availabilityZone }) => availabilityZone ?? []),
  );
  const written = value.map(
    ({ instanceType, count }): Json => ({
      instanceType,
      count,
      ...(zones.size > 0 ? { availabilityZones: [...zones].sort() } : {}),
      ...shared,
    }),
  );
  file.add(set(file.editor, root, 'containerInstances', written));
}

function sharedBy(group: Node): Record<string, Json> {
  const all = Object.entries(toValue(group) as Record<string, Json>);
  return Object.fromEntries(all.filter(([name]) => !OWN.has(name)));
}
