import type { PlacementRequest, PlacementResult } from '../../placement/model.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import { finish } from '../../work.ts';
import { type Advice, advise } from './advise.ts';
import { type Fewest, fewestInstances } from './fewest.ts';
import {
  type Losable,
  type Loss,
  losableInstances,
  losableZones,
  placingWithout,
  roomFor,
} from './outlook.ts';
import { type Rebalancing, rebalancing, type Stopping, stopping } from './service-questions.ts';
import { type Stranded, strandedIn } from './stranded.ts';

/** Everything that Stowage advises on a placed plan. */
export interface Overview {
  /** What would let more copies land, for each group of which some did not. */
  readonly unplaced: readonly { readonly group: string; readonly advice: readonly Advice[] }[];
  /** Further copies that fit, for each group of which all landed. */
  readonly room: readonly Room[];
  readonly withoutZone: readonly Loss[];
  /** One instance of each kind; empty for clusters of more kinds than are tried one by one. */
  readonly withoutInstance: readonly Loss[];
  readonly stranded: Stranded;
  readonly fewest: readonly Fewest[];
  readonly stopping: readonly Stopping[];
  readonly rebalancing: readonly Rebalancing[];
}

/** Further copies of a group that fit, on its capacity provider where it has one. */
export interface Room {
  readonly group: string;
  readonly capacityProvider?: string;
  readonly copies: number;
}

function roomOf(result: PlacementResult, request: PlacementRequest): Room {
  const { group, capacityProvider } = request;
  const copies = roomFor(result, request);
  return { group, ...(capacityProvider === undefined ? {} : { capacityProvider }), copies };
}

/** Kinds of instances of which one is taken away, at most. */
const MOST_TAKEN = 200;

/**
 * Advice on all that was placed and all that was not; each claim was tried by the engine.
 * @param planned the plan's requests, in the order of the outcomes
 */
export function overviewOf(result: PlacementResult, planned: readonly PlannedRequest[]): Overview {
  const { outcomes } = result;
  const without = (lost: Losable): Loss => finish(placingWithout(result, lost));
  const kinds = losableInstances(result);
  return {
    unplaced: outcomes.flatMap(({ request, unplaced }, number) =>
      unplaced > 0 ? [{ group: request.group, advice: advise(result, number) }] : [],
    ),
    room: outcomes.flatMap(({ request, unplaced }) =>
      unplaced === 0 && request.scheduling === 'REPLICA' ? [roomOf(result, request)] : [],
    ),
    withoutZone: losableZones(result).map(without),
    withoutInstance: kinds.length > MOST_TAKEN ? [] : kinds.map(without),
    stranded: strandedIn(result),
    fewest: fewestInstances(result),
    stopping: stopping(planned),
    rebalancing: rebalancing(result, planned),
  };
}
