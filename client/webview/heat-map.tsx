import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { blockOf, cornerOf, type HeatLayout, hit, layOut, step, ZOOMS } from './heat.ts';
import { HeatKey, type Lacks } from './heat-key.tsx';
import { type Levels, levelsOf, tipOf } from './heat-levels.ts';
import { paint } from './paint.ts';
import { readPalette } from './palette.ts';
import type { Section } from './sections.ts';
import type { Focus } from './selection.ts';
import { isIdle } from './state.ts';
import { answerOf, askedOf } from './store/selectors.ts';
import { useStore } from './store/store.ts';
import { t, tasksOn } from './text.ts';
import { useTheme } from './theme.ts';
import type { Difference } from './variant.ts';

interface Props {
  readonly picture: Picture;
  readonly sections: readonly Section[];
  readonly focus: Focus;
  readonly changed: ReadonlyMap<string, Difference>;
  readonly onSelect: (id: string) => void;
}

const NONE = () => false;

/** Thousands of instances: a cell each, with more colour the fuller. Drawn in slices on a canvas. */
export function HeatMap(props: Props) {
  const { picture, sections, focus, changed } = props;
  const space = useRef<HTMLDivElement>(null);
  const width = useWidth(space);
  const [zoom, setZoom] = useState(2);
  const [at, setAt] = useState(-1);
  const layout = useMemo(() => layOut(sections, width, ZOOMS[zoom] ?? 13), [sections, width, zoom]);
  const lacks = useLacks(picture);
  const levels = useMemo(() => levelsOf(picture, focus), [picture, focus.groups]);
  const idle = useMemo(
    () => layout.order.some((index) => isIdleAt(picture, index)),
    [picture, layout],
  );
  const instance = at >= 0 ? picture.instances[layout.order[at] ?? -1] : undefined;
  const tip = instance
    ? [
        tipOf(instance, blockOf(layout, at)?.section.name ?? '', changed.get(instance.name)),
        lacks?.columns[lacks.byInstance[layout.order[at] ?? -1] ?? -1]?.label,
      ]
        .filter(Boolean)
        .join(' – ')
    : '';
  return (
    <div class="heat">
      <p class="heat-head">
        <span class="count">
          {t('{count, plural, one {# instance} other {# instances}}', {
            count: layout.order.length,
          })}
        </span>
        <HeatKey
          {...{ picture, idle, lacks }}
          most={levels.most}
          counted={focus.groups}
          changed={changed.size > 0}
        />
        <Zoom zoom={zoom} onZoom={setZoom} />
      </p>
      <Cells
        {...props}
        {...{ space, layout, levels, lacks, idle, at, setAt, zoom, setZoom, tip, width }}
      />
      <p class="heat-tip">{tip}</p>
    </div>
  );
}

/** What each instance lacks for the tasks that are asked about, where these are of this picture. */
function useLacks(picture: Picture): Lacks | undefined {
  const answer = useStore(answerOf);
  const asked = useStore(askedOf);
  if (asked !== picture || answer?.kind !== 'unplaced') return undefined;
  return { columns: answer.columns, byInstance: answer.lacks };
}

function isIdleAt({ instances }: Picture, index: number): boolean {
  const instance = instances[index];
  return instance !== undefined && isIdle(instance);
}

/** How wide an element is, in pixels; 0 until it is there. */
function useWidth(space: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = space.current;
    if (!node) return;
    const sizes = new ResizeObserver(() => setWidth(node.clientWidth));
    sizes.observe(node);
    setWidth(node.clientWidth);
    return () => sizes.disconnect();
  }, []);
  return width;
}

const clampZoom = (zoom: number) => Math.max(0, Math.min(ZOOMS.length - 1, zoom));

