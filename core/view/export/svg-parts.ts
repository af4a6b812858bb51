import { escapeText } from '../escape.ts';

/** Height of the edge below what runs already. */
const EDGE = 3;

/** A rectangle that looks like its group; what runs already has a solid edge below. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  group: number,
  running: boolean,
): string {
  const look = group < 0 ? 'other' : String(group % 12);
  const place = `x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${height}"`;
  const hatching = group < 0 ? '' : `<rect ${place} fill="url(#h${group % 6})"/>`;
  const below = `x="${px(x)}" y="${px(y + height - EDGE)}" width="${px(width)}" height="${EDGE}"`;
  const edge = running ? `<rect class="edge l${look}" ${below}/>` : '';
  return `<rect class="look l${look}" ${place}/>${hatching}${edge}`;
}

export function text(x: number, y: number, content: string, name = ''): string {
  const own = name ? ` class="${name}"` : '';
  return `<text${own} x="${px(x)}" y="${px(y)}">${escapeText(content)}</text>`;
}

export function px(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A sentence in lines of so many characters at the most; what has no space stays whole. */
export function linesOf(sentence: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
