import type { HeatLayout } from './heat.ts';
import { cornerOf } from './heat.ts';
import type { Look } from './palette.ts';

/** Cells that are drawn before the browser gets a turn. */
const SLICE = 8000;

/** Shades: so many, so that few colours have to be set. */
const SHADES = 16;

/** The share from which a cell darkens or brightens beyond the full colour, and how far it does. */
const DEEP = 0.6;
const DEEPEST = 0.65;

/**
 * Draws the cells of a heat map, in slices.
 * @returns ends the drawing
 */
export function paint(canvas: HTMLCanvasElement, layout: HeatLayout, signs: Signs): () => void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(layout.width * ratio);
  canvas.height = Math.round(layout.height * ratio);
  canvas.style.height = `${layout.height}px`;
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  context.scale(ratio, ratio);
  const colours = coloursOf(canvas);
  let from = 0;
  let frame = 0;
  const draw = () => {
    const end = Math.min(layout.order.length, from + SLICE);
    const paths = pathsOf(layout, from, end, signs);
    if (signs.kinds) fillKinds(context, paths.shades, signs.kinds.looks);
    else fill(context, paths.shades, colours);
    stroke(context, paths, colours, layout.cell > 6);
    from = end;
    if (from < layout.order.length) frame = requestAnimationFrame(draw);
  };
  draw();
  return () => cancelAnimationFrame(frame);
}

/** What is drawn of some cells, each kind at once. */
interface Paths {
  readonly shades: readonly Path2D[];
  readonly grid: Path2D;
  readonly frames: Path2D;
  readonly corners: Path2D;
  readonly crosses: Path2D;
}

/** What is drawn of the instances. */
interface Signs {
  /** By instance, from 0 to 1. */
  readonly levels: Float32Array;
  /** Instead of the levels: of which kind an instance is (-1: of none), and how each kind looks. */
  readonly kinds:
    | { readonly byInstance: readonly number[]; readonly looks: readonly Look[] }
    | undefined;
  /** The instances whose cells have a frame and a corner. */
  readonly marked: (index: number) => boolean;
  /** The instances whose cells are crossed out. */
  readonly crossed: (index: number) => boolean;
}

function pathsOf(layout: HeatLayout, from: number, end: number, signs: Signs): Paths {
  const { levels, kinds, marked, crossed } = signs;
  const size = layout.cell - (layout.cell > 6 ? 2 : 1);
  const shades: Path2D[] = Array.from({ length: SHADES + 1 }, () => new Path2D());
  const [grid, frames, corners, crosses] = [0, 1, 2, 3].map(() => new Path2D()) as Four;
  for (let position = from; position < end; position++) {
    const { x, y } = cornerOf(layout, position);
    const index = layout.order[position] ?? -1;
    const level = Math.max(0, Math.min(1, levels[index] ?? 0));
    const shade = kinds ? (kinds.byInstance[index] ?? -1) : Math.round(level * SHADES);
    shades[shade]?.rect(x, y, size, size);
    if (crossed(index)) {
      crosses.moveTo(x, y);
      crosses.lineTo(x + size, y + size);
      crosses.moveTo(x + size, y);
      crosses.lineTo(x, y + size);
    }
    if (marked(index)) {
      frames.rect(x + 0.5, y + 0.5, size - 1, size - 1);
      corners.moveTo(x, y);
      corners.lineTo(x + size / 2, y);
      corners.lineTo(x, y + size / 2);
    } else grid.rect(x + 0.5, y + 0.5, size - 1, size - 1);
  }
  return { shades, grid, frames, corners, crosses };
}

type Four = [Path2D, Path2D, Path2D, Path2D];
type Colours = ReturnType<typeof coloursOf>;

function fill(context: CanvasRenderingContext2D, shades: Paths['shades'], colours: Colours): void {
  for (const [shade, path] of shades.entries()) {
    const share = shade / SHADES;
    context.fillStyle = colours.full;
    context.globalAlpha = Math.min(1, share / DEEP);
    context.fill(path);
    if (share <= DEEP) continue;
    context.fillStyle = colours.deep;
    context.globalAlpha = ((share - DEEP) / (1 - DEEP)) * DEEPEST;
    context.fill(path);
  }
}

/** The cells of each kind in its look. */
function fillKinds(
  context: CanvasRenderingContext2D,
  paths: Paths['shades'],
  looks: readonly Look[],
): void {
  context.globalAlpha = 1;
  for (const [kind, path] of paths.entries()) {
    const look = looks[kind];
    if (!look) continue;
    context.fillStyle = look.running;
    context.fill(path);
    if (!look.hatching) continue;
    context.fillStyle = look.hatching;
    context.fill(path);
  }
}

/** @param withGrid cells are large enough for lines between them */
function stroke(
  context: CanvasRenderingContext2D,
  { grid, frames, corners, crosses }: Paths,
  { line, mark }: Colours,
  withGrid: boolean,
): void {
  context.globalAlpha = 0.5;
  context.strokeStyle = line;
  if (withGrid) context.stroke(grid);
  context.globalAlpha = 1;
  context.stroke(crosses);
  context.strokeStyle = mark;
  context.fillStyle = mark;
  context.stroke(frames);
  context.fill(corners);
}

/** Colours of the theme, as the canvas understands them. */
function coloursOf(canvas: HTMLCanvasElement) {
  const { color, caretColor, borderTopColor, outlineColor } = getComputedStyle(canvas);
  return { full: color, deep: caretColor, line: borderTopColor, mark: outlineColor };
}
