import { ZONE } from '../placement/choice/chain.ts';
import type { ContainerInstance } from '../placement/model.ts';
import type { Elsewhere } from './running.ts';

/** The capacity providers that every cluster can use. */
export type FargateProvider = 'FARGATE' | 'FARGATE_SPOT';

/** Whether a capacity provider is one of Fargate. */
export function isFargate(provider: string | undefined): provider is FargateProvider {
  return provider === 'FARGATE' || provider === 'FARGATE_SPOT';
}

/** Copies on Fargate in one Availability Zone. */
export interface ZoneCopies {
  /** An Availability Zone; the id of a subnet of which the plan does not tell the zone. */
  readonly zone: string;
  /** Copies to start, and those that run there already. */
  readonly copies: number;
  readonly running: number;
}

/**
 * How Fargate parts copies: evenly over Availability Zones, best effort, for `FARGATE` and
 * `FARGATE_SPOT` apart. Zones are those of the subnets, as far as instances of the plan tell them;
 * without subnets those of the instances. What runs already counts.
 * Source: developer guide, task placement.
 */
export function overZones(
  instances: readonly ContainerInstance[],
  subnets: readonly string[],
  copies: number,
  running: readonly Elsewhere[] = [],
): readonly ZoneCopies[] {
  const zoneOf = new Map<string, string>();
  for (const { attributes } of instances) {
    const subnet = attributes.get('ecs.subnet-id');
    const zone = attributes.get(ZONE);
    if (subnet !== undefined && zone !== undefined) zoneOf.set(subnet, zone);
  }
  const own = subnets.map((subnet) => zoneOf.get(subnet) ?? subnet);
  const all = instances.map(({ availabilityZone = '' }) => availabilityZone);
  const names = own.length > 0 ? own : all;
  const there = running.map(({ zone }) => zone).filter((zone) => zone !== '');
  const zones = [...new Set([...names, ...there])].sort();
  if (zones.length === 0) zones.push('');
  const counts = zones.map((zone) => running.filter((one) => one.zone === zone).length);
  // Tasks of which nothing tells the zone are taken to be spread like all others.
  level(counts, running.length - there.length);
  const before = [...counts];
  level(counts, copies);
  return zones.map((zone, number) => {
    const [was = 0, now = 0] = [before[number], counts[number]];
    return { zone, copies: now - was, running: was };
  });
}

/** Raises the smallest counts until `more` are added in all, the earlier of equal ones first. */
function level(counts: number[], more: number): void {
  let left = more;
  while (left > 0) {
    const least = Math.min(...counts);
    const lowest = counts.flatMap((count, number) => (count === least ? [number] : []));
    const next = Math.min(...counts.filter((count) => count > least));
    const rounds = Math.max(1, Math.min(next - least, Math.floor(left / lowest.length)));
    for (const number of lowest.slice(0, left)) counts[number] = least + rounds;
    left -= rounds * Math.min(lowest.length, left);
  }
}
