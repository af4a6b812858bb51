/** One provider of a capacity provider strategy. Source: API reference, CapacityProviderStrategyItem. */
export interface ProviderShare {
  readonly provider: string;
  /** Copies that this provider takes before any weight counts. */
  readonly base: number;
  /** Its share of the rest, against the other weights; 0 takes none. */
  readonly weight: number;
}

/**
 * How many of `count` copies each provider takes: bases first, each further copy to the provider that
 * has the least for its weight, in list order when equal (assumption: rounding). Where the weights
 * divide the rest, that is their exact ratio.
 * @returns undefined for what ECS refuses: no provider with a weight
 */
export function splitByStrategy(
  shares: readonly ProviderShare[],
  count: number,
): readonly number[] | undefined {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return undefined;
  let left = count;
  const based = shares.map(({ base }) => {
    const taken = Math.min(base, left);
    left -= taken;
    return taken;
  });
  // Whole rounds at once, so that a million copies take no longer than ten.
  const rounds = Math.floor(left / total);
  const weighed = shares.map(({ weight }) => rounds * weight);
  for (left -= rounds * total; left > 0; left--) {
    let next = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, { weight }] of shares.entries()) {
      const cost = weight > 0 ? ((weighed[index] ?? 0) + 1) / weight : Number.POSITIVE_INFINITY;
      if (cost < least) {
        least = cost;
        next = index;
      }
    }
    weighed[next] = (weighed[next] ?? 0) + 1;
  }
  return based.map((base, index) => base + (weighed[index] ?? 0));
}
