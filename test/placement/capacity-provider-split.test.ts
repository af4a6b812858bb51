import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ProviderShare,
  splitByStrategy,
  stopByStrategy,
} from '../../core/placement/capacity-provider-split.ts';

/** Providers by weight, or by weight and base. */
const strategy = (...of: readonly (number | readonly [weight: number, base: number])[]) =>
  of.map((one, index): ProviderShare => {
    const [weight, base] = typeof one === 'number' ? [one, 0] : one;
    return { provider: `p${index}`, weight, base };
  });

describe('further copies go where there is least for the weight', () => {
  test.each<[ProviderShare[], number, number[], number[] | undefined]>([
    [strategy(1, 1), 10, [], [5, 5]],
    [strategy(1, 4), 5, [], [1, 4]],
    [strategy([1, 2], 3), 10, [], [4, 6]],
    [strategy(1, 1, 1), 3, [6, 0, 0], [0, 2, 1]],
    [strategy(1, 1, 1, 1), 3, [5, 0, 0, 0], [0, 1, 1, 1]],
    [strategy(1, 1), 2, [8, 0], [0, 2]],
    [strategy([1, 4], 1), 3, [1, 0], [3, 0]],
    [strategy([1, 4], 1), 5, [1, 0], [4, 1]],
    [strategy(0, 1), 4, [3, 0], [0, 4]],
    [strategy(0), 4, [], [4]],
    [strategy(0, 0), 4, [], undefined],
    [strategy(), 4, [], undefined],
  ])('%j: %i, while %j run', (shares, count, running, expected) => {
    expect(splitByStrategy(shares, count, running)).toEqual(expected);
  });
});

describe('copies stop where there is most for the weight, bases last', () => {
  test.each<[ProviderShare[], number, number[], number[]]>([
    [strategy(1, 1), 2, [4, 2], [2, 0]],
    [strategy(1, 3), 4, [4, 4], [3, 1]],
    [strategy([1, 3], 1), 3, [3, 3], [0, 3]],
    [strategy([1, 3], 1), 4, [3, 3], [1, 3]],
    [strategy(0, 1), 2, [3, 9], [2, 0]],
    [strategy(1, 1), 9, [2, 2], [2, 2]],
  ])('%j: %i, while %j run', (shares, count, running, expected) => {
    expect(stopByStrategy(shares, count, running)).toEqual(expected);
  });
});

test('what is split in two goes is split as in one, and no more stop than run', () => {
  const share = fc.record({ weight: fc.nat(5), base: fc.constant(0) });
  fc.assert(
    fc.property(
      fc.array(share, { minLength: 1, maxLength: 4 }),
      fc.nat(4),
      fc.nat(30),
      fc.nat(30),
      (list, base, first, second) => {
        const shares = list.map((one, n) => ({
          ...one,
          provider: `p${n}`,
          base: n === 0 ? base : 0,
        }));
        const once = splitByStrategy(shares, first + second);
        if (!once) return;
        const before = splitByStrategy(shares, first) ?? [];
        const after = splitByStrategy(shares, second, before) ?? [];
        expect(before.map((count, n) => count + (after[n] ?? 0))).toEqual(once);
        const stopped = stopByStrategy(shares, second, once);
        expect(stopped.reduce((sum, one) => sum + one, 0)).toBe(second);
        for (const [n, count] of stopped.entries()) expect(count).toBeLessThanOrEqual(once[n] ?? 0);
      },
    ),
    { numRuns: 500, seed: 20261122 },
  );
});
