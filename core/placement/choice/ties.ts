/**
 * Which of two equal candidates goes first: one order of all instances for a seed, in which every
 * group begins at another point, so that ties of many services do not meet on one instance
 * (assumption: ties).
 */
export class Ties {
  /** The place of each instance in the order. */
  readonly rank: Int32Array;
  /** The place at which the group begins. */
  readonly turn: number;

  constructor(rank: Int32Array, turn: number) {
    this.rank = rank;
    this.turn = turn;
  }

  before(a: number, b: number): boolean {
    return this.place(a) < this.place(b);
  }

  private place(index: number): number {
    const place = (this.rank[index] ?? 0) - this.turn;
    return place < 0 ? place + this.rank.length : place;
  }
}
