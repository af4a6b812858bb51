import {
  estimateRegisteredMemory,
  type InstanceType,
  instanceType,
  instanceTypes,
} from '../../ecs/instance-types.ts';
import type { ContainerInstance, Resources, TaskRequirements } from '../../placement/model.ts';
import { eniLimit } from '../../plan/short-group.ts';

/** What a task asks of an instance that is a matter of its type. */
type Size = Pick<TaskRequirements, 'cpu' | 'memory' | 'gpu' | 'awsvpc'>;

/**
 * An instance like this one, of the cheapest type of its family on which a copy fits.
 * @returns undefined where one fits on it already, when it is empty, or fits on no type of the family
 */
export function largerFor(like: ContainerInstance, task: Size): ContainerInstance | undefined {
  const own = instanceType(like.instanceType ?? '');
  if (!own || fits(like.registered, task)) return undefined;
  const price = ({ usdPerHour = Number.POSITIVE_INFINITY }: InstanceType): number => usdPerHour;
  const larger = [...instanceTypes().values()]
    .filter(({ name, family }) => family === own.family && !/\.metal/.test(name))
    .filter((type) => fits(registeredBy(type, like, own), task))
    .sort((a, b) => price(a) - price(b) || a.vCpus - b.vCpus)[0];
  if (!larger) return undefined;
  return {
    ...like,
    instanceType: larger.name,
    registered: registeredBy(larger, like, own),
    estimate: true,
    attributes: new Map([...like.attributes, ['ecs.instance-type', larger.name]]),
  };
}

function fits({ cpu, memory, gpu, eni }: Resources, task: Size): boolean {
  return cpu >= task.cpu && memory >= task.memory && gpu >= task.gpu && (!task.awsvpc || eni > 0);
}

/** What an instance of another type registers that is set up like this one. */
function registeredBy(type: InstanceType, like: ContainerInstance, own: InstanceType): Resources {
  const { registered, estimate } = like;
  // Of a group in short what the agent reserves is known; of others it may be anything.
  const reserved = estimate ? estimateRegisteredMemory(own).memory - registered.memory : 0;
  const trunking = registered.eni > own.maxEnis - 1;
  return {
    cpu: type.cpuUnits,
    memory: estimateRegisteredMemory(type).memory - reserved,
    gpu: registered.gpu > 0 ? type.gpus : 0,
    eni: Number.isFinite(registered.eni) ? eniLimit(type, trunking) : registered.eni,
  };
}
