import {
  estimateRegisteredMemory,
  type InstanceType,
  instanceType,
  instanceTypes,
} from '../../ecs/instance-types.ts';
import { capacityOf } from '../../placement/capacity.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import { holds, type Resources, resources } from '../../placement/resources.ts';

/**
 * An instance like this one, of the cheapest type of its family on which a copy fits.
 * @returns undefined where one fits on it already, when it is empty, or fits on no type of the family
 */
export function largerFor(like: ContainerInstance, task: Resources): ContainerInstance | undefined {
  const own = instanceType(like.instanceType ?? '');
  if (!own || holds(like.registered, task)) return undefined;
  const price = ({ usdPerHour = Number.POSITIVE_INFINITY }: InstanceType): number => usdPerHour;
  const larger = [...instanceTypes().values()]
    .filter(({ name, family }) => family === own.family && !/\.metal/.test(name))
    .filter((type) => holds(registeredBy(type, like, own), task))
    .sort((a, b) => price(a) - price(b) || a.vCpus - b.vCpus)[0];
  return larger && ofType(like, larger.name);
}

/** An instance like this one, of another type; the same one where its type or the other is not known. */
export function ofType(like: ContainerInstance, name: string): ContainerInstance {
  const own = instanceType(like.instanceType ?? '');
  const other = instanceType(name);
  if (!own || !other) return like;
  return {
    ...like,
    instanceType: name,
    registered: registeredBy(other, like, own),
    estimate: true,
    attributes: new Map([...like.attributes, ['ecs.instance-type', name]]),
  };
}

/** What an instance of another type registers that is set up like this one. */
function registeredBy(type: InstanceType, like: ContainerInstance, own: InstanceType): Resources {
  const { registered, estimate } = like;
  // Of a group in short what the agent reserves is known; of others it may be anything.
  const reservedMemory = estimate ? estimateRegisteredMemory(own).memory - registered.memory : 0;
  const trunking = registered.eni > own.maxEnis - 1;
  const capacity = capacityOf(type, { trunking, gpus: registered.gpu > 0, reservedMemory });
  // Where no limit is known of this one, none is known of the other.
  return resources((name) =>
    Number.isFinite(registered[name]) ? capacity[name] : registered[name],
  );
}
