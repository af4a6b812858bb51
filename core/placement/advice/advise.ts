import type { Message } from '../../text/message.ts';
import { explainUnplaced } from '../explain/unplaced.ts';
import type { PlacementRequest, PlacementResult } from '../model.ts';
import { place, placeAgain } from '../place.ts';
import type { ReasonCode } from '../stages/stage.ts';
import { type Change, changeCluster, changeRequest, kindsOf } from './change.ts';
import { loosened } from './loosen.ts';
import { inWords } from './words.ts';

/** A change, made and tried: what it would let land. */
export interface Advice {
  readonly change: Change;
  readonly message: Message;
  /** Copies of the group that land more, and those that still would not. */
  readonly more: number;
  readonly left: number;
}

export interface AdviceOptions {
  /** Asked between trials; true ends the search with what was found. */
  readonly shouldStop?: () => boolean;
}

/** Instances that advice adds at most. */
const MOST_ADDED = 64;

/**
 * The smallest single changes that would let more copies of a request land, the best first. Each was
 * tried by placing everything again; none takes a place from another group.
 * @param outcome index in `result.outcomes`
 */
export function advise(
  result: PlacementResult,
  outcome: number,
  { shouldStop = () => false }: AdviceOptions = {},
): readonly Advice[] {
  const unplaced = explainUnplaced(result, outcome);
  const request = result.outcomes[outcome]?.request;
  if (!unplaced || !request) return [];
  const trial = new Trial(result, outcome, shouldStop);
  const codes = new Set(unplaced.reasons.map(({ code }) => code));
  const found = [
    ...amounts(trial, request, codes),
    ...trial.each(simple(request, codes)),
    ...instances(trial, result),
  ];
  const best = found.filter((one) => one !== undefined).filter(({ more }) => more > 0);
  return best.sort((a, b) => a.left - b.left || b.more - a.more);
}

/** Places everything again with a change, and remembers nothing. */
class Trial {
  private readonly result: PlacementResult;
  private readonly outcome: number;
  private readonly shouldStop: () => boolean;

  constructor(result: PlacementResult, outcome: number, shouldStop: () => boolean) {
    this.result = result;
    this.outcome = outcome;
    this.shouldStop = shouldStop;
  }

  /** What the change does; undefined when it harms another group, or there is no time left. */
  of(change: Change): Advice | undefined {
    if (this.shouldStop()) return undefined;
    const { result, outcome } = this;
    const before = result.outcomes.map(({ request }) => request);
    const requests = before.map((request, number) =>
      number === outcome ? changeRequest(request, change) : request,
    );
    const { seed } = result;
    const { shouldStop } = this;
    const after =
      change.kind === 'instances'
        ? place(changeCluster(result.cluster, change), requests, { seed, shouldStop })
        : placeAgain(result, requests, { shouldStop });
    if (after.stopped) return undefined;
    const left = after.outcomes[outcome]?.unplaced ?? 0;
    const harmed = after.outcomes.some(
      (one, number) =>
        number !== outcome && one.unplaced > (result.outcomes[number]?.unplaced ?? 0),
    );
    if (harmed) return undefined;
    const more = (result.outcomes[outcome]?.unplaced ?? 0) - left;
    return { change, message: inWords(change, more, left), more, left };
  }

  each(changes: readonly Change[]): (Advice | undefined)[] {
    return changes.map((change) => this.of(change));
  }
}

/** Less memory or CPU: the most with which all copies land, else with which one more does. */
function amounts(
  trial: Trial,
  { task }: PlacementRequest,
  codes: ReadonlySet<ReasonCode>,
): (Advice | undefined)[] {
  const found: (Advice | undefined)[] = [];
  for (const kind of ['memory', 'cpu'] as const) {
    if (!codes.has(kind === 'memory' ? 'RESOURCE:MEMORY' : 'RESOURCE:CPU')) continue;
    const from = task[kind];
    const all = largest(
      from,
      (to) => trial.of({ kind, from, to }),
      ({ left }) => left === 0,
    );
    found.push(
      all ??
        largest(
          from,
          (to) => trial.of({ kind, from, to }),
          ({ more }) => more > 0,
        ),
    );
  }
  return found;
}

/** The largest amount below `from` that is good enough, by halving; it is tried itself. */
function largest(
  from: number,
  attempt: (to: number) => Advice | undefined,
  enough: (advice: Advice) => boolean,
): Advice | undefined {
  let low = 1;
  let high = from - 1;
  let best: Advice | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const advice = attempt(middle);
    if (advice && enough(advice)) {
      best = advice;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}

/** Changes without an amount. */
function simple(
  { task, constraints, scheduling }: PlacementRequest,
  codes: ReadonlySet<ReasonCode>,
): Change[] {
  const changes: Change[] = [];
  if (codes.has('RESOURCE:PORTS')) changes.push({ kind: 'dynamicPorts' });
  if (codes.has('MEMBER_OF')) {
    const own = constraints.flatMap((one) => (one.type === 'memberOf' ? [one.expression] : []));
    for (const [list, ofTask] of [[task.memberOf, true] as const, [own, false] as const]) {
      for (const constraint of list) {
        const expression = constraint.text;
        for (const to of loosened(constraint)) {
          changes.push({ kind: 'loosenMemberOf', expression, to, ofTask });
        }
        changes.push({ kind: 'dropMemberOf', expression, ofTask });
      }
    }
  }
  if (codes.has('DISTINCT_INSTANCE')) changes.push({ kind: 'dropDistinctInstance' });
  if (scheduling === 'REPLICA') {
    for (const field of ['memory', 'cpu'] as const) {
      changes.push({ kind: 'strategy', strategy: [{ type: 'binpack', field }] });
    }
  }
  return changes;
}

/** The fewest new instances of each kind in the cluster that let all copies land, or one more. */
function instances(trial: Trial, { cluster }: PlacementResult): (Advice | undefined)[] {
  return kindsOf([...cluster.instances, ...(cluster.templates ?? [])]).map((like) => {
    let enough: number | undefined;
    let one: Advice | undefined;
    for (let count = 1; count <= MOST_ADDED && enough === undefined; count *= 2) {
      const advice = trial.of({ kind: 'instances', like, count });
      if (!advice || (advice.more === 0 && count === 1)) return undefined;
      one ??= advice;
      if (advice.left === 0) enough = count;
    }
    if (enough === undefined) return one;
    let best = trial.of({ kind: 'instances', like, count: enough });
    for (let low = (enough >> 1) + 1, high = enough - 1; low <= high; ) {
      const middle = (low + high) >> 1;
      const advice = trial.of({ kind: 'instances', like, count: middle });
      if (advice?.left === 0) {
        best = advice;
        high = middle - 1;
      } else low = middle + 1;
    }
    return best;
  });
}
