import { checksOf, reasonsOf } from '../../placement/filters/filters.ts';
import type { PlacementRequest, PlacementResult } from '../../placement/model.ts';
import { rebalance } from '../../placement/service/rebalancing.ts';
import type { State } from '../../placement/state.ts';
import type { PlannedRequest } from '../../plan/plan.ts';
import { stateAfter } from './stranded.ts';

/** Copies of a service that stop because fewer are wanted than run, by their instances. */
export interface Stopping {
  readonly group: string;
  readonly containerInstances: readonly string[];
}

/** Tasks of a service that Availability Zone rebalancing would move, in order. */
export interface Rebalancing {
  readonly group: string;
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Which copies stop of services that run more than they want.
 * @param planned the plan's requests, in the order of the outcomes
 */
export function stopping(planned: readonly PlannedRequest[]): readonly Stopping[] {
  return planned.flatMap(({ request, stops = [] }) =>
    stops.length === 0 ? [] : [{ group: request.group, containerInstances: stops }],
  );
}

/** What decides whether a zone counts: whether an instance in it could ever take the service. */
const LASTING = new Set(['STATUS', 'AGENT', 'CAPACITY_PROVIDER', 'ATTRIBUTE', 'MEMBER_OF']);

/** Services that are not balanced when everything is placed, and what ECS would move. */
export function rebalancing(
  result: PlacementResult,
  planned: readonly PlannedRequest[],
): readonly Rebalancing[] {
  const state = stateAfter(result);
  return planned.flatMap(({ request, rebalances }, number) => {
    // Rebalancing begins after a steady state.
    if (!rebalances || (result.outcomes[number]?.unplaced ?? 0) > 0) return [];
    const lasting = checksOf(request).filter(({ filter }) => LASTING.has(filter.code));
    const tests = lasting.map((check) => check.passes(state));
    const counts = new Map<string, number>();
    const running = new Map<number, number>();
    for (const index of state.tasksOf(request.group)) {
      running.set(index, (running.get(index) ?? 0) + 1);
    }
    for (const [index, { availabilityZone }] of result.cluster.instances.entries()) {
      if (availabilityZone === undefined || !tests.every((passes) => passes(index))) continue;
      counts.set(availabilityZone, (counts.get(availabilityZone) ?? 0) + (running.get(index) ?? 0));
    }
    const zones = [...counts.keys()].sort();
    const wanted = rebalance(zones.map((zone) => counts.get(zone) ?? 0)).map(({ from, to }) => ({
      from: zones[from] ?? '',
      to: zones[to] ?? '',
    }));
    const moves = possible(wanted, state.copy(), request);
    return moves.length > 0 ? [{ group: request.group, moves }] : [];
  });
}

/**
 * The moves for which there is room: the replacement starts before a task stops, and where none can
 * start, rebalancing ends. Source: developer guide, service rebalancing.
 */
function possible(
  moves: Rebalancing['moves'],
  state: State,
  request: PlacementRequest,
): Rebalancing['moves'] {
  const { task, group } = request;
  const { instances } = state.roster.cluster;
  const possibleMoves: { from: string; to: string }[] = [];
  for (const move of moves) {
    const reasonsAt = reasonsOf(checksOf(request), state);
    const start = instances.findIndex(
      ({ availabilityZone }, index) =>
        availabilityZone === move.to && reasonsAt(index).length === 0,
    );
    const stop = state
      .tasksOf(group)
      .find((index) => instances[index]?.availabilityZone === move.from);
    if (start < 0 || stop === undefined) break;
    state.put(start, task, group);
    state.remove(stop, task, group);
    possibleMoves.push(move);
  }
  return possibleMoves;
}
