import type { LoadSpec, MetricSource } from './spec.ts';

type Point = readonly [number, number];

/** A load of a service that `setLoad` can change while the simulation runs. */
export class Curve {
  readonly name: string | undefined;
  private spec: LoadSpec;
  /** The last point at or before what was asked for last: metrics ask for one period after the other. */
  private at = 0;

  constructor({ load, loadName }: Pick<MetricSource, 'load' | 'loadName'>) {
    this.spec = load;
    this.name = loadName;
  }

  get load(): LoadSpec {
    return this.spec;
  }

  set load(load: LoadSpec) {
    this.spec = load;
    this.at = 0;
  }

  /** The load added up over a span of time, as `loadBetween`. */
  between(from: number, to: number): number {
    const { points } = this.spec;
    if ((points[this.at]?.[0] ?? 0) > from) this.at = 0;
    while ((points[this.at + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= from) this.at++;
    const [point, next] = [points[this.at], points[this.at + 1]];
    // Mostly the span lies between two points.
    if (!point || point[0] > from || (next && next[0] < to))
      return loadBetween(this.spec, from, to);
    if (this.spec.shape === 'step' || !next) return point[1] * (to - from);
    const slope = (next[1] - point[1]) / (next[0] - point[0]);
    return (point[1] + slope * ((from + to) / 2 - point[0])) * (to - from);
  }
}

/** The load at a time in seconds: 0 before the first point, the last value after the last one. */
export function loadAt({ shape, points }: LoadSpec, time: number): number {
  return valueAt(shape, points, firstAfter(points, time), time);
}

/** The load just before a time: what a jump at that time changes does not count. */
function loadBefore({ shape, points }: LoadSpec, time: number): number {
  let next = firstAfter(points, time);
  while (next > 0 && (points[next - 1]?.[0] ?? 0) >= time) next--;
  return valueAt(shape, points, next, time);
}

/** @param next index of the point that ends the stretch */
function valueAt(
  shape: LoadSpec['shape'],
  points: readonly Point[],
  next: number,
  time: number,
): number {
  const before = points[next - 1];
  if (!before) return 0;
  const after = points[next];
  if (shape === 'step' || !after) return before[1];
  return before[1] + ((after[1] - before[1]) * (time - before[0])) / (after[0] - before[0]);
}

/** Index of the first point after a time; the number of points when there is none. */
function firstAfter(points: readonly Point[], time: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[0] ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The load added up over a span of time: its unit times seconds. */
export function loadBetween(load: LoadSpec, from: number, to: number): number {
  let sum = 0;
  let start = from;
  const add = (end: number): void => {
    if (end > start) sum += ((loadAt(load, start) + loadBefore(load, end)) / 2) * (end - start);
    start = end;
  };
  for (let at = firstAfter(load.points, from); at < load.points.length; at++) {
    const time = load.points[at]?.[0] ?? to;
    if (time >= to) break;
    add(time);
  }
  add(to);
  return sum;
}

/** A load that becomes another one at a time in seconds. */
export function spliced(before: LoadSpec, at: number, after: LoadSpec): LoadSpec {
  const kept = straight(before).filter(([time]) => time < at);
  const added = straight(after).filter(([time]) => time > at);
  const bridge: Point[] = kept.length > 0 ? [[at, loadBefore(before, at)]] : [];
  return { shape: 'linear', points: [...kept, ...bridge, [at, loadAt(after, at)], ...added] };
}

/** The points of straight lines that say the same: a step is a jump. */
function straight({ shape, points }: LoadSpec): readonly Point[] {
  if (shape === 'linear') return points;
  return points.flatMap(([time, value], at): Point[] => {
    const before = points[at - 1];
    return before
      ? [
          [time, before[1]],
          [time, value],
        ]
      : [[time, value]];
  });
}
