import { LOOKS, type Looks, look, lookNumber } from './geometry.ts';

/** Colours of a look, as a canvas understands them. */
export interface Look {
  readonly line: string;
  readonly placed: string;
  readonly running: string;
  readonly faded: string;
  readonly hatching: CanvasPattern | null;
}

/** The colours of the theme for what is drawn on a canvas. */
export interface Palette {
  /** By look; the last is that of tasks which nothing describes. */
  readonly looks: readonly Look[];
  readonly border: string;
  readonly reserved: string;
  readonly focus: string;
  readonly text: string;
}

/** Reads the palette from the style sheet, which alone knows the colours. */
export function readPalette(): Palette {
  const probe = document.createElement('div');
  probe.className = 'palette';
  document.body.append(probe);
  const read = (name: string) => {
    const span = probe.appendChild(document.createElement('span'));
    span.className = name;
    const { backgroundColor, borderTopColor, color } = getComputedStyle(span);
    return { background: backgroundColor, line: borderTopColor, text: color };
  };
  const looks = Array.from({ length: LOOKS + 1 }, (_, index) => {
    const name = look(index === LOOKS ? -1 : index);
    const { line, background } = read(`swatch ${name}`);
    return {
      line,
      placed: background,
      running: read(`swatch running ${name}`).background,
      faded: read(`task faded ${name}`).background,
      hatching: hatchingOf(index, line),
    };
  });
  const { line: border } = read('track');
  const { background: reserved } = read('reserved');
  const { line: focus, text } = read('focus');
  probe.remove();
  return { looks, border, reserved, focus, text };
}

/** The look of a group in a palette. */
export function lookIn(palette: Palette, group: number, looks?: Looks): Look | undefined {
  const number = lookNumber(group, looks);
  return palette.looks[number < 0 ? LOOKS : number];
}

/** The hatchings of `task.css`, once more for the canvas. */
function hatchingOf(index: number, colour: string): CanvasPattern | null {
  const lines = HATCHINGS[index];
  const tile = document.createElement('canvas');
  tile.width = TILE;
  tile.height = TILE;
  const context = tile.getContext('2d');
  if (!lines || !context) return null;
  context.strokeStyle = colour;
  context.globalAlpha = 0.4;
  for (const [fromX, fromY, toX, toY] of lines) {
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat');
}

const TILE = 6;

type Line = readonly [fromX: number, fromY: number, toX: number, toY: number];

const DOWN: readonly Line[] = [
  [0, 0, 6, 6],
  [-1, 5, 1, 7],
  [5, -1, 7, 1],
];
const UP: readonly Line[] = [
  [0, 6, 6, 0],
  [-1, 1, 1, -1],
  [5, 7, 7, 5],
];
const UPRIGHT: readonly Line[] = [[2.5, 0, 2.5, 6]];
const LEVEL: readonly Line[] = [[0, 2.5, 6, 2.5]];

const HATCHINGS: Readonly<Record<number, readonly Line[]>> = {
  1: UP,
  2: DOWN,
  3: UPRIGHT,
  4: UP,
  5: DOWN,
  6: LEVEL,
  7: LEVEL,
  8: LEVEL,
  9: LEVEL,
  10: LEVEL,
  11: LEVEL,
};