function Zoom({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const button = (by: number, label: string, sign: string) => (
    <button
      type="button"
      class="small"
      disabled={clampZoom(zoom + by) === zoom}
      aria-label={label}
      onClick={() => onZoom(clampZoom(zoom + by))}
    >
      {sign}
    </button>
  );
  return (
    <span class="acts">
      {button(-1, t('Smaller cells'), '−')} {button(1, t('Larger cells'), '+')}
    </span>
  );
}

interface CellsProps extends Props {
  readonly space: RefObject<HTMLDivElement | null>;
  readonly width: number;
  readonly layout: HeatLayout;
  readonly levels: Levels;
  readonly lacks: Lacks | undefined;
  /** Whether there are instances that take no tasks. */
  readonly idle: boolean;
  /** The position that the pointer or the keys are at, or -1. */
  readonly at: number;
  readonly setAt: (change: (old: number) => number) => void;
  readonly zoom: number;
  readonly setZoom: (zoom: number) => void;
  readonly tip: string;
}

/** The cells: no elements of their own, so that the arrow keys move along them like a slider. */
function Cells(props: CellsProps) {
  const { picture, focus, onSelect, space, layout, at, setAt, zoom, setZoom, tip } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const byKey = useRef(false);
  usePainting(canvas, props);
  // The pointer is where it is; the keys may lead out of sight.
  useLayoutEffect(() => {
    if (byKey.current) mark.current?.scrollIntoView({ block: 'nearest' });
    byKey.current = false;
  }, [at]);
  const open = (position: number) => {
    if (position >= 0) onSelect(`instance ${layout.order[position]}`);
  };
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') open(at);
    else if (/^(?:Arrow|Home|End)/.test(event.key)) {
      byKey.current = true;
      setAt((old) => step(layout, Math.max(0, old), event.key));
    } else if (event.key === '+' || event.key === '-') {
      setZoom(clampZoom(zoom + (event.key === '+' ? 1 : -1)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Over a name there is no cell.
  const positionOf = ({ target, offsetX, offsetY }: MouseEvent) =>
    target === canvas.current ? hit(layout, offsetX, offsetY) : -1;
  const chosen = useMemo(
    () => layout.order.indexOf(focus.instance ?? -1),
    [layout, focus.instance],
  );
  const under = at >= 0 && picture.instances[layout.order[at] ?? -1];
  return (
    <div
      ref={space}
      class="heat-space"
      role="slider"
      tabIndex={0}
      aria-label={t('Heat map of the instances: arrow keys move, Enter opens one')}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, layout.order.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={tip}
      onKeyDown={go}
      onFocus={() => setAt((old) => (old < 0 ? 0 : old))}
      onMouseMove={(event) => {
        const position = positionOf(event);
        setAt(() => position);
      }}
      onMouseLeave={() => setAt(() => -1)}
      onClick={(event) => open(positionOf(event))}
    >
      <canvas ref={canvas} />
      <Names layout={layout} />
      {chosen >= 0 && <Mark layout={layout} at={chosen} chosen />}
      {under && <Mark layout={layout} at={at} place={mark} />}
    </div>
  );
}

/** Draws the cells before the frame is shown, not after. */
function usePainting(canvas: RefObject<HTMLCanvasElement | null>, props: CellsProps): void {
  const { picture, changed, width, layout, levels, lacks, idle } = props;
  const theme = useTheme();
  useLayoutEffect(() => {
    if (!canvas.current || width === 0) return;
    const marked = (index: number) => changed.has(picture.instances[index]?.name ?? '');
    const crossed = (index: number) => isIdleAt(picture, index);
    return paint(canvas.current, layout, {
      levels: levels.level,
      kinds: lacks && { byInstance: lacks.byInstance, looks: readPalette().looks },
      marked: changed.size > 0 ? marked : NONE,
      crossed: idle ? crossed : NONE,
    });
  }, [layout, picture, levels, lacks?.byInstance, idle, changed, theme]);
}

function Names({ layout }: { readonly layout: HeatLayout }) {
  return (
    <>
      {layout.blocks.map(({ section, top }) => (
        <span
          key={section.name}
          class="heat-name"
          title={section.name}
          style={{ top: `${top - 20}px` }}
        >
          <bdi>{section.name || t('none')}</bdi>{' '}
          <span class="count">{tasksOn(section.tasks, section.instances.length)}</span>
        </span>
      ))}
    </>
  );
}

interface MarkProps {
  readonly layout: HeatLayout;
  readonly at: number;
  readonly chosen?: boolean;
  readonly place?: RefObject<HTMLSpanElement | null>;
}

/** Round the cell under the pointer or the focus, or the chosen one: the canvas stays as it is. */
function Mark({ layout, at, chosen, place }: MarkProps) {
  const { x, y } = cornerOf(layout, at);
  const size = `${layout.cell}px`;
  return (
    <span
      ref={place ?? null}
      class={`heat-mark ${chosen ? 'chosen' : ''}`}
      style={{ transform: `translate(${x}px, ${y}px)`, width: size, height: size }}
    />
  );
}
