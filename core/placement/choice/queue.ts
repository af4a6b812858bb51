import type { PlacementRequest, Strategy } from '../model.ts';
import type { Random } from '../random.ts';
import type { State } from '../state.ts';
import { type Admits, type Candidates, Cell } from './cell.ts';
import { Heap } from './heap.ts';
import { type Key, keysOf } from './keys.ts';
import { Ring } from './ring.ts';
import { ShelvedCell } from './shelved-cell.ts';
import { MOST_SHELVED } from './shelves.ts';
import type { Ties } from './ties.ts';

/**
 * The candidates for the copies of one request, best first. Inside a cell only keys of single
 * instances decide; which cell is next follows from the best of each.
 */
export class Queue {
  private readonly keys: readonly Key[];
  private readonly ties: Ties;
  /** Cells that have candidates; a heap, best first, when `sorted`. */
  private readonly cells: Candidates[];
  /**
   * True when a copy changes the keys of one cell only, as with at most one spread over an attribute.
   * With several, a copy can move many cells, and all are looked at each time.
   */
  private readonly sorted: boolean;
  private best = 0;

  /** @param admits whether an instance can take a copy, asked of the state as it is then */
  constructor(
    state: State,
    chain: readonly Strategy[],
    { group, task }: Pick<PlacementRequest, 'group' | 'task'>,
    seed: number,
    random: Random,
    admits: Admits,
  ) {
    const { roster } = state;
    this.ties = roster.ties(seed, group);
    this.keys = keysOf(chain, state, group, roster.order(seed), random);
    const own = this.keys.flatMap((key) => (key.kind === 'own' ? [key.of] : []));
    const [first, ...others] = chain.filter((one) => !isShared(one));
    const lazy = first === undefined || (first.type === 'spread' && others.length === 0);
    const shared = chain.flatMap((one) => (isShared(one) ? [one.attribute] : []));
    const cells = roster.cells(seed, shared);
    const count = cells.starts.length - 1;
    const packs = first?.type === 'binpack' && count <= MOST_SHELVED ? first.field : undefined;
    const shelves = packs && state.shelvesOf(packs, cells);
    const candidates = (number: number): Candidates => {
      const ring = new Ring(cells, number, this.ties);
      if (!shelves || !packs) return new Cell(ring, this.ties, own, lazy, admits);
      const heap = new Heap(own, this.ties);
      return new ShelvedCell(shelves, number, task[packs], own.length === 1, ring, heap, admits);
    };
    this.cells = Array.from({ length: count }, (_, number) => candidates(number)).filter(
      ({ top }) => top >= 0,
    );
    this.sorted = shared.length < 2;
    if (!this.sorted) return;
    for (let at = (this.cells.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** The instance that takes the next copy; -1 when none is left. */
  first(): number {
    const { cells } = this;
    this.best = 0;
    if (!this.sorted) {
      for (let at = 1; at < cells.length; at++) if (this.precedes(at, this.best)) this.best = at;
    }
    return cells[this.best]?.top ?? -1;
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
    const { cells, best } = this;
    const cell = cells[best];
    cell?.placed(again);
    if (cell && cell.top < 0) {
      const last = cells.pop();
      if (last && last !== cell) cells[best] = last;
    }
    if (this.sorted) this.sink(0);
  }

  /** Moves a cell down to where no cell below it comes before it. */
  private sink(from: number): void {
    const { cells } = this;
    for (let at = from; ; ) {
      let best = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < cells.length; child++) {
        if (this.precedes(child, best)) best = child;
      }
      const moving = cells[at];
      const above = cells[best];
      if (best === at || !moving || !above) return;
      cells[at] = above;
      cells[best] = moving;
      at = best;
    }
  }

  private precedes(a: number, b: number): boolean {
    return this.before(this.cells[a]?.top ?? -1, this.cells[b]?.top ?? -1);
  }

  private before(a: number, b: number): boolean {
    for (const key of this.keys) {
      const x = key.kind === 'own' ? key.of[a] : key.counts[key.bucketOf[a] ?? 0];
      const y = key.kind === 'own' ? key.of[b] : key.counts[key.bucketOf[b] ?? 0];
      if (x !== y) return (x ?? 0) < (y ?? 0);
    }
    return this.ties.before(a, b);
  }
}

function isShared(
  strategy: Strategy,
): strategy is Extract<Strategy, { readonly field: 'attribute' }> {
  return strategy.type === 'spread' && strategy.field === 'attribute';
}
