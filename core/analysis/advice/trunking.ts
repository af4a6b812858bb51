import { instanceType } from '../../ecs/instance-types.ts';
import { eniLimit } from '../../placement/capacity.ts';
import type { ContainerInstance } from '../../placement/model.ts';

/**
 * The instance as it would be launched with ENI trunking: it takes more awsvpc tasks. Only described in
 * short: what runs keeps the interfaces that it was launched with.
 * @returns undefined where ECS does not support trunking, or where it is on
 */
export function trunked(instance: ContainerInstance): ContainerInstance | undefined {
  const { registered, remaining, attributes, estimate } = instance;
  const type = instanceType(instance.instanceType ?? '');
  if (!type || !estimate || attributes.get('ecs.os-type') === 'windows') return undefined;
  const more = eniLimit(type, true) - registered.eni;
  if (more <= 0) return undefined;
  return {
    ...instance,
    registered: { ...registered, eni: registered.eni + more },
    remaining: { ...remaining, eni: remaining.eni + more },
  };
}
