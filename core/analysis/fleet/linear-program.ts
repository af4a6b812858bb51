const TINY = 1e-10;

/** Steps of the largest programs here; more are only taken where rounding goes in circles. */
const MOST_STEPS = 20_000;

/** Some coefficients of a line by the number of their variable; the others are 0. */
export type Line = readonly (readonly [variable: number, coefficient: number])[];

/** A vertex: as many lines meet there as there are variables. Lines below 0 are the axes. */
interface Vertex {
  readonly x: Float64Array;
  readonly lines: Int32Array;
  /** The inverse of the coefficients of its lines, by row. */
  readonly inverse: readonly Float64Array[];
}

/**
 * Maximises gains times variables, such that every line times the variables is at most its limit, by the
 * simplex method. Variables and limits are at least 0.
 * @returns the variables
 */
export function maximise(
  lines: readonly Line[],
  limits: readonly number[],
  gains: readonly number[],
): Float64Array {
  const size = gains.length;
  const vertex: Vertex = {
    x: new Float64Array(size),
    lines: Int32Array.from(gains, (_, at) => -1 - at),
    inverse: gains.map((_, at) => {
      const row = new Float64Array(size);
      row[at] = -1;
      return row;
    }),
  };
  for (let step = 0; step < MOST_STEPS; step++) {
    const leaving = leavingLine(vertex, gains, step > MOST_STEPS / 2);
    if (leaving < 0) break;
    const direction = Float64Array.from(vertex.inverse, (row) => -(row[leaving] ?? 0));
    const hit = firstHit(lines, limits, vertex, direction);
    if (!hit) break;
    for (const [row, rate] of direction.entries()) {
      vertex.x[row] = (vertex.x[row] ?? 0) + hit.length * rate;
    }
    move(vertex, leaving, hit.line < 0 ? [[-1 - hit.line, -1]] : (lines[hit.line] ?? []));
    vertex.lines[leaving] = hit.line;
  }
  return vertex.x;
}

/**
 * The line that is worth leaving the most; -1 at the optimum.
 * @param first takes the first one, so that no circle goes on
 */
function leavingLine({ lines, inverse }: Vertex, gains: readonly number[], first: boolean): number {
  const multipliers = new Float64Array(lines.length);
  for (const [row, gain] of gains.entries()) {
    const own = inverse[row];
    if (gain === 0 || !own) continue;
    for (let at = 0; at < own.length; at++) {
      multipliers[at] = (multipliers[at] ?? 0) + gain * (own[at] ?? 0);
    }
  }
  let best = -1;
  for (const [at, value] of multipliers.entries()) {
    if (value >= -TINY) continue;
    if (best < 0) best = at;
    else if (first) {
      if ((lines[at] ?? 0) < (lines[best] ?? 0)) best = at;
    } else if (value < (multipliers[best] ?? 0)) best = at;
  }
  return best;
}

/** The first line that a way from the vertex comes to. */
function firstHit(
  lines: readonly Line[],
  limits: readonly number[],
  { x }: Vertex,
  direction: Float64Array,
): { readonly line: number; readonly length: number } | undefined {
  let line = 0;
  let length = Number.POSITIVE_INFINITY;
  for (const [row, rate] of direction.entries()) {
    if (rate >= -TINY) continue;
    const room = Math.max(0, x[row] ?? 0) / -rate;
    if (room >= length) continue;
    length = room;
    line = -1 - row;
  }
  for (let at = 0; at < lines.length; at++) {
    let rate = 0;
    let used = 0;
    for (const [variable, coefficient] of lines[at] ?? []) {
      rate += coefficient * (direction[variable] ?? 0);
      used += coefficient * (x[variable] ?? 0);
    }
    if (rate <= TINY) continue;
    const room = Math.max(0, (limits[at] ?? 0) - used) / rate;
    if (room >= length) continue;
    length = room;
    line = at;
  }
  return Number.isFinite(length) ? { line, length } : undefined;
}

/** The inverse with another line in one place. */
function move({ inverse, lines }: Vertex, leaving: number, line: Line): void {
  const product = new Float64Array(lines.length);
  for (const [variable, coefficient] of line) {
    const row = inverse[variable];
    for (let at = 0; row && at < row.length; at++) {
      product[at] = (product[at] ?? 0) + coefficient * (row[at] ?? 0);
    }
  }
  const pivot = product[leaving] ?? 1;
  for (const row of inverse) {
    const factor = (row[leaving] ?? 0) / pivot;
    if (factor === 0) continue;
    for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) - factor * (product[at] ?? 0);
    row[leaving] = factor;
  }
}
