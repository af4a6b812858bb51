import { afterLoss } from '../../placement/loss.ts';
import type {
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';
import { place } from '../../placement/place.ts';
import { standing } from '../../placement/standing.ts';
import { type FleetDemand, type FleetItem, type FleetOptions, fleetInstance } from './demand.ts';

/** Services whose deployment is tried on a fleet: those that need the most for it. */
const MOST_DEPLOYED = 5;

/** Instances by index of their type. */
export type Counts = ReadonlyMap<number, number>;

/** The container instances of a fleet, types by name, over the Availability Zones in turn. */
export function instancesOf(
  { types, zones, attributes }: FleetDemand,
  counts: Counts,
): ContainerInstance[] {
  const instances: ContainerInstance[] = [];
  const name = (at: number): string => types[at]?.type.name ?? '';
  const inOrder = [...counts].sort(([a], [b]) => (name(a) < name(b) ? -1 : 1));
  for (const [at, count] of inOrder) {
    const one = types[at];
    for (let number = 0; one && number < count; number++) {
      const zone = zones[instances.length % zones.length] ?? '';
      instances.push(fleetInstance(one.type, `${name(at)}-${number + 1}`, zone, attributes));
    }
  }
  return instances;
}

/**
 * Tasks of each item that the placement engine finds no room for on a fleet, with the strategies and
 * constraints of their services: at first, while a service is deployed, or after the loss of a zone.
 */
export function withoutRoomOn(
  demand: FleetDemand,
  counts: Counts,
  options: FleetOptions,
  seed: number,
): Int32Array {
  const { items, daemons } = demand;
  const cluster = { name: 'fleet', instances: instancesOf(demand, counts) };
  const requests = [...daemons, ...items.map(({ request, count }) => ({ ...request, count }))];
  const result = place(cluster, requests, { seed });
  const short = unplaced(items, result);
  if (short.some((count) => count > 0)) return short;
  if (options.deployment) {
    const missing = deploying(items, result, seed);
    if (missing.some((count) => count > 0)) return missing;
  }
  return options.zoneLoss ? losing(demand, result, seed) : short;
}

function unplaced(items: readonly FleetItem[], { outcomes }: PlacementResult): Int32Array {
  const groups = new Map<string, number>();
  for (const { request, unplaced: count } of outcomes) {
    groups.set(request.group, (groups.get(request.group) ?? 0) + count);
  }
  return Int32Array.from(items, ({ request }) => groups.get(request.group) ?? 0);
}

/** A deployment of one service after the other starts its further tasks beside all others. */
function deploying(items: readonly FleetItem[], result: PlacementResult, seed: number): Int32Array {
  const cluster = standing(result);
  const size = ({ needs, extra }: FleetItem): number => Math.max(...needs) * extra;
  const largest = items.filter(({ extra }) => extra > 0).sort((a, b) => size(b) - size(a));
  for (const { request, extra } of largest.slice(0, MOST_DEPLOYED)) {
    const more: PlacementRequest = { ...request, count: extra };
    const missing = unplaced(items, place(cluster, [more], { seed }));
    if (missing.some((count) => count > 0)) return missing;
  }
  return new Int32Array(items.length);
}

function losing({ items, zones }: FleetDemand, result: PlacementResult, seed: number): Int32Array {
  for (const zone of zones) {
    const after = afterLoss(result, ({ availabilityZone }) => availabilityZone === zone);
    const services = after.requests.filter(({ kind }) => kind === 'service');
    const missing = unplaced(items, place(after.cluster, services, { seed }));
    if (missing.some((count) => count > 0)) return missing;
  }
  return new Int32Array(items.length);
}
