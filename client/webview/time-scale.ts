import type { PictureTimeline, TimelineService } from '../../core/view/timeline.ts';

/** Seconds that are as wide as all that is shorter: what follows is drawn ever closer. */
const BEND = 30;

/** Where a time lies, from 0 to 1: the first minute takes as much room as the rest of an hour. */
export function shareOf(time: number, end: number): number {
  return Math.log1p(Math.min(time, end) / BEND) / Math.log1p(end / BEND);
}

/** The time at a place from 0 to 1. */
export function timeAt(share: number, end: number): number {
  const inside = Math.max(0, Math.min(1, share));
  return Math.expm1(inside * Math.log1p(end / BEND)) * BEND;
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
