import { afterLoss } from '../../placement/loss.ts';
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

/** Takes instances away: what ran there is placed again, everything else stays. */
export function* placingWithout(result: PlacementResult, { of, isLost }: Losable): Work<Loss> {
  const names = new Set(result.cluster.instances.filter(isLost).map(({ name }) => name));
  const { cluster, requests } = afterLoss(result, ({ name }) => names.has(name));
  const { outcomes } = yield* placing(cluster, requests, { seed: result.seed });
  const unplaced = new Map<string, number>();
  const count = (group: string, more: number): void => {
    unplaced.set(group, (unplaced.get(group) ?? 0) + more);
  };
  for (const { request, unplaced: left } of outcomes) {
    if (request.scheduling !== 'DAEMON') count(request.group, left);
  }
  for (const { request, unplaced: before } of result.outcomes) {
    if (request.scheduling !== 'DAEMON') count(request.group, -before);
  }
  return { of, unplaced: new Map([...unplaced].filter(([, left]) => left > 0)) };
}
