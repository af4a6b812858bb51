import type { ContainerInstance } from '../../placement/model.ts';
import type { Json } from '../../text/edit.ts';
import { message } from '../../text/message.ts';
import { type Node, toValue } from '../../text/node.ts';
import type { ChangeKind } from './change.ts';
import { isAmount, isText } from './fields.ts';
import { isShort, type PlanFiles } from './files.ts';
import { ofType } from './larger.ts';
import { empty, modelLike, modelName, modelNamed } from './models.ts';

/** More instances like one that is there, or like those that a capacity provider launches. */
export interface AddInstances {
  readonly kind: 'addInstances';
  /** The name of the instance, or of the model. */
  readonly like: string;
  /** Another type than that of the instance that they are like. */
  readonly type?: string | undefined;
  readonly value: number;
}

export const addInstances: ChangeKind<AddInstances> = {
  kind: 'addInstances',
  read: ({ like, type, value }) =>
    isText(like) && isAmount(value) && (type === undefined || isText(type))
      ? { like, value, ...(type === undefined ? {} : { type }) }
      : undefined,
  words({ like, type, value: count }, { cluster }) {
    const own = type ?? modelNamed(cluster, like)?.instanceType ?? like;
    return message('{count} more × {type}', { count, type: own });
  },
  cluster(cluster, { like, type, value }) {
    const model = modelNamed(cluster, like);
    if (!model) return cluster;
    const own = type === undefined ? model : ofType(model, type);
    const added = Array.from({ length: value }, (_, number) => empty(own, number + 1));
    return { ...cluster, instances: [...cluster.instances, ...added] };
  },
  advice({ like, type, value: count }, { cluster, zones }) {
    const own = type ?? modelNamed(cluster, like)?.instanceType ?? 'instance';
    if (!zones.some((zone) => zone !== '')) {
      return message('add {count} × {type}', { count, type: own });
    }
    const zone = written(zones);
    return message('add {count} × {type} in {zone}', { count, type: own, zone });
  },
  onTop(change, before, { file, tried }) {
    const model = modelNamed(tried.cluster, change.like);
    const own = modelNamed(file.cluster, change.like) ?? (model && modelLike(file.cluster, model));
    if (!own) return undefined;
    const like = modelName(file.cluster, own);
    const same = before.find(
      (each): each is AddInstances =>
        isOne(each) && each.like === like && each.type === change.type,
    );
    return { ...change, like, value: change.value + (same?.value ?? 0) };
  },
  edits: write,
};

function isOne(change: { readonly kind: string }): change is AddInstances {
  return change.kind === 'addInstances';
}

/** Zones of a Region share all but their last letter: `eu-west-1a/b/c`. */
function written(zones: readonly string[]): string {
  const region = zones[0]?.slice(0, -1) ?? '';
  const short = region !== '' && zones.every((zone) => zone.slice(0, -1) === region);
  return short ? region + zones.map((zone) => zone.at(-1)).join('/') : zones.join(' / ');
}

async function write({ like, value, type }: AddInstances, files: PlanFiles): Promise<void> {
  const model = modelNamed(files.plan.cluster, like);
  if (!model?.instanceType) return;
  const source = await files.at(placeOf(files.plan, model));
  const short = source && isShort(source.node) ? source.node : undefined;
  const group: Record<string, Json> = {
    ...(short ? groupFields(short) : {}),
    instanceType: type ?? model.instanceType,
    count: value,
  };
  // Amounts that are written down are those of the other type.
  for (const name of type === undefined ? [] : ['cpu', 'memory']) delete group[name];
  delete group.availabilityZone;
  if (model.availabilityZone) group.availabilityZones = [model.availabilityZone];
  if (model.capacityProvider) group.capacityProvider = model.capacityProvider;
  if (!short) Object.assign(group, ownAttributes(model));
  await files.append('containerInstances', group);
}

/** Where the model is described. */
function placeOf(
  { cluster, instancePlaces, templatePlaces }: PlanFiles['plan'],
  model: ContainerInstance,
) {
  const index = cluster.instances.indexOf(model);
  return index >= 0
    ? instancePlaces[index]
    : templatePlaces[cluster.templates?.indexOf(model) ?? -1];
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

/** What a group says about its instances; a capacity provider has fields of its own beside these. */
function groupFields(node: Node): Record<string, Json> {
  const all = Object.entries(toValue(node) as Record<string, Json>);
  const isProvider = node.get('name').exists;
  return Object.fromEntries(all.filter(([name]) => !isProvider || BESIDE.has(name)));
}

/** The attributes of an instance that its owner has given it. */
function ownAttributes({ attributes }: ContainerInstance): { attributes?: Record<string, string> } {
  const own = [...attributes].filter(
    ([name, text]) => text !== '' && !/^(?:ecs|com\.amazonaws)\./.test(name),
  );
  return own.length > 0 ? { attributes: Object.fromEntries(own) } : {};
}
