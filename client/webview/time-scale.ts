import type { PictureTimeline, Steps, TimelineService } from '../../core/view/timeline.ts';

/** Seconds that are as wide as all that is shorter: what follows is drawn ever closer. */
const BEND = 30;

/** How times become places: what follows an event is bent, a day of load is not. */
export interface Scale {
  readonly end: number;
  readonly even: boolean;
}

/** The scale of a timeline. */
export function scaleOf({ end, services }: PictureTimeline): Scale {
  return { end, even: services.some(({ load }) => load !== null) };
}

/** Where a time lies, from 0 to 1: bent, the first minute takes as much room as the rest of an hour. */
export function shareOf(time: number, { end, even }: Scale): number {
  if (even) return Math.min(time, end) / end;
  return Math.log1p(Math.min(time, end) / BEND) / Math.log1p(end / BEND);
}

/** The time at a place from 0 to 1. */
export function timeAt(share: number, { end, even }: Scale): number {
  const inside = Math.max(0, Math.min(1, share));
  if (even) return inside * end;
  return Math.expm1(inside * Math.log1p(end / BEND)) * BEND;
}

/** Times that a bent axis names, and lengths of the parts of an even one, in seconds. */
const BENT = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400];
const PARTS = [60, 300, 600, 1800, 3600, 3 * 3600, 6 * 3600, 24 * 3600];

/** The share of the axis that is left to names; behind it stands that of the end. */
const FULL = 0.88;

/** Parts that an even axis has at most. */
const MOST_PARTS = 6;

/** Times that the axis names, in seconds. */
export function ticksOf({ end, even }: Scale): readonly number[] {
  if (!even) return BENT.filter((time) => time < end && shareOf(time, { end, even }) < FULL);
  const part = PARTS.find((each) => end / each <= MOST_PARTS) ?? end;
  return Array.from({ length: Math.floor((end * 0.9) / part) }, (_, at) => (at + 1) * part);
}

/** The value of steps at a time. */
export function valueAt(steps: Steps, time: number): number {
  return steps.findLast(([from]) => from <= time)?.[1] ?? steps[0]?.[1] ?? 0;
}

/** Times at which something happens, in order, each once. */
export function momentsOf({ events, end }: PictureTimeline): readonly number[] {
  return [...new Set([0, ...events.map(({ time }) => time), end])].sort((a, b) => a - b);
}

/** The counts of a service at a moment. */
export function pointAt({ points }: TimelineService, time: number): TimelineService['points'][0] {
  const found = points.findLast((point) => point.time <= time) ?? points[0];
  return found ?? { time: 0, old: 0, fresh: 0, starting: 0, healthy: 0, waiting: 0 };
}

/** The moments worth a look, each with the name of what it is. */
export function framesOf(
  timeline: PictureTimeline,
  service: TimelineService,
): readonly ['start' | 'peak' | 'worst' | 'end', number][] {
  const size = ({ old, fresh, starting }: TimelineService['points'][0]) => old + fresh + starting;
  const peak = service.points.reduce(
    (most, point) => (size(point) > size(most) ? point : most),
    pointAt(service, 0),
  );
  return [
    ['start', 0],
    ['peak', peak.time],
    ['worst', timeline.worst],
    ['end', timeline.end],
  ];
}
