import type { Admits } from './choice/cell.ts';
import { chainOf } from './choice/chain.ts';
import { Queue } from './choice/queue.ts';
import { stateBefore } from './explain/replay.ts';
import type {
  Cluster,
  Outcome,
  PlacementOptions,
  PlacementRequest,
  PlacementResult,
} from './model.ts';
import { hash, Random } from './random.ts';
import type { Stage } from './stages/stage.ts';
import { stagesOf } from './stages/stages.ts';
import { State } from './state.ts';

/** Copies between two questions whether to stop. */
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
  const { seed } = options;
  return { cluster, seed, ...run(State.of(cluster), inOrder(requests), options) };
}

/** Places requests in their order. */
function run(
  state: State,
  requests: readonly PlacementRequest[],
  options: PlacementOptions,
): Pick<PlacementResult, 'outcomes' | 'stopped'> {
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    if (options.shouldStop?.()) return { outcomes, stopped: true };
    outcomes.push(step(state, request, options));
  }
  return { outcomes, stopped: options.shouldStop?.() ?? false };
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
  const { cluster, seed, outcomes, stopped } = before;
  const sorted = inOrder(requests);
  // The last outcome of a placing that was ended may not be complete.
  const most = stopped ? outcomes.length - 1 : outcomes.length;
  let same = 0;
  while (same < most && outcomes[same]?.request === sorted[same]) same++;
  const state = stateBefore(before, { outcome: same, copy: 0 });
  const rest = run(state, sorted.slice(same), { ...options, seed });
  return { cluster, seed, ...rest, outcomes: [...outcomes.slice(0, same), ...rest.outcomes] };
}

/** The order of work. Source: developer guide: daemon tasks are placed first. */
export function inOrder(requests: readonly PlacementRequest[]): readonly PlacementRequest[] {
  const rank = ({ scheduling, kind }: PlacementRequest): number =>
    scheduling === 'DAEMON' ? 0 : kind === 'service' ? 1 : 2;
  return [...requests].sort((a, b) => rank(a) - rank(b));
}

/** Places the copies of one request in the state and returns where they went. */
export function step(state: State, request: PlacementRequest, options: PlacementOptions): Outcome {
  return request.scheduling === 'DAEMON'
    ? placeDaemon(state, request)
    : placeReplicas(state, request, options);
}

function placeReplicas(
  state: State,
  request: PlacementRequest,
  { seed, shouldStop }: PlacementOptions,
): Outcome {
  const { group, task, count } = request;
  const random = new Random(hash(`${group} ${state.tasksOf(group).length}`, seed));
  const admits = admission(state, stagesOf(request));
  const queue = new Queue(state, chainOf(request), request, seed, random, admits);
  const put = state.putter(task, group);
  const placed: number[] = [];
  while (placed.length < count) {
    if (placed.length % PAUSE === PAUSE - 1 && shouldStop?.()) break;
    const index = queue.first();
    if (index < 0) break;
    put(index);
    placed.push(index);
    queue.placed(index, admits(index));
  }
  const unplaced = count - placed.length;
  return { request, placed: Int32Array.from(placed), unplaced, missed: [] };
}

/** Whether an instance passes every stage, asked of the state as it is then. */
function admission(state: State, stages: readonly Stage[]): Admits {
  const fixed = fixedColumn(state, stages);
  const tests = stages.filter(({ key }) => key === undefined).map((stage) => stage.passes(state));
  return (index) => {
    if (fixed[index] === 0) return false;
    for (const passes of tests) if (!passes(index)) return false;
    return true;
  };
}

/** 1 for the instances that pass all stages whose answers never change. */
function fixedColumn(state: State, stages: readonly Stage[]): Uint8Array {
  const fixed = stages.filter(({ key }) => key !== undefined);
  const columns = fixed.map((stage) => state.roster.column(stage.key ?? '', stage.passes(state)));
  return state.roster.column(JSON.stringify(fixed.map(({ key }) => key)), (index) =>
    columns.every((column) => column[index] === 1),
  );
}

/** One copy on every ACTIVE instance that satisfies the constraints and does not run one yet. */
function placeDaemon(state: State, request: PlacementRequest): Outcome {
  const { group, task } = request;
  const stages = stagesOf(request);
  const concerns = stages.filter(({ code }) => DAEMON_CONCERNS.has(code));
  const qualify = concerns.map((stage) => stage.passes(state));
  const fit = stages.filter((stage) => !concerns.includes(stage)).map((one) => one.passes(state));
  const running = state.countsOf(group);
  const placed: number[] = [];
  const missed: number[] = [];
  for (let index = 0; index < state.roster.size; index++) {
    if ((running[index] ?? 0) > 0 || !qualify.every((passes) => passes(index))) continue;
    if (!fit.every((passes) => passes(index))) missed.push(index);
    else {
      state.put(index, task, group);
      placed.push(index);
    }
  }
  return { request, placed: Int32Array.from(placed), unplaced: missed.length, missed };
}

/** An instance that fails one of these is none of the daemon's business. */
const DAEMON_CONCERNS: ReadonlySet<string> = new Set(['STATUS', 'CAPACITY_PROVIDER', 'MEMBER_OF']);
