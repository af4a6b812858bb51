import type {
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';
import { placing } from '../../placement/place.ts';
import { stateBefore } from '../../placement/replay.ts';
import { step } from '../../placement/step.ts';
import type { Work } from '../../work.ts';
import { alike } from './alike.ts';

/** The most further copies that are tried. */
const MOST_COPIES = 100_000;

/** How many more copies of a request fit after everything is placed. */
export function roomFor(result: PlacementResult, request: PlacementRequest): number {
  const last = result.outcomes.length - 1;
  const copies = result.outcomes[last]?.placed.length ?? 0;
  const state = stateBefore(result, { outcome: last, copy: copies });
  const further = { ...request, count: MOST_COPIES };
  return step(state, further, result.seed).placed.length;
}

/** What remains of a placing when instances are lost. */
export interface Loss {
  /** The zone, or the name of the instance. */
  readonly of: string;
  /** Copies that land now and would no longer, by group. */
  readonly unplaced: ReadonlyMap<string, number>;
}

/** Instances that may be lost at once. */
export interface Losable {
  readonly of: string;
  readonly isLost: (instance: ContainerInstance) => boolean;
}

/** The Availability Zones of the cluster. */
export function losableZones({ cluster }: PlacementResult): readonly Losable[] {
  const zones = new Set(cluster.instances.map(({ availabilityZone }) => availabilityZone));
  return [...zones].map((zone) => ({
    of: zone ?? '',
    isLost: ({ availabilityZone }) => availabilityZone === zone,
  }));
}

/**
 * The instances of the cluster, one of each kind: losing one or another that differs in name alone
 * is the same (assumption: alike instances).
 */
export function losableInstances(result: PlacementResult): readonly Losable[] {
  return alike(result).map((lost) => ({ of: lost.name, isLost: (one) => one === lost }));
}

/** Places everything without some instances. Their running tasks are placed again with their group. */
export function* placingWithout(
  { cluster, outcomes, seed }: PlacementResult,
  { of, isLost }: Losable,
): Work<Loss> {
  const lost = new Map<string, number>();
  for (const { groups } of cluster.instances.filter(isLost)) {
    for (const [group, count] of groups) lost.set(group, (lost.get(group) ?? 0) + count);
  }
  const again = outcomes.map(({ request }) => {
    const more = lost.get(request.group) ?? 0;
    lost.delete(request.group);
    return more > 0 ? { ...request, count: request.count + more } : request;
  });
  const left = { ...cluster, instances: cluster.instances.filter((one) => !isLost(one)) };
  const after = yield* placing(left, again, { seed });
  const unplaced = new Map<string, number>();
  for (const { request, unplaced: count } of after.outcomes) {
    unplaced.set(request.group, (unplaced.get(request.group) ?? 0) + count);
  }
  for (const { request, unplaced: count } of outcomes) {
    unplaced.set(request.group, (unplaced.get(request.group) ?? 0) - count);
  }
  return { of, unplaced: new Map([...unplaced].filter(([, count]) => count > 0)) };
}
