import type { Work } from '../../work.ts';

/** Tries a number; what it gives is kept only when it is good enough. */
type Attempt<T> = (value: number) => Work<T | undefined>;

/** The whole number in the middle of a range, rounded down; exact up to 2^53. */
export function middleOf(low: number, high: number): number {
  // Not `>> 1`: that is arithmetic of 32 bits, and amounts may be larger.
  return low + Math.floor((high - low) / 2);
}

/**
 * The result for the largest whole number from `low` to `high` that is good enough, by halving.
 * Assumes that everything below a number that is good enough is good enough too.
 * @param attempt undefined for a number that is not good enough
 * @returns undefined when none is good enough, or the range is empty
 */
export function* largest<T>(low: number, high: number, attempt: Attempt<T>): Work<T | undefined> {
  let best: T | undefined;
  let from = low;
  let to = high;
  while (from <= to) {
    const middle = middleOf(from, to);
    const found = yield* attempt(middle);
    if (found === undefined) {
      to = middle - 1;
    } else {
      best = found;
      from = middle + 1;
    }
  }
  return best;
}

/**
 * The result for the smallest whole number from `low` to `high` that is good enough, by doubling,
 * then by halving. Assumes that everything above a number that is good enough is good enough too.
 * @param low at least 1
 * @param attempt undefined for a number that is not good enough
 * @returns undefined when none is good enough
 */
export function* smallest<T>(low: number, high: number, attempt: Attempt<T>): Work<T | undefined> {
  let from = low;
  let to = low;
  let best = yield* attempt(to);
  while (best === undefined) {
    if (to >= high) return undefined;
    from = to + 1;
    to = Math.min(high, to * 2);
    best = yield* attempt(to);
  }
  while (from < to) {
    const middle = middleOf(from, to);
    const found = yield* attempt(middle);
    if (found === undefined) {
      from = middle + 1;
    } else {
      best = found;
      to = middle;
    }
  }
  return best;
}
