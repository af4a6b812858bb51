import type { HeatLayout } from './heat.ts';
import { cornerOf } from './heat.ts';

/** Cells that are drawn before the browser gets a turn. */
const SLICE = 8000;

/** Shades: so many, so that few colours have to be set. */
const SHADES = 10;

/**
 * Draws the cells of a heat map, in slices.
 * @param levels by instance, from 0 to 1
 * @param marked the instances, by index, whose cells have a frame and a corner
 * @returns ends the drawing
 */
export function paint(
  canvas: HTMLCanvasElement,
  layout: HeatLayout,
  levels: Float32Array,
  marked: (index: number) => boolean,
): () => void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  canvas.style.height = `${layout.height}px`;
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  context.scale(ratio, ratio);
  const { full, line, mark } = coloursOf(canvas);
  const size = layout.cell - (layout.cell > 6 ? 2 : 1);
  let from = 0;
  let frame = 0;
  const draw = () => {
    const end = Math.min(layout.order.length, from + SLICE);
    const shades: Path2D[] = Array.from({ length: SHADES + 1 }, () => new Path2D());
    const grid = new Path2D();
    const frames = new Path2D();
    const corners = new Path2D();
    for (let position = from; position < end; position++) {
      const { x, y } = cornerOf(layout, position);
      const level = levels[layout.order[position] ?? -1] ?? 0;
      shades[Math.round(Math.max(0, Math.min(1, level)) * SHADES)]?.rect(x, y, size, size);
      if (marked(layout.order[position] ?? -1)) {
        frames.rect(x + 0.5, y + 0.5, size - 1, size - 1);
        corners.moveTo(x, y);
        corners.lineTo(x + size / 2, y);
        corners.lineTo(x, y + size / 2);
      } else grid.rect(x + 0.5, y + 0.5, size - 1, size - 1);
    }
    context.fillStyle = full;
    for (const [shade, path] of shades.entries()) {
      context.globalAlpha = shade / SHADES;
      context.fill(path);
    }
    context.globalAlpha = 0.5;
    context.strokeStyle = line;
    if (layout.cell > 6) context.stroke(grid);
    context.globalAlpha = 1;
    context.strokeStyle = mark;
    context.fillStyle = mark;
    context.stroke(frames);
    context.fill(corners);
    from = end;
    if (from < layout.order.length) frame = requestAnimationFrame(draw);
  };
  draw();
  return () => cancelAnimationFrame(frame);
}

/** Colours of the theme, as the canvas understands them. */
function coloursOf(canvas: HTMLCanvasElement): { full: string; line: string; mark: string } {
  const style = getComputedStyle(canvas);
  return { full: style.color, line: style.borderTopColor, mark: style.outlineColor };
}
