import { instanceType } from '../../ecs/instance-types.ts';
import { eniLimit } from '../../placement/capacity.ts';
import type { ContainerInstance } from '../../placement/model.ts';
import { requestsAt } from '../../plan/addresses.ts';
import { message } from '../../text/message.ts';
import type { ChangeKind } from './change.ts';
import { isText } from './fields.ts';
import { isShort, set } from './files.ts';

/** Instances that could take the tasks have trunk network interfaces, where their types allow it. */
export interface Trunking {
  readonly kind: 'trunking';
  readonly group: string;
}

export const trunking: ChangeKind<Trunking> = {
  kind: 'trunking',
  read: ({ group }) => (isText(group) ? { group } : undefined),
  words: () => message('instances with ENI trunking'),
  cluster: (cluster) => ({
    ...cluster,
    instances: cluster.instances.map((one) => trunked(one) ?? one),
  }),
  advice: () => message('launch the instances with ENI trunking'),
  async edits({ group }, files) {
    const { plan } = files;
    const providers = requestsAt(plan, group).map(({ request }) => request.capacityProvider);
    // All instances of a group stand in one place.
    const places = plan.cluster.instances.map((instance, index) => {
      const { capacityProvider } = instance;
      const concerned = providers.some((one) => one === undefined || one === capacityProvider);
      return concerned && trunked(instance) ? plan.instancePlaces[index] : undefined;
    });
    for (const place of new Set(places)) {
      const pool = await files.at(place);
      if (!pool || !isShort(pool.node)) continue;
      pool.file.add(set(pool.file.editor, pool.node, 'awsvpcTrunking', true));
    }
  },
};

/**
 * The instance as it would be launched with ENI trunking: it takes more awsvpc tasks. Only described in
 * short: what runs keeps the interfaces that it was launched with.
 * @returns undefined where ECS does not support trunking, or where it is on
 */
function trunked(instance: ContainerInstance): ContainerInstance | undefined {
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
