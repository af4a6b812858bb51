import { message } from '../../text/message.ts';
import { cut, escapeText } from '../escape.ts';
import { zonesInWords } from '../model/fargate.ts';
import type { Say } from '../model/placed.ts';
import type { Picture, PictureInstance } from '../picture.ts';
import { isIdle } from '../picture-id.ts';
import { cross, legend } from './svg-legend.ts';
import { box, linesOf, px, text } from './svg-parts.ts';
import { PATTERNS, STYLE } from './svg-style.ts';

/** Width of the drawing, and of the column of one instance, in pixels. */
const WIDTH = 960;
const COLUMN = 300;
const GAP = 20;

/** Height of a card: a name and two tracks. */
const CARD = 66;
const TRACK = 18;

/** Instances above which each becomes a small cell. */
const MOST_CARDS = 120;
const CELL = 14;

/** Characters of a line of the title. */
const TITLE_LINE = 92;

/**
 * The picture as an SVG that stands alone: no script, nothing from elsewhere.
 * @param framed whether sentences stand round it already: what came of it, and what did not land
 */
export function toSvg(picture: Picture, say: Say, framed = false): string {
  const parts: string[] = [];
  let y = framed ? -6 : 34;
  if (!framed) {
    for (const line of linesOf(cut(picture.sentence, 400), TITLE_LINE)) {
      parts.push(text(GAP, y, line, 'title'));
      y += 24;
    }
    y -= 24;
  }
  const cards = picture.instances.length <= MOST_CARDS && picture.detail === 'tasks';
  const room = { from: y + 26, left: GAP, right: WIDTH - GAP, cells: !cards };
  y = legend(picture, parts, room, say) + 14;
  for (const [zone, instances] of zonesOf(picture)) {
    y += 22;
    const name = zone || say(message('no Availability Zone'));
    parts.push(text(GAP, y, cut(name), 'zone'));
    parts.push(`<line x1="${GAP}" x2="${WIDTH - GAP}" y1="${y + 6}" y2="${y + 6}"/>`);
    y += 16;
    y = cards
      ? drawCards(instances, picture, parts, y, say)
      : drawCells(instances, picture, parts, y);
  }
  y = fargate(picture, parts, y, say);
  if (!framed) y = unplaced(picture, parts, y + 26, say);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 16}" width="${WIDTH}" height="${y + 16}" role="img" aria-label="${escapeText(picture.sentence)}">`,
    `<style>${STYLE}</style>${PATTERNS}<rect class="ground" width="100%" height="100%"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

function drawCards(
  instances: readonly PictureInstance[],
  picture: Picture,
  parts: string[],
  from: number,
  say: Say,
): number {
  const most = {
    cpu: Math.max(1, ...picture.instances.map(({ cpu }) => cpu.registered)),
    memory: Math.max(1, ...picture.instances.map((one) => one.memory.registered + one.reserved)),
  };
  for (const [index, instance] of instances.entries()) {
    const x = GAP + (index % 3) * (COLUMN + GAP / 2);
    const y = from + Math.floor(index / 3) * (CARD + 8);
    parts.push(text(x, y + 10, cut(headingOf(instance, say), 44), 'name'));
    for (const [row, kind] of (['cpu', 'memory'] as const).entries()) {
      const top = y + 16 + row * (TRACK + 4);
      const { registered } = instance[kind];
      const reserved = kind === 'memory' ? instance.reserved : 0;
      const width = COLUMN - 40;
      const scale = width / most[kind];
      const label = kind === 'cpu' ? 'CPU' : 'Mem';
      parts.push(text(x, top + 13, say(message(label)), 'dim'));
      const left = x + 34;
      parts.push(
        `<rect class="track"${isIdle(instance) ? ' stroke-dasharray="3 3"' : ''} x="${left}" y="${top}" width="${px(registered * scale)}" height="${TRACK}"/>`,
      );
      let at = left;
      for (const task of instance.tasks) {
        const size = Math.max(0, Math.min(task[kind] * scale, left + registered * scale - at));
        parts.push(box(at, top, size, TRACK, task.group, task.running));
        const name = picture.groups[task.group]?.label ?? '';
        if (size > 26)
          parts.push(text(at + 5, top + 13, cut(name, Math.floor((size - 6) / 6.5)), 'task'));
        at += size;
      }
      if (reserved > 0) {
        const start = left + registered * scale;
        parts.push(
          `<rect class="reserved" x="${px(start)}" y="${top}" width="${px(reserved * scale)}" height="${TRACK}"/>`,
        );
      }
    }
  }
  return from + Math.ceil(instances.length / 3) * (CARD + 8);
}

/** The name of an instance, its state, and its type where the name does not begin with it. */
function headingOf({ label, type, status, agentConnected }: PictureInstance, say: Say): string {
  return [
    label,
    status === 'ACTIVE' ? '' : status,
    agentConnected ? '' : say(message('agent disconnected')),
    label.startsWith(type) ? '' : type,
  ]
    .filter(Boolean)
    .join(' ');
}

function drawCells(
  instances: readonly PictureInstance[],
  { instances: all }: Picture,
  parts: string[],
  from: number,
): number {
  const columns = Math.floor((WIDTH - 2 * GAP) / CELL);
  const share = ({ registered, remaining }: PictureInstance['cpu']) =>
    registered > 0 ? (registered - remaining) / registered : 0;
  // One path for each shade: thousands of rectangles would make a file that no browser likes.
  const shades = new Map<number, string[]>();
  const crosses: string[] = [];
  for (const [index, instance] of instances.entries()) {
    const x = GAP + (index % columns) * CELL;
    const y = from + Math.floor(index / columns) * CELL;
    if (isIdle(instance)) crosses.push(cross(x, y, CELL - 2));
    const shade = Math.round(Math.max(share(instance.cpu), share(instance.memory)) * 8);
    const list = shades.get(shade) ?? [];
    list.push(`M${x} ${y}h${CELL - 2}v${CELL - 2}h-${CELL - 2}z`);
    shades.set(shade, list);
  }
  for (const [shade, paths] of shades) {
    parts.push(
      `<path class="cell" fill-opacity="${px(0.08 + shade * 0.11)}" d="${paths.join('')}"/>`,
    );
  }
  if (crosses.length > 0) parts.push(`<path class="cross" d="${crosses.join('')}"/>`);
  return all.length === 0 ? from : from + Math.ceil(instances.length / columns) * CELL;
}

/** What stands on no instance: a line for each service. */
function fargate(picture: Picture, parts: string[], from: number, say: Say): number {
  if (picture.fargate.length === 0) return from;
  let y = from + 22;
  parts.push(text(GAP, y, 'Fargate', 'zone'));
  parts.push(`<line x1="${GAP}" x2="${WIDTH - GAP}" y1="${y + 6}" y2="${y + 6}"/>`);
  const anywhere = say(message('any zone'));
  for (const [index, lane] of picture.fargate.entries()) {
    y += 22;
    const { label, capacityProvider, copies, running } = lane;
    parts.push(box(GAP, y - 11, 13, 13, picture.groups.length + index, false));
    const name = `${copies + running} × ${cut(label, 30)}`;
    parts.push(text(GAP + 20, y, name, 'name'));
    parts.push(text(GAP + 330, y, capacityProvider, 'dim'));
    parts.push(text(GAP + 450, y, cut(zonesInWords(lane, anywhere), 70)));
  }
  return y;
}

function unplaced(
  { unplaced: rest, groups }: Picture,
  parts: string[],
  from: number,
  say: Say,
): number {
  if (rest.length === 0) return from - 20;
  let y = from;
  parts.push(text(GAP, y, say(message('Not placed')), 'zone'));
  for (const { copies, group, reasons } of rest) {
    y += 20;
    parts.push(box(GAP, y - 11, 13, 13, group, false));
    parts.push(text(GAP + 20, y, `${copies} × ${cut(groups[group]?.label ?? '', 40)}`, 'name'));
    for (const { message } of reasons) {
      y += 17;
      parts.push(text(GAP + 20, y, cut(message, 130), 'dim'));
    }
  }
  return y;
}

/** Instances by Availability Zone, zones in alphabetical order. */
export function zonesOf({ instances }: Picture): [zone: string, instances: PictureInstance[]][] {
  const zones = new Map<string, PictureInstance[]>();
  for (const instance of instances) {
    const list = zones.get(instance.zone);
    if (list) list.push(instance);
    else zones.set(instance.zone, [instance]);
  }
  return [...zones].sort(([a], [b]) => (a < b ? -1 : 1));
}
