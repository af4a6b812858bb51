import type { LoadSpec } from './spec.ts';

type Point = readonly [number, number];

/** The load at a time in seconds: 0 before the first point, the last value after the last one. */
export function loadAt({ shape, points }: LoadSpec, time: number): number {
  const next = firstAfter(points, time);
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
  const times = [from];
  for (let at = firstAfter(load.points, from); at < load.points.length; at++) {
    const time = load.points[at]?.[0] ?? to;
    if (time >= to) break;
    times.push(time);
  }
  times.push(to);
  let sum = 0;
  for (const [at, time] of times.entries()) {
    const end = times[at + 1];
    if (end === undefined) break;
    const first = loadAt(load, time);
    // The value just before the end: a step at the end belongs to what follows.
    const last = load.shape === 'step' ? first : loadBefore(load, end);
    sum += ((first + last) / 2) * (end - time);
  }
  return sum;
}

function loadBefore(load: LoadSpec, time: number): number {
  const [first] = load.points;
  return first && time <= first[0] ? 0 : loadAt(load, time);
}

/** A step curve added up over a span of time. @param curve time and value, in order of time */
export function curveBetween(curve: Iterable<Point>, from: number, to: number): number {
  let sum = 0;
  let last: Point | undefined;
  const add = (end: number): void => {
    if (last) sum += last[1] * Math.max(0, Math.min(end, to) - Math.max(last[0], from));
  };
  for (const point of curve) {
    add(point[0]);
    last = point;
  }
  add(to);
  return sum;
}
