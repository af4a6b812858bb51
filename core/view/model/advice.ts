import { advising } from '../../analysis/advice/advise.ts';
import { onTop } from '../../analysis/change/changes.ts';
import { addressesOf } from '../../plan/addresses.ts';
import type { Work } from '../../work.ts';
import type { PictureAdvice } from '../picture.ts';
import type { Answering } from './answering.ts';
import type { Placed } from './placed.ts';

/** Suggestions shown for one group. */
const MOST_ADVICE = 5;

/**
 * What would let more tasks of a group be placed, as changes that the panel can try and write, with those
 * that are tried already. What the files do not have is not advised.
 */
export function* adviceFor(
  { plan, result }: Placed,
  outcome: number,
  { say, shouldStop, already }: Answering,
): Work<PictureAdvice[]> {
  const address = addressesOf(plan.requests)[outcome] ?? '';
  const advice = yield* advising(result, outcome, { shouldStop, address });
  return advice
    .flatMap(({ message, change }) => {
      const changes = already
        ? onTop(already.changes, [change], { file: already.file, tried: plan })
        : [change];
      return changes ? [{ message: say(message), changes }] : [];
    })
    .slice(0, MOST_ADVICE);
}
