import type { PlacementResult } from '../../placement/model.ts';
import { finish, type Work } from '../../work.ts';
import { explainUnplaced } from '../explain/unplaced.ts';
import { amounts, instances, simple } from './candidates.ts';
import { type Advice, Trial } from './trial.ts';

export type { Advice } from './trial.ts';

export interface AdviceOptions {
  /** Asked between trials; true ends the search with what was found. */
  readonly shouldStop?: () => boolean;
  /** What changes call the request; its task group unless another one has the same. */
  readonly address?: string;
}

/**
 * The smallest single changes that would let more copies of a request land, the best first. Each was
 * tried by placing everything again; none takes a place from another group.
 * @param outcome index in `result.outcomes`
 */
export function advise(
  result: PlacementResult,
  outcome: number,
  options: AdviceOptions = {},
): readonly Advice[] {
  return finish(advising(result, outcome, options));
}

/** `advise` as work that can be paused. */
export function* advising(
  result: PlacementResult,
  outcome: number,
  { shouldStop = () => false, address }: AdviceOptions = {},
): Work<readonly Advice[]> {
  const unplaced = explainUnplaced(result, outcome);
  const request = result.outcomes[outcome]?.request;
  if (!unplaced || !request) return [];
  const group = address ?? request.group;
  const trial = new Trial(result, outcome, shouldStop);
  const codes = new Set(unplaced.reasons.map(({ code }) => code));
  const found = [
    ...(yield* amounts(trial, request, group, codes)),
    ...(yield* trial.each(simple(request, group, codes))),
    ...(yield* instances(trial, result, request)),
  ];
  const best = found.filter((one) => one !== undefined).filter(({ more }) => more > 0);
  return best.sort((a, b) => a.left - b.left || b.more - a.more);
}
