import type { PlacementResult } from '../../placement/model.ts';
import { placing, placingAgain } from '../../placement/place.ts';
import type { Message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import { changeCluster, changeRequest, type PlanChange } from '../change/changes.ts';
import { inWords } from './words.ts';

/** A change, made and tried: what it would let land. */
export interface Advice {
  readonly change: PlanChange;
  /** Availability Zones in which it does the same; none where it is about no instance. */
  readonly zones: readonly string[];
  readonly message: Message;
  /** Copies of the group that land more, and those that still would not. */
  readonly more: number;
  readonly left: number;
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
  *of(change: PlanChange, zones: readonly string[] = []): Work<Advice | undefined> {
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
    return this.advice(change, more, left, zones);
  }

  /** Advice in words. */
  advice(change: PlanChange, more: number, left: number, zones: readonly string[]): Advice {
    const { cluster, outcomes } = this.result;
    const { request } = outcomes[this.outcome] ?? {};
    if (!request) throw new RangeError(`no outcome ${this.outcome}`);
    const message = inWords(change, { more, left }, { request, cluster, zones });
    return { change, zones, message, more, left };
  }

  *each(changes: readonly PlanChange[]): Work<(Advice | undefined)[]> {
    const all: (Advice | undefined)[] = [];
    for (const change of changes) all.push(yield* this.of(change));
    return all;
  }
}
