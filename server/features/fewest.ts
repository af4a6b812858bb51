import type { PlanChange } from '../../core/analysis/change/changes.ts';
import { withChange } from '../../core/analysis/change/target.ts';
import { message } from '../../core/text/message.ts';
import { type FewestParams, type FewestResult, Method } from '../../protocol/methods.ts';
import { watched } from '../progress.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { deadline } from '../slices.ts';

/** Instances of one group that are tried at the most, and milliseconds of the search. */
const MOST_INSTANCES = 4096;
const SEARCH_TIME = 5000;

const SEARCHING = message('Searching for the fewest instances');

/** Answers how many instances of a group would do for everything that the plan places. */
export function registerFewest(session: Session): void {
  const { connection, placements } = session;
  connection.onRequest<FewestResult, void>(
    Method.fewest,
    runSafe<FewestParams, FewestResult>(session, 'Fewest', null, async (params, token) => {
      if (placements.version(params.uri) !== params.version) return null;
      const enough = async (value: number, signal: AbortSignal): Promise<boolean> => {
        const { instances } = params;
        const count: PlanChange = { kind: 'instanceCount', instances, value };
        const changes = withChange(params.changes, count);
        const { result } = await placements.attempt(params.uri, changes, signal);
        return result.outcomes.every(({ unplaced }) => unplaced === 0);
      };
      const search = (signal: AbortSignal) =>
        fewest((value) => enough(value, signal), deadline(SEARCH_TIME));
      return { count: await watched(session, SEARCHING, token, search) };
    }),
  );
}

/** The smallest count that is enough, by doubling and halving; none within the limits is null. */
async function fewest(
  enough: (count: number) => Promise<boolean>,
  shouldStop: () => boolean,
): Promise<number | null> {
  if (await enough(0)) return 0;
  let low = 0;
  let high = 1;
  while (!(await enough(high))) {
    if (high >= MOST_INSTANCES || shouldStop()) return null;
    low = high;
    high *= 2;
  }
  while (high - low > 1 && !shouldStop()) {
    const middle = (low + high) >> 1;
    if (await enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
