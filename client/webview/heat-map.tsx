import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../core/view/picture.ts';
import { blockOf, cornerOf, type HeatLayout, hit, layOut, step, ZOOMS } from './heat.ts';
import { HeatKey } from './heat-key.tsx';
import { levelsOf, tipOf } from './heat-levels.ts';
import { paint } from './paint.ts';
import type { Section } from './sections.ts';
import type { Focus } from './selection.ts';
import { isIdle } from './state.ts';
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
export function HeatMap({ picture, sections, focus, changed, onSelect }: Props) {
  const space = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  const byKey = useRef(false);
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState(2);
  const [at, setAt] = useState(-1);
  const theme = useTheme();
  const layout = useMemo(() => layOut(sections, width, ZOOMS[zoom] ?? 13), [sections, width, zoom]);

  useEffect(() => {
    const node = space.current;
    if (!node) return;
    const sizes = new ResizeObserver(() => setWidth(node.clientWidth));
    sizes.observe(node);
    setWidth(node.clientWidth);
    return () => sizes.disconnect();
  }, []);
  const { level, most } = useMemo(() => levelsOf(picture, focus), [picture, focus.groups]);
  const idle = useMemo(
    () =>
      layout.order.some((index) => {
        const instance = picture.instances[index];
        return instance !== undefined && isIdle(instance);
      }),
    [picture, layout],
  );
  // Before the frame is shown, not after.
  useLayoutEffect(() => {
    if (!canvas.current || width === 0) return;
    const marked = (index: number) => changed.has(picture.instances[index]?.name ?? '');
    const crossed = (index: number) => {
      const instance = picture.instances[index];
      return instance !== undefined && isIdle(instance);
    };
    return paint(
      canvas.current,
      layout,
      level,
      changed.size > 0 ? marked : NONE,
      idle ? crossed : NONE,
    );
  }, [layout, picture, level, idle, changed, theme]);
  // The pointer is where it is; the keys may lead out of sight.
  useLayoutEffect(() => {
    if (byKey.current) mark.current?.scrollIntoView({ block: 'nearest' });
    byKey.current = false;
  }, [at]);

  const go = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (at >= 0) onSelect(`instance ${layout.order[at]}`);
    } else if (/^(?:Arrow|Home|End)/.test(event.key)) {
      byKey.current = true;
      setAt(step(layout, Math.max(0, at), event.key));
    } else if (event.key === '+' || event.key === '-') {
      setZoom((old) => Math.max(0, Math.min(ZOOMS.length - 1, old + (event.key === '+' ? 1 : -1))));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const chosen = useMemo(
    () => layout.order.indexOf(focus.instance ?? -1),
    [layout, focus.instance],
  );
  // Over a name there is no cell.
  const positionOf = ({ target, offsetX, offsetY }: MouseEvent) =>
    target === canvas.current ? hit(layout, offsetX, offsetY) : -1;
  const instance = at >= 0 ? picture.instances[layout.order[at] ?? -1] : undefined;
  const tip = instance
    ? tipOf(instance, blockOf(layout, at)?.section.name ?? '', changed.get(instance.name))
    : '';
  return (
    <div class="heat">
      <p class="heat-head">
        <span class="count">
          {t('{count, plural, one {# instance} other {# instances}}', {
            count: layout.order.length,
          })}
        </span>
        <HeatKey {...{ picture, most, idle }} counted={focus.groups} changed={changed.size > 0} />
        <span class="acts">
          {' '}
          <button
            type="button"
            class="small"
            disabled={zoom === 0}
            aria-label={t('Smaller cells')}
            onClick={() => setZoom(zoom - 1)}
          >
            −
          </button>
          <button
            type="button"
            class="small"
            disabled={zoom === ZOOMS.length - 1}
            aria-label={t('Larger cells')}
            onClick={() => setZoom(zoom + 1)}
          >
            +
          </button>
        </span>
      </p>
      <div
        ref={space}
        class="heat-space"
        // Its cells are no elements of their own: the arrow keys move along them like a slider.
        role="slider"
        tabIndex={0}
        aria-label={t('Heat map of the instances: arrow keys move, Enter opens one')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, layout.order.length - 1)}
        aria-valuenow={Math.max(0, at)}
        aria-valuetext={tip}
        onKeyDown={go}
        onFocus={() => setAt((old) => (old < 0 ? 0 : old))}
        onMouseMove={(event) => setAt(positionOf(event))}
        onMouseLeave={() => setAt(-1)}
        onClick={(event) => {
          const position = positionOf(event);
          if (position >= 0) onSelect(`instance ${layout.order[position]}`);
        }}
      >
        <canvas ref={canvas} />
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
        {chosen >= 0 && <Mark layout={layout} at={chosen} chosen />}
        {instance && <Mark layout={layout} at={at} place={mark} />}
      </div>
      <p class="heat-tip">{tip}</p>
    </div>
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
