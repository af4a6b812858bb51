import type {
  Cluster,
  ContainerInstance,
  PlacementRequest,
  PlacementResult,
} from '../../placement/model.ts';
import { place } from '../../placement/place.ts';
import { finish, type Work } from '../../work.ts';
import { empty, kindsOf } from '../change/models.ts';
import { type LowerBound, lowerBound } from './lower-bound.ts';
import { smallest } from './search.ts';

/** How many instances of one type would do for everything that the plan places. */
export interface Fewest {
  readonly instanceType: string;
  /** The capacity provider whose tasks these are, where all tasks have one and there are several. */
  readonly capacityProvider?: string;
  /** Tried: with so many, spread over the cluster's Availability Zones, all tasks are placed. */
  readonly count: number;
  /** Fewer can never do, whatever way tasks are placed; equal to `count` when that is proved best. */
  readonly bound: LowerBound;
}

/** Instances that are tried at most. */
const MOST_TRIED = 5000;

/**
 * The fewest empty instances on which all tasks are placed, those included that run already, for each
 * instance type of the cluster; types on which some task can never be placed are left out. Where every
 * service uses capacity providers, each provider needs instances of its own.
 */
export function fewestInstances(
  result: PlacementResult,
  shouldStop: () => boolean = () => false,
): readonly Fewest[] {
  const kinds = kindsOf(result.cluster.instances);
  const requests = withRunning(result);
  const replicas = requests.filter(({ scheduling }) => scheduling === 'REPLICA');
  const providers = new Set(replicas.map(({ capacityProvider }) => capacityProvider));
  if (providers.size < 2 || providers.has(undefined)) {
    return fewestOf(result, kinds, requests, shouldStop);
  }
  return [...providers].flatMap((capacityProvider = '') => {
    const own = kinds.filter((kind) => kind.capacityProvider === capacityProvider);
    const asked = requests.filter(
      (one) => one.scheduling === 'DAEMON' || one.capacityProvider === capacityProvider,
    );
    const found = fewestOf(result, own, asked, shouldStop);
    return found.map((one) => ({ ...one, capacityProvider }));
  });
}

/** The fewest instances of each type among these kinds for these requests. */
function fewestOf(
  { cluster, seed }: PlacementResult,
  all: readonly ContainerInstance[],
  requests: readonly PlacementRequest[],
  shouldStop: () => boolean,
): readonly Fewest[] {
  const types = new Map<string, ContainerInstance[]>();
  for (const kind of all) {
    const type = kind.instanceType ?? 'instance';
    types.set(type, [...(types.get(type) ?? []), kind]);
  }
  const found: Fewest[] = [];
  for (const [instanceType, kinds] of types) {
    const bound = lowerBound(requests, kinds);
    const fits = function* (count: number): Work<number | undefined> {
      const { outcomes, stopped } = place(poolOf(cluster, kinds, count), requests, {
        seed,
        shouldStop,
      });
      return !stopped && outcomes.every(({ unplaced }) => unplaced === 0) ? count : undefined;
    };
    // With an instance for each task and kind, what is not placed never will be.
    const copies = requests.reduce((sum, request) => sum + request.count, 1);
    const from = Math.max(1, bound.count);
    const enough = copies * kinds.length;
    if (from > enough) continue;
    const most = Math.max(from, Math.min(MOST_TRIED, enough));
    const count = finish(smallest(from, most, fits));
    if (count !== undefined) found.push({ instanceType, count, bound });
  }
  return found;
}

/** The requests with the copies that run already, so that nothing is on the instances. */
function withRunning({ cluster, outcomes }: PlacementResult): readonly PlacementRequest[] {
  const running = new Map<string, number>();
  for (const { groups } of cluster.instances) {
    for (const [group, count] of groups) running.set(group, (running.get(group) ?? 0) + count);
  }
  return outcomes.map(({ request }) => {
    const more = request.scheduling === 'DAEMON' ? 0 : (running.get(request.group) ?? 0);
    running.delete(request.group);
    return { ...request, count: request.count + more };
  });
}

/** So many instances, one of each kind in turn. */
function poolOf(cluster: Cluster, kinds: readonly ContainerInstance[], count: number): Cluster {
  const instances = Array.from({ length: count }, (_, number) =>
    empty(kinds[number % kinds.length] as ContainerInstance, number + 1),
  );
  return { ...cluster, instances };
}
