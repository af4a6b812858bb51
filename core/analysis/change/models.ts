import { LINUX_PORTS, WINDOWS_PORTS } from '../../ecs/reserved-ports.ts';
import type { Cluster, ContainerInstance } from '../../placement/model.ts';

/** What further instances of a cluster can be like: its own, and those that a capacity provider launches. */
function modelsOf({ instances, templates = [] }: Cluster): readonly ContainerInstance[] {
  return [...instances, ...templates];
}

/**
 * What changes call a model: an instance by its name; what a capacity provider launches has none, and is
 * called by provider, type and zone.
 */
export function modelName({ instances }: Cluster, model: ContainerInstance): string {
  const { name, capacityProvider = '', availabilityZone = '' } = model;
  return instances.includes(model) ? name : `${capacityProvider}/${name}/${availabilityZone}`;
}

/** The model of a name, if the cluster has it. */
export function modelNamed(cluster: Cluster, name: string): ContainerInstance | undefined {
  return (
    cluster.instances.find((one) => one.name === name) ??
    cluster.templates?.find((one) => modelName(cluster, one) === name)
  );
}

/** One instance of every type, zone and capacity provider; of many kinds the first twelve. */
export function kindsOf(all: readonly ContainerInstance[]): readonly ContainerInstance[] {
  const kinds = new Map<string, ContainerInstance>();
  for (const one of all) {
    const key = JSON.stringify([one.instanceType, one.availabilityZone, one.capacityProvider]);
    if (!kinds.has(key) && one.registered.memory > 0) kinds.set(key, one);
    if (kinds.size === 12) break;
  }
  return [...kinds.values()];
}

/** The model that is of the same kind as another one. */
export function modelLike(
  cluster: Cluster,
  { instanceType, availabilityZone, capacityProvider }: ContainerInstance,
): ContainerInstance | undefined {
  return modelsOf(cluster).find(
    (one) =>
      one.instanceType === instanceType &&
      one.availabilityZone === availabilityZone &&
      one.capacityProvider === capacityProvider,
  );
}

/** A new instance like another one, with nothing on it. */
export function empty(like: ContainerInstance, number: number): ContainerInstance {
  const windows = like.attributes.get('ecs.os-type') === 'windows';
  return {
    ...like,
    name: `new-${like.instanceType ?? 'instance'}-${number}`,
    status: 'ACTIVE',
    agentConnected: true,
    remaining: like.registered,
    groups: new Map(),
    runningTasksCount: 0,
    usedPorts: { tcp: new Set(windows ? WINDOWS_PORTS : LINUX_PORTS), udp: new Set() },
  };
}
