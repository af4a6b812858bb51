import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture, PictureInstance } from '../../core/placement/picture.ts';
import { blockOf, cornerOf, type HeatLayout, hit, layOut, step, ZOOMS } from './heat.ts';
import { paint } from './paint.ts';
import { countOf, type Section } from './sections.ts';
import type { Focus } from './selection.ts';
import { percent, t } from './text.ts';

interface Props {
  readonly picture: Picture;
  readonly sections: readonly Section[];
  readonly focus: Focus;
  readonly onSelect: (id: string) => void;
}

/** Thousands of instances: a cell each, darker the fuller. Drawn in slices on a canvas. */
export function HeatMap({ picture, sections, focus, onSelect }: Props) {
  const space = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState(2);
  const [at, setAt] = useState(-1);
  const [theme, setTheme] = useState(0);
  const layout = useMemo(() => layOut(sections, width, ZOOMS[zoom] ?? 13), [sections, width, zoom]);

  useEffect(() => {
    const node = space.current;
    if (!node) return;
    const sizes = new ResizeObserver(() => setWidth(node.clientWidth));
    const themes = new MutationObserver(() => setTheme((old) => old + 1));
    sizes.observe(node);
    themes.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    setWidth(node.clientWidth);
    return () => {
      sizes.disconnect();
      themes.disconnect();
    };
  }, []);
  useEffect(() => {
    if (!canvas.current || width === 0) return;
    const level = levels(picture, focus);
    return paint(canvas.current, layout, level);
  }, [layout, picture, focus.groups, theme]);

  const go = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (at >= 0) onSelect(`instance ${layout.order[at]}`);
    } else if (/^(?:Arrow|Home|End)/.test(event.key)) {
      setAt(step(layout, Math.max(0, at), event.key));
    } else if (event.key === '+' || event.key === '-') {
      setZoom((old) => Math.max(0, Math.min(ZOOMS.length - 1, old + (event.key === '+' ? 1 : -1))));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const positionOf = (event: MouseEvent) => hit(layout, event.offsetX, event.offsetY);
  const instance = at >= 0 ? picture.instances[layout.order[at] ?? -1] : undefined;
  const tip = instance ? tipOf(instance, blockOf(layout, at)?.section.name ?? '') : '';
  return (
    <div class="heat">
      <p class="heat-head">
        <span class="count">
          {t('{count} instances; the darker, the fuller', { count: layout.order.length })}
        </span>
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
          <span key={section.name} class="heat-name" style={{ top: `${top - 20}px` }}>
            <bdi>{section.name || t('none')}</bdi>{' '}
            <span class="count">
              {t('{tasks} tasks on {instances} instances', {
                tasks: section.tasks,
                instances: section.instances.length,
              })}
            </span>
          </span>
        ))}
        {instance && <Mark layout={layout} at={at} />}
      </div>
      <p class="heat-tip">{tip}</p>
    </div>
  );
}

/** Round the cell under the pointer or the focus: the canvas is not drawn anew for it. */
function Mark({ layout, at }: { layout: HeatLayout; at: number }) {
  const { x, y } = cornerOf(layout, at);
  const size = `${layout.cell}px`;
  return (
    <span
      class="heat-mark"
      style={{ transform: `translate(${x}px, ${y}px)`, width: size, height: size }}
    />
  );
}

/** How full each instance is, from 0 to 1; with a focus how many of its tasks run there. */
function levels({ instances }: Picture, { groups }: Focus): Float32Array {
  const level = new Float32Array(instances.length);
  if (!groups) {
    for (const [index, { cpu, memory }] of instances.entries()) {
      level[index] = Math.max(share(cpu), share(memory));
    }
    return level;
  }
  let most = 1;
  for (const [index, instance] of instances.entries()) {
    let count = 0;
    for (const group of groups) count += countOf(instance, group);
    level[index] = count;
    most = Math.max(most, count);
  }
  return level.map((count) => count / most);
}

function share({ registered, remaining }: PictureInstance['cpu']): number {
  return registered > 0 ? (registered - remaining) / registered : 0;
}

function tipOf(instance: PictureInstance, section: string): string {
  const { cpu, memory } = instance;
  return t('{instance} ({type}, {section}): {tasks} tasks, CPU {cpu}, memory {memory} in use', {
    instance: instance.label,
    type: instance.type,
    section,
    tasks: instance.taskCount,
    cpu: percent(cpu.registered - cpu.remaining, cpu.registered),
    memory: percent(memory.registered - memory.remaining, memory.registered),
  });
}
