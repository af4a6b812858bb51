import type {
  PictureTimeline,
  Steps,
  TimelinePoint,
  TimelineService,
} from '../../core/view/timeline.ts';
import { durationText, t } from './text.ts';
import { scaleOf, shareOf, ticksOf } from './time-scale.ts';

/** The chart in its own units: it is stretched to the width of the panel. */
const WIDTH = 1000;
const HEIGHT = 60;

interface Props {
  readonly timeline: PictureTimeline;
  readonly service: TimelineService;
}

/**
 * Tasks of a service over time, stacked: old ones, new ones, those that start. What waits for a place
 * hangs below the axis. Lines mark the fewest healthy and the most tasks of a deployment.
 */
export function TimeChart({ timeline, service }: Props) {
  const { points, floor, ceiling } = service;
  const scale = scaleOf(timeline);
  const { end } = scale;
  const top = Math.max(
    1,
    // A service that scales goes far beyond what a deployment is bounded by, or never near it.
    service.desired.length > 1 ? 0 : ceiling,
    ...service.desired.map(([, count]) => count),
    ...points.map(({ old, fresh, starting }) => old + fresh + starting),
  );
  const below = Math.max(0, ...points.map(({ waiting }) => waiting));
  const unit = HEIGHT / (top + below);
  const zero = top * unit;
  const x = (time: number) => shareOf(time, scale) * WIDTH;
  const area = (from: (point: TimelinePoint) => number, to: (point: TimelinePoint) => number) =>
    stairs(points, x, end, (point) => [zero - from(point) * unit, zero - to(point) * unit]);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path
          class="area-old"
          d={area(
            () => 0,
            ({ old }) => old,
          )}
        />
        <path
          class="area-new"
          d={area(
            ({ old }) => old,
            ({ old, fresh }) => old + fresh,
          )}
        />
        <path
          class="area-starting"
          d={area(
            ({ old, fresh }) => old + fresh,
            ({ old, fresh, starting }) => old + fresh + starting,
          )}
        />
        <path
          class="area-waiting"
          d={area(
            () => 0,
            ({ waiting }) => -waiting,
          )}
        />
        <line class="bound" x1={0} x2={WIDTH} y1={zero - floor * unit} y2={zero - floor * unit} />
        <line
          class="bound"
          x1={0}
          x2={WIDTH}
          y1={zero - ceiling * unit}
          y2={zero - ceiling * unit}
        />
        {service.desired.length > 1 && (
          <path class="desired" d={line(service.desired, x, end, (count) => zero - count * unit)} />
        )}
        <line class="axis" x1={0} x2={WIDTH} y1={zero} y2={zero} />
      </svg>
      <Marks timeline={timeline} />
    </>
  );
}

/** The outline of an area that changes at once from point to point. */
function stairs(
  points: readonly TimelinePoint[],
  x: (time: number) => number,
  end: number,
  of: (point: TimelinePoint) => readonly [from: number, to: number],
): string {
  const upper: string[] = [];
  const lower: string[] = [];
  for (const [index, point] of points.entries()) {
    const [from, to] = of(point);
    const [left, right] = [x(point.time), x(points[index + 1]?.time ?? end)];
    upper.push(`${round(left)} ${round(to)}`, `${round(right)} ${round(to)}`);
    lower.push(`${round(left)} ${round(from)}`, `${round(right)} ${round(from)}`);
  }
  return upper.length > 0 ? `M${upper.join('L')}L${lower.reverse().join('L')}Z` : '';
}

/** A line that changes at once from step to step. */
export function line(
  steps: Steps,
  x: (time: number) => number,
  end: number,
  y: (value: number) => number,
): string {
  const places = steps.flatMap(([time, value], at) => [
    `${round(x(time))} ${round(y(value))}`,
    `${round(x(steps[at + 1]?.[0] ?? end))} ${round(y(value))}`,
  ]);
  return places.length > 0 ? `M${places.join('L')}` : '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Events as ticks, setbacks among them marked, and the names of some times. */
function Marks({ timeline }: { readonly timeline: PictureTimeline }) {
  const { events, end } = timeline;
  const scale = scaleOf(timeline);
  const place = (time: number) => ({ insetInlineStart: `${shareOf(time, scale) * 100}%` });
  const times = new Map<number, boolean>();
  for (const { time, bad } of events) times.set(time, bad || (times.get(time) ?? false));
  return (
    <span class="ticks" aria-hidden="true">
      {[...times].map(([time, bad]) => (
        <span key={time} class={bad ? 'tick bad' : 'tick'} style={place(time)} />
      ))}
      {ticksOf(scale).map((time) => (
        <span key={`at ${time}`} class="tick-name" style={place(time)}>
          {durationText(time)}
        </span>
      ))}
      <span class="tick-name last" title={t('End')}>
        {durationText(end)}
      </span>
    </span>
  );
}
