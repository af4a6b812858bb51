import type { Plan } from '../../plan/plan.ts';
import type { PicturePool } from '../picture.ts';
import type { Links } from './links.ts';

/** The groups of instances that a plan describes in short, in its order. */
export function poolsOf({ cluster, instancePlaces }: Plan, links: Links): PicturePool[] {
  const pools = new Map<string, { first: number; count: number; zones: Set<string> }>();
  for (const [index, place] of instancePlaces.entries()) {
    const instance = cluster.instances[index];
    // A described instance has its registered resources from its description.
    if (!instance?.instanceType || !isShort(instance)) continue;
    const key = `${place.uri} ${place.range.start}`;
    const pool = pools.get(key) ?? { first: index, count: 0, zones: new Set() };
    pool.count++;
    pool.zones.add(instance.availabilityZone ?? '');
    pools.set(key, pool);
  }
  return [...pools.values()].map(({ first, count, zones }) => ({
    name: cluster.instances[first]?.name ?? '',
    count,
    zones: [...zones].sort(),
    type: cluster.instances[first]?.instanceType ?? '',
    ...links.to(instancePlaces[first]),
  }));
}

/** Names of short groups are ours: the type and a number. */
function isShort({ name, instanceType }: Plan['cluster']['instances'][number]): boolean {
  return name.startsWith(`${instanceType}-`) && /^\d+$/.test(name.slice(`${instanceType}-`.length));
}
