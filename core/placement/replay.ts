import type { PlacementResult } from './model.ts';
import { State } from './state.ts';

/** One copy of a result: the index of its outcome and its number there, from 0. */
export interface TaskRef {
  readonly outcome: number;
  readonly copy: number;
}

/** The state just before the copy was placed; after the last copy for one that did not land. */
export function stateBefore(result: PlacementResult, { outcome, copy }: TaskRef): State {
  const state = State.of(result.cluster);
  const { outcomes } = result;
  for (let number = 0; number <= outcome && number < outcomes.length; number++) {
    const one = outcomes[number];
    const copies = number === outcome ? copy : (one?.placed.length ?? 0);
    if (!one || copies === 0) continue;
    const put = state.putter(one.request.task, one.request.group);
    for (let at = 0; at < copies && at < one.placed.length; at++) put(one.placed[at] ?? 0);
  }
  return state;
}
