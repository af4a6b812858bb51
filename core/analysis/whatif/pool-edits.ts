import type { Plan, PlannedRequest } from '../../plan/plan.ts';
import type { Json } from '../../text/edit.ts';
import { type Node, toValue } from '../../text/node.ts';
import { trunked } from '../advice/trunking.ts';
import { type At, type Open, set } from './file-edits.ts';
import type { PlanChange } from './plan-change.ts';

/** Edits of the instances that a plan describes. */
export async function instanceEdits(
  plan: Plan,
  change: Extract<PlanChange, { pool: number } | { like: number }>,
  open: Open,
  at: At,
): Promise<void> {
  if (change.kind === 'addInstances') return addInstances(plan, change, open, at);
  const pool = await at(plan.instancePlaces[change.pool]);
  // A described instance is one: it has neither a count nor a type that could be another.
  if (!pool || !isShort(pool.node)) return;
  const { file, node } = pool;
  if (change.kind === 'instances') file.add(set(file.editor, node, 'count', change.value));
  else file.add(set(file.editor, node, 'instanceType', change.type));
}

/** Groups in short of instances that could take the request, with trunk network interfaces. */
export async function trunkingEdits(
  plan: Plan,
  { request }: PlannedRequest,
  at: At,
): Promise<void> {
  // All instances of a group stand in one place.
  const places = plan.cluster.instances.map((instance, index) => {
    const asked = request.capacityProvider ?? instance.capacityProvider;
    const concerned = instance.capacityProvider === asked && trunked(instance);
    return concerned ? plan.instancePlaces[index] : undefined;
  });
  for (const place of new Set(places)) {
    const pool = await at(place);
    if (!pool || !isShort(pool.node)) continue;
    pool.file.add(set(pool.file.editor, pool.node, 'awsvpcTrunking', true));
  }
}

/** Whether a node describes instances in short. */
export function isShort(node: Node): boolean {
  return (
    node.kind === 'object' &&
    !node.get('registeredResources').exists &&
    !node.get('remainingResources').exists
  );
}

/** What a group says about its instances; a capacity provider has fields of its own beside these. */
function groupFields(node: Node): Record<string, Json> {
  const all = Object.entries(toValue(node) as Record<string, Json>);
  const isProvider = node.get('name').exists;
  return Object.fromEntries(all.filter(([name]) => !isProvider || BESIDE.has(name)));
}

/** What stands beside a capacity provider and is said of its instances. */
const BESIDE = new Set([
  'attributes',
  'cpu',
  'memory',
  'reservedMemory',
  'awsvpcTrunking',
  'agentVersion',
  'agentConfiguration',
]);

async function addInstances(
  plan: Plan,
  { like, value, type }: { like: number; value: number; type?: string | undefined },
  open: Open,
  at: At,
): Promise<void> {
  const { instances, templates = [] } = plan.cluster;
  const model = instances[like] ?? templates[like - instances.length];
  const file = await open(plan.uri);
  if (!model?.instanceType || !file) return;
  const place = plan.instancePlaces[like] ?? plan.templatePlaces[like - instances.length];
  const source = await at(place);
  const group: Record<string, Json> = {
    ...(source && isShort(source.node) ? groupFields(source.node) : {}),
    instanceType: type ?? model.instanceType,
    count: value,
  };
  // Amounts that are written down are those of the other type.
  for (const name of type === undefined ? [] : ['cpu', 'memory']) delete group[name];
  delete group.availabilityZone;
  if (model.availabilityZone) group.availabilityZones = [model.availabilityZone];
  if (model.capacityProvider) group.capacityProvider = model.capacityProvider;
  if (!source || !isShort(source.node)) {
    const own = [...model.attributes].filter(
      ([name, text]) => text !== '' && !/^(?:ecs|com\.amazonaws)\./.test(name),
    );
    if (own.length > 0) group.attributes = Object.fromEntries(own);
  }
  const list = file.document.root.get('containerInstances');
  if (list.kind === 'array') file.add(file.editor.append(list, group));
  else {
    const before = list.exists ? [toValue(list) as Json] : [];
    file.add(set(file.editor, file.document.root, 'containerInstances', [...before, group]));
  }
}
