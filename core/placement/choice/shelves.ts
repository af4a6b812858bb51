import type { Cells } from './cells.ts';

/** Shelves of one cell at the most: one for each amount of what common instances have. */
const MOST_IN_ROW = 1 << 16;

/** Shelves of a small cluster, and for each instance of a large one, over all cells. */
const FEW = 4096;
const EACH = 64;

/** With more cells than this each is so small that it is sorted as a whole. */
export const MOST_SHELVED = 64;

/** Bits of a word that tell which shelves are empty. */
const BITS = 32;

/**
 * The instances of a cluster by how much is free of one resource: each cell has a row of shelves, on
 * each shelf stand the instances with one amount, or with a small range of amounts where there are
 * more than shelves. Shared by all services that pack by the resource, so that none has to look at
 * instances that are too full, or far from full.
 */
export class Shelves {
  /** False once instances with different amounts may stand on one shelf. */
  private single: boolean;
  private readonly free: Float64Array;
  private readonly cells: Cells;
  private readonly row: number;
  private readonly perUnit: number;
  private readonly cellOf: Int32Array;
  /** On which shelf of its row an instance stands. */
  private readonly shelfOf: Int32Array;
  /** The first instance on each shelf, and the next and the one before on its shelf; -1 for none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;
  private readonly count: Int32Array;
  /** A bit for each shelf that is not empty. */
  private readonly filled: Int32Array;

  constructor(cells: Cells, free: Float64Array) {
    this.free = free;
    this.cells = cells;
    const { order, starts } = cells;
    const size = order.length;
    const rows = starts.length - 1;
    let most = 1;
    for (const amount of free) if (amount > most) most = amount;
    const room = Math.max(FEW, Math.min(MOST_IN_ROW, Math.floor((EACH * size) / rows)));
    this.single = most < room;
    this.row = Math.ceil(Math.min(most + 1, room) / BITS) * BITS;
    this.perUnit = this.single ? 1 : (this.row - 1) / most;
    this.cellOf = new Int32Array(size);
    this.shelfOf = new Int32Array(size);
    this.first = new Int32Array(rows * this.row).fill(-1);
    this.count = new Int32Array(rows * this.row);
    this.filled = new Int32Array((rows * this.row) / BITS);
    this.next = new Int32Array(size);
    this.before = new Int32Array(size);
    for (let cell = 0; cell < rows; cell++) {
      for (let at = starts[cell] ?? 0; at < (starts[cell + 1] ?? 0); at++) {
        const index = order[at] ?? 0;
        this.cellOf[index] = cell;
        this.put(index, this.shelfAt(free[index] ?? 0));
      }
    }
  }

  /** True when all instances on a shelf have the same amount free. */
  get exact(): boolean {
    return this.single;
  }

  /** What is free on an instance has changed. */
  moved(index: number): void {
    const shelf = this.shelfAt(this.free[index] ?? 0);
    if (shelf === this.shelfOf[index]) return;
    this.take(index);
    this.put(index, shelf);
  }

  /** The shelf within a row on which an instance with this much free stands. */
  shelfAt(amount: number): number {
    const shelf = Math.floor(amount * this.perUnit);
    return shelf < 0 ? 0 : shelf < this.row ? shelf : this.row - 1;
  }

  /** The first shelf of the cell, from one on, that is not empty; -1 when there is none. */
  filledFrom(cell: number, shelf: number): number {
    const start = cell * this.row;
    let word = (start + shelf) >> 5;
    const end = (start + this.row) >> 5;
    if (shelf >= this.row) return -1;
    let bits = (this.filled[word] ?? 0) & (-1 << (shelf & 31));
    while (bits === 0) {
      if (++word >= end) return -1;
      bits = this.filled[word] ?? 0;
    }
    return word * BITS + 31 - Math.clz32(bits & -bits) - start;
  }

  /** How many instances stand on a shelf, as a share of their cell. */
  shareOn(cell: number, shelf: number): number {
    const { starts } = this.cells;
    const size = (starts[cell + 1] ?? 0) - (starts[cell] ?? 0);
    return (this.count[cell * this.row + shelf] ?? 0) / size;
  }

  /** Whether the instance stands on this shelf of its row. */
  holds(shelf: number, index: number): boolean {
    return this.shelfOf[index] === shelf;
  }

  /** Visits all instances on a shelf, in no order that matters. */
  visit(cell: number, shelf: number, each: (index: number) => void): void {
    let index = this.first[cell * this.row + shelf] ?? -1;
    for (; index >= 0; index = this.next[index] ?? -1) each(index);
  }

  private take(index: number): void {
    const shelf = (this.cellOf[index] ?? 0) * this.row + (this.shelfOf[index] ?? 0);
    const next = this.next[index] ?? -1;
    const before = this.before[index] ?? -1;
    if (next >= 0) this.before[next] = before;
    if (before >= 0) this.next[before] = next;
    else this.first[shelf] = next;
    const left = (this.count[shelf] ?? 0) - 1;
    this.count[shelf] = left;
    if (left === 0) this.filled[shelf >> 5] = (this.filled[shelf >> 5] ?? 0) & ~(1 << (shelf & 31));
  }

  private put(index: number, shelfInRow: number): void {
    const shelf = (this.cellOf[index] ?? 0) * this.row + shelfInRow;
    const first = this.first[shelf] ?? -1;
    this.next[index] = first;
    this.before[index] = -1;
    if (first >= 0) this.before[first] = index;
    this.first[shelf] = index;
    // Amounts are whole as a rule; a broken task definition may ask for half a unit.
    if (this.single && !Number.isInteger(this.free[index])) this.single = false;
    this.count[shelf] = (this.count[shelf] ?? 0) + 1;
    this.filled[shelf >> 5] = (this.filled[shelf >> 5] ?? 0) | (1 << (shelf & 31));
    this.shelfOf[index] = shelfInRow;
  }
}
