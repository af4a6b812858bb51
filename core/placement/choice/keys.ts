import type { Strategy } from '../model.ts';
import type { Random } from '../random.ts';
import type { State } from '../state.ts';

/**
 * The chain of a request as numbers: of two candidates the one whose first differing key is smaller
 * goes first. A spread over an attribute gives all instances with the same value the same key, which
 * grows with every task placed on any of them; all other keys change on the chosen instance only.
 */
export type Key =
  | { readonly kind: 'shared'; readonly bucketOf: Int32Array; readonly counts: Float64Array }
  | { readonly kind: 'own'; readonly of: Float64Array; placed(index: number): void };

/**
 * The keys of every instance before the first copy is placed.
 * @param order all instances in the order of ties; random numbers are drawn in it, so that the order
 * in the file does not matter
 */
export function keysOf(
  chain: readonly Strategy[],
  state: State,
  group: string,
  order: Int32Array,
  random: Random,
): readonly Key[] {
  const keys: Key[] = [];
  let perInstance: Key | undefined;
  for (const strategy of chain) {
    const over = strategy.type === 'spread' && strategy.field === 'instanceId';
    // The same spread a second time tells nothing apart, and counts once.
    const key: Key =
      over && perInstance?.kind === 'own'
        ? { kind: 'own', of: perInstance.of, placed: () => {} }
        : keyOf(strategy, state, group, order, random);
    if (over) perInstance = key;
    keys.push(key);
  }
  return keys;
}

function keyOf(
  strategy: Strategy,
  state: State,
  group: string,
  order: Int32Array,
  random: Random,
): Key {
  // The state's own column serves: placing changes it.
  if (strategy.type === 'binpack') {
    return { kind: 'own', of: state.available[strategy.field], placed: () => {} };
  }
  if (strategy.type === 'random') return arrivals(order, random);
  if (strategy.field === 'attribute') return values(strategy.attribute, state, group);
  const of = state.countsOf(group);
  const placed = (index: number): void => {
    of[index] = (of[index] ?? 0) + 1;
  };
  return { kind: 'own', of, placed };
}

function values(attribute: string, state: State, group: string): Key {
  const { of: bucketOf, values: distinct } = state.roster.bucketsOf(attribute);
  const counts = new Float64Array(distinct.length);
  for (const index of state.tasksOf(group)) {
    const bucket = bucketOf[index] ?? 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return { kind: 'shared', bucketOf, counts };
}

/**
 * Random choice as a key: every instance waits for its next arrival of a Poisson process, and the
 * earliest is chosen. As such processes have no memory, every candidate is equally likely each time.
 */
function arrivals(order: Int32Array, random: Random): Key {
  const of = new Float64Array(order.length);
  for (const index of order) of[index] = waiting(random);
  return {
    kind: 'own',
    of,
    placed: (index) => {
      of[index] = (of[index] ?? 0) + waiting(random);
    },
  };
}

/** An exponentially distributed number by comparisons alone (von Neumann): the same everywhere. */
function waiting(random: Random): number {
  for (let whole = 0; ; whole++) {
    const first = random.fraction();
    let last = first;
    let count = 1;
    for (let next = random.fraction(); next < last; next = random.fraction()) {
      last = next;
      count++;
    }
    if (count % 2 === 1) return whole + first;
  }
}
