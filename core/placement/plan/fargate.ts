import { ZONE } from '../choice/chain.ts';
import type { ContainerInstance } from '../model.ts';

/** Copies on Fargate in one Availability Zone. */
export interface ZoneCopies {
  /** An Availability Zone; the id of a subnet of which the plan does not tell the zone. */
  readonly zone: string;
  readonly copies: number;
}

/**
 * How Fargate parts copies: evenly over Availability Zones, best effort, for `FARGATE` and
 * `FARGATE_SPOT` apart. Zones are those of the subnets, as far as instances of the plan tell them;
 * without subnets those of the instances. Source: developer guide, task placement.
 */
export function overZones(
  instances: readonly ContainerInstance[],
  subnets: readonly string[],
  copies: number,
): readonly ZoneCopies[] {
  const zoneOf = new Map<string, string>();
  for (const { attributes } of instances) {
    const subnet = attributes.get('ecs.subnet-id');
    const zone = attributes.get(ZONE);
    if (subnet !== undefined && zone !== undefined) zoneOf.set(subnet, zone);
  }
  const own = subnets.map((subnet) => zoneOf.get(subnet) ?? subnet);
  const all = instances.map(({ availabilityZone = '' }) => availabilityZone);
  const zones = [...new Set(own.length > 0 ? own : all)].sort();
  if (zones.length === 0) zones.push('');
  const each = Math.floor(copies / zones.length);
  const more = copies % zones.length;
  return zones.map((zone, number) => ({ zone, copies: each + (number < more ? 1 : 0) }));
}
