import { Heap } from './heap.ts';
import type { Ring } from './ring.ts';
import type { Ties } from './ties.ts';

/** Whether an instance can take a copy now. */
export type Admits = (index: number) => boolean;

/** The candidates of a cell, best first. */
export interface Candidates {
  /** The best candidate, or -1. */
  readonly top: number;
  /** The best candidate took a copy; `again` when it can take another. */
  placed(again: boolean): void;
}

/**
 * The candidates of one cell, best first by the keys that belong to single instances, then in the
 * order of ties.
 *
 * Instances are looked at as late as possible. Where all of them begin with the same keys (no task
 * of the group yet, nothing to pack), the order of ties is that of the queue, and an instance is
 * asked for only when it is next: a service with ten copies on 5,000 instances looks at ten or so.
 * What took a copy and can take more waits in a heap.
 */
export class Cell implements Candidates {
  private readonly own: readonly Float64Array[];
  private readonly admits: Admits;
  private readonly ring: Ring;
  /** The next instance that took no copy yet; -1 when there is none. */
  private fresh = -1;
  /** Instances that took a copy, or had to be sorted. */
  private readonly heap: Heap;

  /**
   * @param own the keys of single instances, as they change
   * @param lazy when fresh instances need no sorting: they have no keys of their own, or only the
   * count of the group's tasks, which is still 0
   */
  constructor(ring: Ring, ties: Ties, own: readonly Float64Array[], lazy: boolean, admits: Admits) {
    this.ring = ring;
    this.own = own;
    this.admits = admits;
    this.heap = new Heap(own, ties);
    if (!lazy) this.admitAll();
    this.advance();
  }

  get top(): number {
    return this.fresh >= 0 ? this.fresh : this.heap.first;
  }

  placed(again: boolean): void {
    if (this.fresh >= 0) {
      // Without keys of its own it stays the best as long as it can take more.
      if (again && this.own.length === 0) return;
      if (again) this.heap.push(this.fresh);
      this.advance();
    } else if (again) this.heap.changed();
    else this.heap.drop();
  }

  /** Finds the next fresh instance that can take a copy. */
  private advance(): void {
    const counts = this.own[0];
    for (let index = this.ring.next(); index >= 0; index = this.ring.next()) {
      if (!this.admits(index)) continue;
      if (counts === undefined || counts[index] === 0) {
        this.fresh = index;
        return;
      }
      // It runs tasks of the group already: it comes after all that do not.
      this.heap.push(index);
    }
    this.fresh = -1;
  }

  private admitAll(): void {
    for (let index = this.ring.next(); index >= 0; index = this.ring.next()) {
      if (this.admits(index)) this.heap.add(index);
    }
    this.heap.arrange();
  }
}
