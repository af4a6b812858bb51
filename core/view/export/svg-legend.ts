import { message } from '../../text/message.ts';
import { cut } from '../escape.ts';
import type { Say } from '../model/placed.ts';
import type { Picture } from '../picture.ts';
import { isIdle } from '../picture-id.ts';
import { box, px, text } from './svg-parts.ts';

/** Services that are named; pictures of more are told apart by their labels. */
const MOST_NAMED = 40;

/** Side of a sample, and what a letter beside it takes, in pixels. */
const SAMPLE = 13;
const LETTER = 7;

interface Sample {
  readonly label: string;
  /** Draws it at a left upper corner. */
  readonly draw: (x: number, y: number) => string;
}

/**
 * The services, and what other signs mean, in rows.
 * @param cells whether instances are cells rather than cards
 * @returns the last line of its text
 */
export function legend(
  picture: Picture,
  parts: string[],
  { from, left, right, cells }: { from: number; left: number; right: number; cells: boolean },
  say: Say,
): number {
  let x = left;
  let y = from;
  for (const { label, draw } of [...services(picture), ...signs(picture, cells, say)]) {
    const width = 26 + label.length * LETTER;
    if (x + width > right && x > left) {
      x = left;
      y += 22;
    }
    parts.push(draw(x, y - 11), text(x + 19, y, label));
    x += width + 8;
  }
  return y;
}

function services({ groups }: Picture): Sample[] {
  return groups.slice(0, MOST_NAMED).map((group, index) => ({
    label: `${cut(group.label, 30)} ${group.running + group.placed}/${group.desired}`,
    draw: (x, y) => box(x, y, SAMPLE, SAMPLE, index, false),
  }));
}

function signs({ instances }: Picture, cells: boolean, say: Say): Sample[] {
  const word = (template: string) => say(message(template));
  const place = (x: number, y: number) =>
    `x="${px(x)}" y="${px(y)}" width="${SAMPLE}" height="${SAMPLE}"`;
  const found: Sample[] = [];
  if (cells) {
    found.push(
      {
        label: word('empty'),
        draw: (x, y) => `<rect class="cell" fill-opacity=".08" ${place(x, y)}/>`,
      },
      { label: word('full'), draw: (x, y) => `<rect class="cell" ${place(x, y)}/>` },
    );
  } else {
    if (instances.some(({ tasks }) => tasks.some(({ running }) => running))) {
      found.push(
        { label: word('running'), draw: (x, y) => box(x, y, SAMPLE, SAMPLE, -1, true) },
        {
          label: word('placed by the preview'),
          draw: (x, y) => box(x, y, SAMPLE, SAMPLE, -1, false),
        },
      );
    }
    if (instances.some(({ reserved }) => reserved > 0)) {
      found.push({
        label: word('memory not registered'),
        draw: (x, y) => `<rect class="reserved" ${place(x, y)}/>`,
      });
    }
  }
  if (instances.some(isIdle)) {
    found.push({
      label: word('takes no tasks'),
      draw: (x, y) =>
        cells
          ? `<path class="cross" d="${cross(x, y, SAMPLE)}"/>`
          : `<rect class="track" stroke-dasharray="3 3" ${place(x, y)}/>`,
    });
  }
  return found;
}

/** A square that is crossed out. */
export function cross(x: number, y: number, size: number): string {
  return `M${x} ${y}h${size}v${size}h-${size}zl${size} ${size}m0 -${size}l-${size} ${size}`;
}
