import type { LoadSpec } from './spec.ts';

type Point = readonly [number, number];

/** The load at a time in seconds: 0 before the first point, the last value after the last one. */
export function loadAt({ shape, points }: LoadSpec, time: number): number {
  const next = points.findIndex(([at]) => at > time);
  const before = points[(next < 0 ? points.length : next) - 1];
  if (!before) return 0;
  const after = next < 0 ? undefined : points[next];
  if (shape === 'step' || !after) return before[1];
  return before[1] + ((after[1] - before[1]) * (time - before[0])) / (after[0] - before[0]);
}

/** The load added up over a span of time: its unit times seconds. */
export function loadBetween(load: LoadSpec, from: number, to: number): number {
  const inside = load.points.map(([at]) => at).filter((at) => at > from && at < to);
  const times = [from, ...inside, to];
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
