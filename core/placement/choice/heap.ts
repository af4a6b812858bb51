import type { Ties } from './ties.ts';

/** Candidates, the best one first: by the keys that belong to single instances, then by ties. */
export class Heap {
  private readonly own: readonly Float64Array[];
  private readonly rank: Int32Array;
  private readonly turn: number;
  private readonly entries: number[] = [];

  /** @param own the keys of single instances, as they change */
  constructor(own: readonly Float64Array[], { rank, turn }: Ties) {
    this.own = own;
    this.rank = rank;
    this.turn = turn;
  }

  /** The best candidate, or -1. */
  get first(): number {
    return this.entries.length > 0 ? (this.entries[0] ?? -1) : -1;
  }

  /** Adds a candidate where it belongs. */
  push(index: number): void {
    const { entries } = this;
    let at = entries.push(index) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = entries[parent] ?? 0;
      if (!this.before(index, above)) break;
      entries[at] = above;
      at = parent;
    }
    entries[at] = index;
  }

  /** Adds a candidate anywhere: `arrange` has to follow. */
  add(index: number): void {
    this.entries.push(index);
  }

  /** Puts all candidates where they belong. */
  arrange(): void {
    for (let at = (this.entries.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** The keys of the best candidate have changed. */
  changed(): void {
    this.sink(0);
  }

  /** Takes the best candidate out. */
  drop(): void {
    const last = this.entries.pop();
    if (last === undefined || this.entries.length === 0) return;
    this.entries[0] = last;
    this.sink(0);
  }

  private before(a: number, b: number): boolean {
    for (const key of this.own) {
      const x = key[a] ?? 0;
      const y = key[b] ?? 0;
      if (x !== y) return x < y;
    }
    return this.place(a) < this.place(b);
  }

  /** As `Ties` has it; written out, since this is what most of the time is spent with. */
  private place(index: number): number {
    const place = (this.rank[index] ?? 0) - this.turn;
    return place < 0 ? place + this.rank.length : place;
  }

  /** Moves an entry down to where nothing below it comes before it. */
  private sink(from: number): void {
    const { entries } = this;
    const size = entries.length;
    const moving = entries[from] ?? 0;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && this.before(entries[right] ?? 0, entries[child] ?? 0)) child = right;
      const below = entries[child] ?? 0;
      if (!this.before(below, moving)) break;
      entries[at] = below;
      at = child;
    }
    entries[at] = moving;
  }
}
