import { chainOf } from '../choice/chain.ts';
import { keysOf } from '../choice/keys.ts';
import type { PlacementRequest } from '../model.ts';
import { Random } from '../random.ts';
import type { State } from '../state.ts';

/** Which tasks a service stops when fewer are wanted. */
export interface ScaleIn {
  /** The instance of every stopped task, in the order of stopping. */
  readonly stopped: readonly number[];
  /** Tasks that should have stopped and are protected: the service does not reach a steady state. */
  readonly held: number;
}

/**
 * Stops tasks of a service in the state, one after the other, by its strategies turned round: of a
 * spread the fullest loses a task, of a binpack the instance that would have the most left. Without a
 * strategy the fullest zone and in it the fullest instance. Ties are decided by the seed.
 * Source: developer guide, service scheduler and placement strategies; the chain is an assumption.
 * @param protectedTasks protected tasks by index of their instance; they are never stopped
 */
export function scaleIn(
  state: State,
  request: PlacementRequest,
  remove: number,
  seed: number,
  protectedTasks: ReadonlyMap<number, number> = new Map(),
): ScaleIn {
  const { group, task, capacityProvider: provider } = request;
  const ties = state.roster.ties(seed, group);
  const chain = chainOf(request).filter(({ type }) => type !== 'random');
  const random = new Random(seed);
  const stopped: number[] = [];
  while (stopped.length < remove) {
    const counts = state.countsOf(group);
    const keys = keysOf(chain, state, group, state.roster.order(seed), random);
    let best = -1;
    for (let index = 0; index < counts.length; index++) {
      if ((counts[index] ?? 0) <= (protectedTasks.get(index) ?? 0)) continue;
      if (provider !== undefined && state.roster.instance(index).capacityProvider !== provider)
        continue;
      if (best < 0) best = index;
      else {
        const difference = compare(keys, index, best);
        if (difference > 0 || (difference === 0 && ties.before(index, best))) best = index;
      }
    }
    if (best < 0) break;
    state.remove(best, task, group);
    stopped.push(best);
  }
  const running = state.tasksOf(group).length + stopped.length;
  return { stopped, held: Math.min(remove, running) - stopped.length };
}

/** Above 0 when `a` has the larger key: there a task is stopped first. */
function compare(keys: ReturnType<typeof keysOf>, a: number, b: number): number {
  for (const key of keys) {
    const x = key.kind === 'own' ? key.of[a] : key.counts[key.bucketOf[a] ?? 0];
    const y = key.kind === 'own' ? key.of[b] : key.counts[key.bucketOf[b] ?? 0];
    if (x !== y) return (x ?? 0) - (y ?? 0);
  }
  return 0;
}
