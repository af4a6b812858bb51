import type { Cells } from './cells.ts';
import type { Ties } from './ties.ts';

/** The instances of one cell in the order of ties of a group: once around, beginning with its turn. */
export class Ring {
  private readonly order: Int32Array;
  private readonly start: number;
  private readonly end: number;
  private readonly begin: number;
  private seen = 0;

  constructor({ order, starts }: Cells, cell: number, ties: Ties) {
    this.order = order;
    this.start = starts[cell] ?? 0;
    this.end = starts[cell + 1] ?? 0;
    this.begin = this.firstInTurn(ties);
  }

  /** The next instance, or -1 after the last. */
  next(): number {
    if (this.seen >= this.end - this.start) return -1;
    const at = this.begin + this.seen++;
    return this.order[at < this.end ? at : at - this.end + this.start] ?? -1;
  }

  /** Starts again. */
  rewind(): void {
    this.seen = 0;
  }

  /** Where in `order` the cell's first instance in the order of ties of this group stands. */
  private firstInTurn({ rank, turn }: Ties): number {
    let low = this.start;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((rank[this.order[middle] ?? 0] ?? 0) < turn) low = middle + 1;
      else high = middle;
    }
    return low === this.end ? this.start : low;
  }
}
