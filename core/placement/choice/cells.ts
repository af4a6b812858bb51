/**
 * The instances in the order of ties, parted into cells: those of one cell have the same values of
 * all attributes that a chain spreads over, so that these keys never tell them apart.
 */
export interface Cells {
  /** Tells these cells from others of the same cluster. */
  readonly key: string;
  /** Instances cell by cell, inside a cell in the order of ties. */
  readonly order: Int32Array;
  /** Where each cell begins in `order`, with the end of the last one. */
  readonly starts: Int32Array;
}

/**
 * Parts instances into cells.
 * @param key what tells these cells from others
 * @param order all instances in the order of ties
 * @param values for every attribute the number of its value, by instance
 */
export function cellsOf(key: string, order: Int32Array, values: readonly Int32Array[]): Cells {
  const cellOf = new Int32Array(order.length);
  let count = order.length > 0 ? 1 : 0;
  for (const value of values) {
    const numbers = new Map<string, number>();
    for (const index of order) {
      const pair = `${cellOf[index]} ${value[index]}`;
      const number = numbers.get(pair) ?? numbers.size;
      numbers.set(pair, number);
      cellOf[index] = number;
    }
    count = numbers.size;
  }
  const starts = new Int32Array(count + 1);
  for (const cell of cellOf) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 1; cell <= count; cell++) {
    starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  }
  const next = starts.slice();
  const sorted = new Int32Array(order.length);
  for (const index of order) {
    const cell = cellOf[index] ?? 0;
    const at = next[cell] ?? 0;
    sorted[at] = index;
    next[cell] = at + 1;
  }
  return { key, order: sorted, starts };
}
