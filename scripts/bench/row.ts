/** One line of the table: what we take beside what a peer takes for the same, in one run. */
export interface Row {
  readonly what: string;
  /** Milliseconds, median. */
  readonly ours: number;
  /** Whom we are measured against; empty for a time alone. */
  readonly peer: string;
  /** Milliseconds, median. */
  readonly peers: number | undefined;
  /** What the ratio (or the time) should be. */
  readonly goal: string;
  /** Whether the goal was reached. */
  readonly reached: boolean;
}

/** The median of several timings of `run`, in milliseconds, after warming up. */
export async function median(run: () => unknown, times = 21, warmUp = 8): Promise<number> {
  for (let i = 0; i < warmUp; i++) await run();
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return middle(taken);
}

/** Two things timed in turn, so that a machine that slows down slows both. */
export async function inTurn(
  ours: () => unknown,
  peer: () => unknown,
  times = 21,
  warmUp = 8,
): Promise<{ ours: number; peers: number }> {
  for (let i = 0; i < warmUp; i++) {
    await ours();
    await peer();
  }
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < times; i++) {
    let start = performance.now();
    await ours();
    mine.push(performance.now() - start);
    start = performance.now();
    await peer();
    theirs.push(performance.now() - start);
  }
  return { ours: middle(mine), peers: middle(theirs) };
}

/** The median; sorts the values. */
export function middle(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
