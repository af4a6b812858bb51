import { type Filled, fill, holds, type Packing, RULES, type Rule, worth } from './pack.ts';

/** A fleet with the tasks of every instance. */
export interface Built {
  readonly filled: readonly Filled[];
  /** USD an hour. */
  readonly price: number;
}

/**
 * Builds a fleet: takes again and again the type that holds the most worth for its price, as many of it as
 * the same tasks are left for, then makes each instance as small as its tasks allow.
 * @param allowed indices of the types
 * @param counts tasks by item
 * @returns undefined when some task fits on none of the types
 */
export function buildFleet(
  packing: Packing,
  allowed: readonly number[],
  counts: Int32Array,
  rules: readonly Rule[] = RULES,
): Built | undefined {
  const left = counts.slice();
  const filled: Filled[] = [];
  let rest = left.reduce((sum, count) => sum + count, 0);
  while (rest > 0) {
    const best = bestFilled(packing, allowed, left, rules);
    if (!best) return undefined;
    let count = Number.MAX_SAFE_INTEGER;
    for (const [at, tasks] of best.tasks.entries()) {
      if (tasks > 0) count = Math.min(count, Math.floor((left[at] ?? 0) / tasks));
    }
    for (const [at, tasks] of best.tasks.entries()) {
      left[at] = (left[at] ?? 0) - tasks * count;
      rest -= tasks * count;
    }
    filled.push({ ...best, count });
  }
  const smaller = filled.map((one) => smallest(packing, allowed, one));
  return { filled: smaller, price: priceOf(packing, smaller) };
}

function priceOf({ types }: Packing, filled: readonly Filled[]): number {
  return filled.reduce((sum, { type, count }) => sum + (types[type]?.price ?? 0) * count, 0);
}

function bestFilled(
  packing: Packing,
  allowed: readonly number[],
  left: Int32Array,
  rules: readonly Rule[],
): Omit<Filled, 'count'> | undefined {
  let best: Omit<Filled, 'count'> | undefined;
  let most = 0;
  for (const type of allowed) {
    const price = packing.types[type]?.price ?? 1;
    for (const rule of rules) {
      const tasks = fill(packing, type, left, rule);
      const ratio = worth(tasks, packing.values) / price;
      if (ratio > most * (1 + 1e-9)) {
        most = ratio;
        best = { type, tasks };
      }
    }
  }
  return best;
}

/** The same tasks on the cheapest type that holds them. */
function smallest(packing: Packing, allowed: readonly number[], one: Filled): Filled {
  let best = one.type;
  for (const type of allowed) {
    const price = packing.types[type]?.price ?? 0;
    if (price < (packing.types[best]?.price ?? 0) && holds(packing, type, one.tasks)) best = type;
  }
  return best === one.type ? one : { ...one, type: best };
}
