import { chainOf } from './choice/chain.ts';
import { keysOf } from './choice/keys.ts';
import { Queue } from './choice/queue.ts';
import type {
  Cluster,
  Outcome,
  PlacementOptions,
  PlacementRequest,
  PlacementResult,
} from './model.ts';
import { hash, Random } from './random.ts';
import { Roster } from './roster.ts';
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
  const state = State.of(new Roster(cluster));
  const outcomes: Outcome[] = [];
  let stopped = false;
  for (const request of inOrder(requests)) {
    if (!stopped && options.shouldStop?.()) stopped = true;
    if (stopped) break;
    outcomes.push(step(state, request, options));
  }
  return { cluster, seed: options.seed, outcomes, stopped };
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
  const stages = stagesOf(request);
  const order = state.roster.tieOrder(seed, group);
  const random = new Random(hash(`${group} ${state.tasksOf(group).length}`, seed));
  const keys = keysOf(chainOf(request), state, group, order, random);
  const queue = new Queue(candidatesFor(state, stages, order), keys);
  const tests = stages.filter(({ key }) => key === undefined).map((stage) => stage.passes(state));
  const placed: number[] = [];
  while (placed.length < count) {
    if (placed.length % PAUSE === PAUSE - 1 && shouldStop?.()) break;
    const index = queue.first();
    if (index < 0) break;
    state.put(index, task, group);
    placed.push(index);
    queue.placed(
      index,
      tests.every((passes) => passes(index)),
    );
  }
  const unplaced = count - placed.length;
  return { request, placed: Int32Array.from(placed), unplaced, missed: [] };
}

/** Instances that pass every stage now, in the order given. */
function candidatesFor(state: State, stages: readonly Stage[], order: Int32Array): Int32Array {
  const fixed = fixedColumn(state, stages);
  const tests = stages.filter(({ key }) => key === undefined).map((stage) => stage.passes(state));
  const candidates = new Int32Array(order.length);
  let size = 0;
  next: for (const index of order) {
    if (fixed[index] === 0) continue;
    for (const passes of tests) if (!passes(index)) continue next;
    candidates[size++] = index;
  }
  return candidates.subarray(0, size);
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
