import type { Key } from './keys.ts';

/**
 * The candidates for the copies of one request, best first.
 *
 * Candidates with the same values of all spread attributes form a cell: inside it only keys that
 * belong to a single instance decide, so a cell is a heap, and placing a copy moves one entry. Which
 * cell is next follows from its first candidate. Equal candidates keep the order they were given in.
 */
export class Queue {
  private readonly candidates: Int32Array;
  private readonly keys: readonly Key[];
  private readonly own: readonly Float64Array[];
  /** Positions in `candidates`, cell after cell, each a heap. */
  private readonly heap: Int32Array;
  private readonly starts: Int32Array;
  private readonly sizes: Int32Array;
  /** Cells that have candidates left. */
  private readonly cells: number[] = [];
  private cell = -1;

  /** @param candidates indices of instances that can take a copy, in the order of ties */
  constructor(candidates: Int32Array, keys: readonly Key[]) {
    this.candidates = candidates;
    this.keys = keys;
    this.own = keys.flatMap((key) => (key.kind === 'own' ? [key.of] : []));
    const { cellOf, count } = cellsOf(candidates, keys);
    this.sizes = new Int32Array(count);
    this.starts = new Int32Array(count);
    this.heap = new Int32Array(candidates.length);
    for (const cell of cellOf) this.sizes[cell] = (this.sizes[cell] ?? 0) + 1;
    for (let cell = 1; cell < count; cell++) {
      this.starts[cell] = (this.starts[cell - 1] ?? 0) + (this.sizes[cell - 1] ?? 0);
    }
    const next = this.starts.slice();
    for (let position = 0; position < candidates.length; position++) {
      const cell = cellOf[position] ?? 0;
      this.heap[next[cell] ?? 0] = position;
      next[cell] = (next[cell] ?? 0) + 1;
    }
    for (let cell = 0; cell < count; cell++) {
      this.cells.push(cell);
      for (let at = (this.sizes[cell] ?? 0) >> 1; at >= 0; at--) this.sink(cell, at);
    }
  }

  /** The instance that takes the next copy; -1 when none is left. */
  first(): number {
    let best = -1;
    let bestTop = -1;
    for (const cell of this.cells) {
      const top = this.heap[this.starts[cell] ?? 0] ?? 0;
      if (best < 0 || this.before(top, bestTop)) {
        best = cell;
        bestTop = top;
      }
    }
    this.cell = best;
    return best < 0 ? -1 : (this.candidates[bestTop] ?? -1);
  }

  /**
   * A copy was placed on the instance that `first` named.
   * @param again whether the instance can take another one
   */
  placed(index: number, again: boolean): void {
    for (const key of this.keys) {
      if (key.kind === 'own') key.placed(index);
      else {
        const bucket = key.bucketOf[index] ?? 0;
        key.counts[bucket] = (key.counts[bucket] ?? 0) + 1;
      }
    }
    if (!again) this.removeTop(this.cell);
    else this.sink(this.cell, 0);
  }

  private removeTop(cell: number): void {
    const start = this.starts[cell] ?? 0;
    const size = (this.sizes[cell] ?? 0) - 1;
    this.sizes[cell] = size;
    if (size === 0) this.cells.splice(this.cells.indexOf(cell), 1);
    else {
      this.heap[start] = this.heap[start + size] ?? 0;
      this.sink(cell, 0);
    }
  }

  /** Moves an entry down to where nothing below it comes before it. */
  private sink(cell: number, from: number): void {
    const { heap } = this;
    const start = this.starts[cell] ?? 0;
    const size = this.sizes[cell] ?? 0;
    if (size < 2) return;
    const moving = heap[start + from] ?? 0;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size && this.inside(heap[start + right] ?? 0, heap[start + child] ?? 0)) {
        child = right;
      }
      const below = heap[start + child] ?? 0;
      if (!this.inside(below, moving)) break;
      heap[start + at] = below;
      at = child;
    }
    heap[start + at] = moving;
  }

  /** Whether `a` comes before `b`, both of one cell; both are positions in `candidates`. */
  private inside(a: number, b: number): boolean {
    const left = this.candidates[a] ?? 0;
    const right = this.candidates[b] ?? 0;
    for (const key of this.own) {
      const x = key[left] ?? 0;
      const y = key[right] ?? 0;
      if (x !== y) return x < y;
    }
    return a < b;
  }

  /** Whether `a` comes before `b`, of any cells. */
  private before(a: number, b: number): boolean {
    const left = this.candidates[a] ?? 0;
    const right = this.candidates[b] ?? 0;
    for (const key of this.keys) {
      const x = key.kind === 'own' ? key.of[left] : key.counts[key.bucketOf[left] ?? 0];
      const y = key.kind === 'own' ? key.of[right] : key.counts[key.bucketOf[right] ?? 0];
      if (x !== y) return (x ?? 0) < (y ?? 0);
    }
    return a < b;
  }
}

/** Numbers the cells that have candidates. */
function cellsOf(
  candidates: Int32Array,
  keys: readonly Key[],
): { cellOf: Int32Array; count: number } {
  const cellOf = new Int32Array(candidates.length);
  let count = candidates.length > 0 ? 1 : 0;
  for (const key of keys) {
    if (key.kind !== 'shared') continue;
    // A cell of all keys so far and a value of this one make a new cell.
    const numbers = new Map<number, number>();
    for (let position = 0; position < candidates.length; position++) {
      const bucket = key.bucketOf[candidates[position] ?? 0] ?? 0;
      const pair = (cellOf[position] ?? 0) * key.counts.length + bucket;
      let number = numbers.get(pair);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(pair, number);
      }
      cellOf[position] = number;
    }
    count = numbers.size;
  }
  return { cellOf, count };
}
