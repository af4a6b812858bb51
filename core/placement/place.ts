import { finish, type Work } from '../work.ts';
import type {
  Cluster,
  Outcome,
  PlacementOptions,
  PlacementRequest,
  PlacementResult,
} from './model.ts';
import { stateBefore } from './replay.ts';
import { State } from './state.ts';
import { Copies, placeDaemon } from './step.ts';

/** Copies between two pauses. */
const PAUSE = 1024;

/**
 * Places the copies of all requests, one after the other, as the service scheduler and RunTask of
 * Amazon ECS do: DAEMON services first, then services, then tasks, each in the order given.
 * The same cluster, requests and seed give the same result.
 */
export function place(
  cluster: Cluster,
  requests: readonly PlacementRequest[],
  options: PlacementOptions,
): PlacementResult {
  return finish(placing(cluster, requests, options));
}

/** `place` as work that can be paused. */
export function* placing(
  cluster: Cluster,
  requests: readonly PlacementRequest[],
  options: PlacementOptions,
): Work<PlacementResult> {
  const { seed } = options;
  return { cluster, seed, ...(yield* run(State.of(cluster), inOrder(requests), options)) };
}

/** Places requests in their order. */
function* run(
  state: State,
  requests: readonly PlacementRequest[],
  { seed, shouldStop = () => false }: PlacementOptions,
): Work<Pick<PlacementResult, 'outcomes' | 'stopped'>> {
  const outcomes: Outcome[] = [];
  const all = requests.reduce((sum, { count }) => sum + count, 1);
  let before = 0;
  for (const request of requests) {
    if (shouldStop()) return { outcomes, stopped: true };
    yield before / all;
    if (request.scheduling === 'DAEMON') outcomes.push(placeDaemon(state, request));
    else {
      const copies = new Copies(state, request, seed);
      let stopped = false;
      while (!stopped && copies.advance(PAUSE)) {
        yield (before + copies.placed.length) / all;
        stopped = shouldStop();
      }
      outcomes.push(copies.outcome);
      if (stopped) return { outcomes, stopped };
    }
    before += request.count;
  }
  return { outcomes, stopped: false };
}

/**
 * `place` again after a change of requests: what comes before the first that differs is taken over.
 * The same objects count as the same requests; the result is that of `place`.
 */
export function placeAgain(
  before: PlacementResult,
  requests: readonly PlacementRequest[],
  options: Omit<PlacementOptions, 'seed'> = {},
): PlacementResult {
  return finish(placingAgain(before, requests, options));
}

/** `placeAgain` as work that can be paused. */
export function* placingAgain(
  before: PlacementResult,
  requests: readonly PlacementRequest[],
  options: Omit<PlacementOptions, 'seed'> = {},
): Work<PlacementResult> {
  const { cluster, seed, outcomes, stopped } = before;
  const sorted = inOrder(requests);
  // The last outcome of a placing that was ended may not be complete.
  const most = stopped ? outcomes.length - 1 : outcomes.length;
  let same = 0;
  while (same < most && outcomes[same]?.request === sorted[same]) same++;
  const state = stateBefore(before, { outcome: same, copy: 0 });
  const rest = yield* run(state, sorted.slice(same), { ...options, seed });
  return { cluster, seed, ...rest, outcomes: [...outcomes.slice(0, same), ...rest.outcomes] };
}

/** The order of work. Source: developer guide: daemon tasks are placed first. */
export function inOrder(requests: readonly PlacementRequest[]): readonly PlacementRequest[] {
  const rank = ({ scheduling, kind }: PlacementRequest): number =>
    scheduling === 'DAEMON' ? 0 : kind === 'service' ? 1 : 2;
  return [...requests].sort((a, b) => rank(a) - rank(b));
}
