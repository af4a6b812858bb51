import type { Admits } from './choice/cell.ts';
import { chainOf } from './choice/chain.ts';
import { Queue } from './choice/queue.ts';
import { checksOf, type FilterCheck, type ReasonCode } from './filters/filters.ts';
import type { Outcome, PlacementRequest } from './model.ts';
import { hash, Random } from './random.ts';
import type { State } from './state.ts';

/** Places the copies of one request in the state and returns where they went. */
export function step(state: State, request: PlacementRequest, seed: number): Outcome {
  if (request.scheduling === 'DAEMON') return placeDaemon(state, request);
  const copies = new Copies(state, request, seed);
  copies.advance(request.count);
  return copies.outcome;
}

/** The copies of one request on their way. */
export class Copies {
  readonly placed: number[] = [];
  private readonly request: PlacementRequest;
  private readonly admits: Admits;
  private readonly queue: Queue;
  private readonly put: (index: number) => void;

  /** @param admits whether an instance takes a copy; asked of the checks of the request when not given */
  constructor(
    state: State,
    request: PlacementRequest,
    seed: number,
    admits = admissionOf(state, request),
  ) {
    const { group, task } = request;
    const random = new Random(hash(`${group} ${state.tasksOf(group).length}`, seed));
    this.request = request;
    this.admits = admits;
    this.queue = new Queue(state, chainOf(request), request, seed, random, this.admits);
    this.put = state.putter(task, group);
  }

  /** Places so many further copies. @returns whether any are left that may land */
  advance(copies: number): boolean {
    const { placed, queue, put, admits } = this;
    const { count } = this.request;
    const end = Math.min(count, placed.length + copies);
    while (placed.length < end) {
      const index = queue.first();
      if (index < 0) return false;
      put(index);
      placed.push(index);
      queue.placed(index, admits(index));
    }
    return end < count;
  }

  get outcome(): Outcome {
    const { request, placed } = this;
    const unplaced = request.count - placed.length;
    return { request, placed: Int32Array.from(placed), unplaced, missed: [] };
  }
}

/** Whether an instance passes every check of a request, asked of the state as it is then. */
export function admissionOf(state: State, request: PlacementRequest): Admits {
  const checks = checksOf(request);
  const fixed = fixedColumn(state, checks);
  const tests = checks.filter(({ key }) => key === undefined).map((check) => check.passes(state));
  return (index) => {
    if (fixed[index] === 0) return false;
    for (const passes of tests) if (!passes(index)) return false;
    return true;
  };
}

/** 1 for the instances that pass all checks whose answers never change. */
function fixedColumn(state: State, checks: readonly FilterCheck[]): Uint8Array {
  const fixed = checks.filter(({ key }) => key !== undefined);
  const columns = fixed.map((check) => state.roster.column(check.key ?? '', check.passes(state)));
  return state.roster.column(JSON.stringify(fixed.map(({ key }) => key)), (index) =>
    columns.every((column) => column[index] === 1),
  );
}

/** One copy on every ACTIVE instance that satisfies the constraints and does not run one yet. */
export function placeDaemon(state: State, request: PlacementRequest): Outcome {
  const { group, task } = request;
  const checks = checksOf(request);
  const eligibility = checks.filter(({ filter }) => DAEMON_ELIGIBILITY.has(filter.code));
  const qualify = eligibility.map((check) => check.passes(state));
  const fit = checks
    .filter((check) => !eligibility.includes(check))
    .map((check) => check.passes(state));
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

/** An instance that fails one of these is not eligible for the daemon at all. */
export const DAEMON_ELIGIBILITY: ReadonlySet<ReasonCode> = new Set([
  'STATUS',
  'CAPACITY_PROVIDER',
  'MEMBER_OF',
]);
