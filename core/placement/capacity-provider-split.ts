/** One provider of a capacity provider strategy. Source: API reference, CapacityProviderStrategyItem. */
export interface ProviderShare {
  readonly provider: string;
  /** Copies that this provider takes before any weight counts. */
  readonly base: number;
  /** Its share of the rest, against the other weights; 0 takes none. */
  readonly weight: number;
}

/** Of one provider alone the weight means nothing. */
function weightOf({ weight }: ProviderShare, { length }: readonly ProviderShare[]): number {
  return length === 1 ? Math.max(1, weight) : weight;
}

/**
 * How many of `count` further copies each provider takes: bases first, then each to the provider that
 * has the least for its weight, in list order when equal (assumption: rounding). Where nothing runs and
 * the weights divide the rest, that is their exact ratio.
 * @param running copies that run on each provider already
 * @returns undefined for what ECS refuses: several providers, none with a weight
 */
export function splitByStrategy(
  shares: readonly ProviderShare[],
  count: number,
  running: readonly number[] = [],
): readonly number[] | undefined {
  const weights = shares.map((share) => weightOf(share, shares));
  if (!weights.some((weight) => weight > 0)) return undefined;
  const there = shares.map((_, index) => running[index] ?? 0);
  let left = count;
  const based = shares.map(({ base }, index) => {
    const taken = Math.min(left, Math.max(0, base - (there[index] ?? 0)));
    left -= taken;
    return taken;
  });
  const weighed = shares.map(({ base }, index) => Math.max(0, (there[index] ?? 0) - base));
  const given = [...based];
  for (; left > 0; left--) {
    let next = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, weight] of weights.entries()) {
      const cost = ((weighed[index] ?? 0) + 1) / weight;
      if (cost >= least) continue;
      least = cost;
      next = index;
    }
    weighed[next] = (weighed[next] ?? 0) + 1;
    given[next] = (given[next] ?? 0) + 1;
  }
  return given;
}

/**
 * How many of `count` copies to stop each provider gives up: each time the one that has the most for its
 * weight beyond its base, in list order when equal; bases go last (assumption: rounding).
 * @param running copies that run on each provider
 */
export function stopByStrategy(
  shares: readonly ProviderShare[],
  count: number,
  running: readonly number[],
): readonly number[] {
  const left = shares.map((_, index) => running[index] ?? 0);
  const stopped = shares.map(() => 0);
  for (let stops = 0; stops < count; stops++) {
    let next = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const [index, share] of shares.entries()) {
      const beyond = (left[index] ?? 0) - share.base;
      if ((left[index] ?? 0) === 0) continue;
      const excess = beyond > 0 ? beyond / weightOf(share, shares) : beyond;
      if (excess <= most) continue;
      most = excess;
      next = index;
    }
    if (next < 0) break;
    left[next] = (left[next] ?? 0) - 1;
    stopped[next] = (stopped[next] ?? 0) + 1;
  }
  return stopped;
}
