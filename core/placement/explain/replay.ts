import type { PlacementResult } from '../model.ts';
import { State } from '../state.ts';

/** One copy of a result: the index of its outcome and its number there, from 0. */
export interface TaskRef {
  readonly outcome: number;
  readonly copy: number;
}

/** The state just before the copy was placed; after the last copy for one that did not land. */
export function stateBefore(result: PlacementResult, { outcome, copy }: TaskRef): State {
  const state = State.of(result.cluster);
  for (const [number, { request, placed }] of result.outcomes.entries()) {
    if (number > outcome) break;
    const copies = number === outcome ? placed.subarray(0, copy) : placed;
    for (const index of copies) state.put(index, request.task, request.group);
  }
  return state;
}
