import type { PlacementResult } from '../../placement/model.ts';
import { placing, placingAgain } from '../../placement/place.ts';
import type { Message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { type Change, changeCluster, changeRequest } from './change.ts';
import { inWords } from './words.ts';

/** A change, made and tried: what it would let land. */
export interface Advice {
  readonly change: Change;
  readonly message: Message;
  /** Copies of the group that land more, and those that still would not. */
  readonly more: number;
  readonly left: number;
}

/** Advice in words. */
export function adviceOf(change: Change, more: number, left: number): Advice {
  return { change, message: inWords(change, more, left), more, left };
}

/** Places everything again with a change, and remembers nothing. */
export class Trial {
  private readonly result: PlacementResult;
  private readonly outcome: number;
  private readonly shouldStop: () => boolean;

  constructor(result: PlacementResult, outcome: number, shouldStop: () => boolean) {
    this.result = result;
    this.outcome = outcome;
    this.shouldStop = shouldStop;
  }

  /** What the change does; undefined when it harms another group, or there is no time left. */
  *of(change: Change): Work<Advice | undefined> {
    if (this.shouldStop()) return undefined;
    const { result, outcome } = this;
    const before = result.outcomes.map(({ request }) => request);
    const requests = before.map((request, number) =>
      number === outcome ? changeRequest(request, change) : request,
    );
    const { seed } = result;
    const { shouldStop } = this;
    const cluster = changeCluster(result.cluster, change);
    const after =
      cluster === result.cluster
        ? yield* placingAgain(result, requests, { shouldStop })
        : yield* placing(cluster, requests, { seed, shouldStop });
    if (after.stopped) return undefined;
    const left = after.outcomes[outcome]?.unplaced ?? 0;
    const harmed = after.outcomes.some(
      (one, number) =>
        number !== outcome && one.unplaced > (result.outcomes[number]?.unplaced ?? 0),
    );
    if (harmed) return undefined;
    const more = (result.outcomes[outcome]?.unplaced ?? 0) - left;
    return adviceOf(change, more, left);
  }

  *each(changes: readonly Change[]): Work<(Advice | undefined)[]> {
    const all: (Advice | undefined)[] = [];
    for (const change of changes) all.push(yield* this.of(change));
    return all;
  }
}
