import { stateBefore } from '../explain/replay.ts';
import type { Cluster, PlacementRequest, PlacementResult } from '../model.ts';
import { place, step } from '../place.ts';

/** The most further copies that are tried. */
const MOST_COPIES = 100_000;

/** How many more copies of a request fit after everything is placed. */
export function roomFor(result: PlacementResult, request: PlacementRequest): number {
  const last = result.outcomes.length - 1;
  const copies = result.outcomes[last]?.placed.length ?? 0;
  const state = stateBefore(result, { outcome: last, copy: copies });
  const further = { ...request, count: MOST_COPIES };
  return step(state, further, { seed: result.seed }).placed.length;
}

/** What remains of a placing when instances are lost. */
export interface Loss {
  /** The zone, or the name of the instance. */
  readonly of: string;
  /** Copies that would not land, by group. */
  readonly unplaced: ReadonlyMap<string, number>;
}

/** Places everything without one Availability Zone, for each in turn as it is asked for. */
export function* withoutEachZone({
  cluster,
  outcomes,
  seed,
}: PlacementResult): Generator<Loss, undefined> {
  const zones = new Set(cluster.instances.map(({ availabilityZone }) => availabilityZone));
  const requests = outcomes.map(({ request }) => request);
  for (const zone of zones) {
    yield without(cluster, requests, seed, zone ?? '', (one) => one.availabilityZone === zone);
  }
}

/** Places everything without one instance, for each in turn as it is asked for. */
export function* withoutEachInstance({
  cluster,
  outcomes,
  seed,
}: PlacementResult): Generator<Loss, undefined> {
  const requests = outcomes.map(({ request }) => request);
  for (const lost of cluster.instances) {
    yield without(cluster, requests, seed, lost.name, (one) => one === lost);
  }
}

/** Running tasks of what is lost are placed again with the others of their group. */
function without(
  cluster: Cluster,
  requests: readonly PlacementRequest[],
  seed: number,
  of: string,
  isLost: (instance: Cluster['instances'][number]) => boolean,
): Loss {
  const lost = new Map<string, number>();
  for (const instance of cluster.instances.filter(isLost)) {
    for (const [group, count] of instance.groups) lost.set(group, (lost.get(group) ?? 0) + count);
  }
  const again = requests.map((request) => {
    const more = lost.get(request.group) ?? 0;
    lost.delete(request.group);
    return more > 0 ? { ...request, count: request.count + more } : request;
  });
  const left = { ...cluster, instances: cluster.instances.filter((one) => !isLost(one)) };
  const unplaced = new Map<string, number>();
  for (const { request, unplaced: count } of place(left, again, { seed }).outcomes) {
    if (count > 0) unplaced.set(request.group, (unplaced.get(request.group) ?? 0) + count);
  }
  return { of, unplaced };
}
