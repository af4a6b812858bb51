import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Picture, PictureInstance } from '../../core/view/picture.ts';
import type { PictureTimeline, TimelineService } from '../../core/view/timeline.ts';
import { type Palette, readPalette } from './palette.ts';
import { countOf } from './search.ts';
import { frameAt } from './store/frame.ts';
import { frameBase } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { useTheme } from './theme.ts';
import { useSections } from './zones.tsx';

/** Pixels of a thumbnail. */
const WIDTH = 84;
const HEIGHT = 52;

/** Widest an instance is drawn. */
const WIDEST = 40;

interface Props {
  readonly timeline: PictureTimeline;
  readonly service: TimelineService;
  readonly time: number;
}

/**
 * The cluster at a moment, small: a row for each group of instances, a bar for each instance, with the
 * tasks of the service and of all others. The picture below is the same at the playhead.
 */
export function Thumbnail({ timeline, service, time }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const base = useStore(frameBase);
  const theme = useTheme();
  const frame = useMemo(() => base && frameAt(base, timeline, time), [base, timeline, time]);
  const sections = useSections(frame);
  useLayoutEffect(() => {
    if (!canvas.current || !frame) return;
    const rows = sections.map((section) => section.instances);
    paint(canvas.current, { frame, rows, group: service.group }, readPalette());
  }, [frame, sections, service.group, theme]);
  return (
    <span class="thumbnail" aria-hidden="true">
      <canvas ref={canvas} />
    </span>
  );
}

interface Small {
  readonly frame: Picture;
  /** Indices of instances, by row. */
  readonly rows: readonly (readonly number[])[];
  readonly group: number;
}

function paint(canvas: HTMLCanvasElement, { frame, rows, group }: Small, palette: Palette): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext('2d');
  if (!context || rows.length === 0) return;
  context.scale(ratio, ratio);
  const height = HEIGHT / rows.length;
  const longest = Math.max(1, ...rows.map(({ length }) => length));
  const width = Math.min(WIDEST, WIDTH / longest);
  const gap = width > 4 ? 1 : 0;
  for (const [row, indices] of rows.entries()) {
    for (const [column, index] of indices.entries()) {
      const instance = frame.instances[index];
      if (!instance) continue;
      const box = { x: column * width, y: row * height, width: width - gap, height: height - 2 };
      paintInstance(context, { frame, instance, group, box }, palette);
    }
  }
}

interface Bar {
  readonly frame: Picture;
  readonly instance: PictureInstance;
  readonly group: number;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** A bar from below: other tasks, then those of the service. An instance that is gone is a dashed outline. */
function paintInstance(
  context: CanvasRenderingContext2D,
  { frame, instance, group, box: { x, y, width, height } }: Bar,
  { border, looks, reserved }: Palette,
): void {
  const { status, cpu, memory } = instance;
  const own = frame.groups[group];
  const share = (name: 'cpu' | 'memory'): readonly [all: number, own: number] => {
    const { registered, remaining } = name === 'cpu' ? cpu : memory;
    if (registered <= 0) return [0, 0];
    const taken = (own?.[name] ?? 0) * countOf(instance, group);
    return [(registered - remaining) / registered, Math.min(1, taken / registered)];
  };
  const [all, mine] = share('cpu')[0] >= share('memory')[0] ? share('cpu') : share('memory');
  context.fillStyle = reserved;
  context.fillRect(x, y + height * (1 - (all - mine)), width, height * (all - mine));
  context.fillStyle = looks[0]?.line ?? border;
  context.fillRect(x, y + height * (1 - all), width, height * mine);
  if (width < 3) return;
  context.strokeStyle = border;
  context.lineWidth = 1;
  context.setLineDash(status === 'ACTIVE' ? [] : [2, 2]);
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  context.setLineDash([]);
}
