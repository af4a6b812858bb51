import type { Admits, Candidates } from './cell.ts';
import type { Heap } from './heap.ts';
import type { Ring } from './ring.ts';
import type { Shelves } from './shelves.ts';

/** From this share of a cell on, a shelf is gone through in the order of ties. */
const LARGE = 1 / 16;

/**
 * The candidates of one cell for a service that packs: the fullest that are still enough. Shelves are
 * taken one after the other, so that a service looks at the instances that it fills and at few
 * others. A small shelf is emptied into a heap. On a large one, such as that of all instances on
 * which nothing runs, only the order of ties tells instances apart, so that it need not be sorted.
 */
export class ShelvedCell implements Candidates {
  private readonly shelves: Shelves;
  private readonly cell: number;
  private readonly ring: Ring;
  private readonly heap: Heap;
  private readonly admits: Admits;
  /** True when nothing but the order of ties tells instances of a shelf apart. */
  private readonly alike: boolean;
  /** The shelf that is being gone through, or the first that was not looked at. */
  private shelf: number;
  private inTurn = false;
  private readonly add: (index: number) => void;

  /**
   * @param asked what a copy asks of the resource that is packed by
   * @param only true when the resource is the only key of single instances
   */
  constructor(
    shelves: Shelves,
    cell: number,
    asked: number,
    only: boolean,
    ring: Ring,
    heap: Heap,
    admits: Admits,
  ) {
    this.shelves = shelves;
    this.cell = cell;
    this.ring = ring;
    this.heap = heap;
    this.admits = admits;
    this.alike = only && shelves.exact;
    this.shelf = shelves.shelfAt(asked);
    this.add = (index) => {
      if (this.admits(index)) this.heap.add(index);
    };
    this.refill();
  }

  get top(): number {
    return this.heap.first;
  }

  placed(again: boolean): void {
    if (again) this.heap.changed();
    else this.heap.drop();
    if (this.heap.first < 0) this.refill();
  }

  /** Takes from the shelves until there is a candidate. All that is left there has more free. */
  private refill(): void {
    const { shelves, cell, heap } = this;
    while (heap.first < 0) {
      if (this.inTurn && this.nextInTurn()) return;
      this.shelf = shelves.filledFrom(cell, this.shelf);
      if (this.shelf < 0) {
        this.shelf = Number.MAX_SAFE_INTEGER;
        return;
      }
      if (this.alike && shelves.shareOn(cell, this.shelf) >= LARGE) {
        this.inTurn = true;
        this.ring.rewind();
      } else {
        shelves.visit(cell, this.shelf++, this.add);
        heap.arrange();
      }
    }
  }

  /** The next instance on the shelf that can take a copy, in the order of ties. */
  private nextInTurn(): boolean {
    for (let index = this.ring.next(); index >= 0; index = this.ring.next()) {
      if (!this.shelves.holds(this.shelf, index) || !this.admits(index)) continue;
      this.heap.add(index);
      return true;
    }
    this.inTurn = false;
    this.shelf++;
    return false;
  }
}
