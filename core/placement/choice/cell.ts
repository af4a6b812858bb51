import type { Cells } from './cells.ts';
import type { Ties } from './ties.ts';

/** Whether an instance can take a copy now. */
export type Admits = (index: number) => boolean;

/**
 * The candidates of one cell, best first by the keys that belong to single instances, then in the
 * order of ties.
 *
 * Instances are looked at as late as possible. Where all of them begin with the same keys (no task
 * of the group yet, nothing to pack), the order of ties is that of the queue, and an instance is
 * asked for only when it is next: a service with ten copies on 5,000 instances looks at ten or so.
 * What took a copy and can take more waits in a heap.
 */
export class Cell {
  private readonly own: readonly Float64Array[];
  private readonly ties: Ties;
  private readonly admits: Admits;
  /** The cell's instances: from `begin` on in a ring between `start` and `end`. */
  private readonly order: Int32Array;
  private readonly start: number;
  private readonly size: number;
  private readonly begin: number;
  private seen = 0;
  /** The next instance that took no copy yet; -1 when there is none. */
  private fresh = -1;
  /** Instances that took a copy, or had to be sorted: in the order of ties. */
  private readonly known: number[] = [];
  /** Positions in `known`, the best one first. */
  private readonly heap: number[] = [];

  /**
   * @param own the keys of single instances, as they change
   * @param lazy when fresh instances need no sorting: they have no keys of their own, or only the
   * count of the group's tasks, which is still 0
   */
  constructor(
    { order, starts }: Cells,
    cell: number,
    ties: Ties,
    own: readonly Float64Array[],
    lazy: boolean,
    admits: Admits,
  ) {
    this.order = order;
    this.start = starts[cell] ?? 0;
    this.size = (starts[cell + 1] ?? 0) - this.start;
    this.ties = ties;
    this.own = own;
    this.admits = admits;
    this.begin = this.firstInTurn();
    if (!lazy) this.admitAll();
    this.advance();
  }

  /** The best candidate, or -1. */
  get top(): number {
    if (this.fresh >= 0) return this.fresh;
    return this.heap.length > 0 ? (this.known[this.heap[0] ?? 0] ?? -1) : -1;
  }

  /** The best candidate took a copy; `again` when it can take another. */
  placed(again: boolean): void {
    if (this.fresh >= 0) {
      // Without keys of its own it stays the best as long as it can take more.
      if (again && this.own.length === 0) return;
      if (again) this.push(this.fresh);
      this.advance();
    } else if (again) this.sink(0);
    else {
      const last = this.heap.pop();
      if (last === undefined || this.heap.length === 0) return;
      this.heap[0] = last;
      this.sink(0);
    }
  }

  /** Finds the next fresh instance that can take a copy. */
  private advance(): void {
    const counts = this.own[0];
    while (this.seen < this.size) {
      const index = this.at(this.seen++);
      if (!this.admits(index)) continue;
      if (counts === undefined || counts[index] === 0) {
        this.fresh = index;
        return;
      }
      // It runs tasks of the group already: it comes after all that do not.
      this.push(index);
    }
    this.fresh = -1;
  }

  private admitAll(): void {
    const { heap, known } = this;
    for (; this.seen < this.size; this.seen++) {
      const index = this.at(this.seen);
      if (this.admits(index)) heap.push(known.push(index) - 1);
    }
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  private at(position: number): number {
    const ring = this.begin + position;
    return this.order[ring < this.start + this.size ? ring : ring - this.size] ?? 0;
  }

  /** Where in `order` the cell's first instance in the order of ties of this group stands. */
  private firstInTurn(): number {
    let low = this.start;
    let high = this.start + this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rank = this.ties.rank[this.order[middle] ?? 0] ?? 0;
      if (rank < this.ties.turn) low = middle + 1;
      else high = middle;
    }
    return low === this.start + this.size ? this.start : low;
  }

  /** Both are positions in `known`, whose order decides ties. */
  private before(a: number, b: number): boolean {
    const left = this.known[a] ?? 0;
    const right = this.known[b] ?? 0;
    for (const key of this.own) {
      const x = key[left] ?? 0;
      const y = key[right] ?? 0;
      if (x !== y) return x < y;
    }
    return a < b;
  }

  private push(index: number): void {
    const { heap } = this;
    const moving = this.known.push(index) - 1;
    let at = heap.push(moving) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (!this.before(moving, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = moving;
  }

  /** Moves an entry down to where nothing below it comes before it. */
  private sink(from: number): void {
    const { heap } = this;
    const size = heap.length;
    const moving = heap[from] ?? 0;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && this.before(heap[right] ?? 0, heap[child] ?? 0)) child = right;
      const below = heap[child] ?? 0;
      if (!this.before(below, moving)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = moving;
  }
}
