import type { PlacementResult } from '../model.ts';
import type { PlannedRequest } from '../plan/plan.ts';
import { type Advice, advise } from './advise.ts';
import { type Fewest, fewestInstances } from './fewest.ts';
import { type Loss, roomFor, withoutEachInstance, withoutEachZone } from './outlook.ts';
import { type Rebalancing, rebalancing, type Stopping, stopping } from './service-questions.ts';
import { type Stranded, strandedIn } from './stranded.ts';

/** Everything that Stowage advises on a placed plan. */
export interface Overview {
  /** What would let more copies land, for each group of which some did not. */
  readonly unplaced: readonly { readonly group: string; readonly advice: readonly Advice[] }[];
  /** Further copies that fit, for each group of which all landed. */
  readonly room: readonly { readonly group: string; readonly copies: number }[];
  readonly withoutZone: readonly Loss[];
  /** Empty for clusters of more instances than are tried one by one. */
  readonly withoutInstance: readonly Loss[];
  readonly stranded: Stranded;
  readonly fewest: readonly Fewest[];
  readonly stopping: readonly Stopping[];
  readonly rebalancing: readonly Rebalancing[];
}

/** Instances that are taken away one by one at most. */
const MOST_TAKEN = 200;

/**
 * Advice on all that was placed and all that was not; each claim was tried by the engine.
 * @param planned the plan's requests, in the order of the outcomes
 */
export function overviewOf(result: PlacementResult, planned: readonly PlannedRequest[]): Overview {
  const { outcomes, cluster } = result;
  return {
    unplaced: outcomes.flatMap(({ request, unplaced }, number) =>
      unplaced > 0 ? [{ group: request.group, advice: advise(result, number) }] : [],
    ),
    room: outcomes.flatMap(({ request, unplaced }) =>
      unplaced === 0 && request.scheduling === 'REPLICA'
        ? [{ group: request.group, copies: roomFor(result, request) }]
        : [],
    ),
    withoutZone: [...withoutEachZone(result)],
    withoutInstance: cluster.instances.length > MOST_TAKEN ? [] : [...withoutEachInstance(result)],
    stranded: strandedIn(result),
    fewest: fewestInstances(result),
    stopping: stopping(result, planned),
    rebalancing: rebalancing(result, planned),
  };
}
