/** What an entry of the queue does when its time comes. */
export type Action = () => void;

/**
 * The order of what happens at the same time. A pass of the scheduler comes after all changes of that
 * moment, so that it sees them; metrics, alarms and scaling come before it, so that it acts on them.
 */
export const Rank = {
  event: 0,
  instance: 1,
  task: 2,
  target: 3,
  metric: 4,
  alarm: 5,
  scaling: 6,
  pass: 7,
  provisioning: 8,
  completion: 9,
} as const;

export type Rank = (typeof Rank)[keyof typeof Rank];

/** More services than a cluster has, so that the order of a service fits between two ranks. */
const SUB_RANKS = 1_000_000;

/** A binary heap of actions ordered by time, rank and sequence, and by nothing else. */
export class Queue {
  private times = new Float64Array(64);
  private ranks = new Float64Array(64);
  private sequences = new Float64Array(64);
  private actions: (Action | undefined)[] = [];
  private sequence = 0;
  size = 0;

  /** The time of the next action in milliseconds; infinite when there is none. */
  get nextTime(): number {
    return this.size > 0 ? (this.times[0] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /**
   * Adds an action.
   * @param time in milliseconds
   * @param order decides among entries of the same time and rank: 0 to 999,999
   */
  add(time: number, rank: Rank, action: Action, order = 0): void {
    if (this.size === this.times.length) this.grow();
    const at = this.size++;
    this.times[at] = time;
    this.ranks[at] = rank * SUB_RANKS + order;
    this.sequences[at] = this.sequence++;
    this.actions[at] = action;
    this.rise(at);
  }

  /** Takes the next action; undefined when there is none. */
  take(): Action | undefined {
    if (this.size === 0) return undefined;
    const action = this.actions[0];
    const last = --this.size;
    this.move(last, 0);
    this.actions[last] = undefined;
    this.sink(0);
    return action;
  }

  private grow(): void {
    const larger = (from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.times = larger(this.times);
    this.ranks = larger(this.ranks);
    this.sequences = larger(this.sequences);
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.before(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      let best = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < this.size; child++) {
        if (this.before(child, best)) best = child;
      }
      if (best === at) return;
      this.swap(at, best);
      at = best;
    }
  }

  private before(a: number, b: number): boolean {
    const { times, ranks, sequences } = this;
    if (times[a] !== times[b]) return (times[a] ?? 0) < (times[b] ?? 0);
    if (ranks[a] !== ranks[b]) return (ranks[a] ?? 0) < (ranks[b] ?? 0);
    return (sequences[a] ?? 0) < (sequences[b] ?? 0);
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from] ?? 0;
    this.ranks[to] = this.ranks[from] ?? 0;
    this.sequences[to] = this.sequences[from] ?? 0;
    this.actions[to] = this.actions[from];
  }

  private swap(a: number, b: number): void {
    const { times, ranks, sequences, actions } = this;
    const time = times[a] ?? 0;
    const rank = ranks[a] ?? 0;
    const sequence = sequences[a] ?? 0;
    const action = actions[a];
    this.move(b, a);
    times[b] = time;
    ranks[b] = rank;
    sequences[b] = sequence;
    actions[b] = action;
  }
}
