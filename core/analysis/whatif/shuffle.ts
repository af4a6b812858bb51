import type { PlacementResult } from '../../placement/model.ts';
import { placing } from '../../placement/place.ts';
import type { Work } from '../../work.ts';

/** What a placing comes to with other seeds. */
export interface Seeds {
  readonly seeds: number;
  readonly fewest: { readonly placed: number; readonly seed: number };
  readonly most: { readonly placed: number; readonly seed: number };
  /** Seeds with which every instance takes the same number of copies of each group. */
  readonly same: number;
}

/**
 * Places everything again with other seeds.
 * @param seeds how many at the most; fewer when `shouldStop` says so
 */
export function* shuffling(
  result: PlacementResult,
  seeds: number,
  shouldStop: () => boolean = () => false,
): Work<Seeds> {
  const requests = result.outcomes.map(({ request }) => request);
  const first = { placed: placedIn(result), seed: result.seed };
  const known = fingerprint(result);
  let fewest = first;
  let most = first;
  let same = 0;
  let done = 0;
  while (done < seeds && !shouldStop()) {
    const seed = result.seed + done + 1;
    const other = yield* placing(result.cluster, requests, { seed, shouldStop });
    if (other.stopped) break;
    done++;
    const placed = placedIn(other);
    if (placed < fewest.placed) fewest = { placed, seed };
    if (placed > most.placed) most = { placed, seed };
    if (fingerprint(other) === known) same++;
  }
  return { seeds: done, fewest, most, same };
}

function placedIn({ outcomes }: PlacementResult): number {
  return outcomes.reduce((sum, { placed }) => sum + placed.length, 0);
}

/** The same for results in which each instance takes the same copies, in whatever order. */
function fingerprint({ outcomes }: PlacementResult): string {
  return outcomes.map(({ placed }) => placed.slice().sort().join(' ')).join('|');
}
