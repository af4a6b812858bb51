import { joinSmall, type Segment, type Tracks } from './geometry.ts';
import { lookIn, type Palette } from './palette.ts';
import type { Focus } from './selection.ts';

/** Height of a strip with its two tracks, and of one of them, in pixels. */
const STRIP = 20;
const TRACK = 9;
const SECOND = STRIP - TRACK;

/** Pixels below which equal neighbours are drawn as one: their outlines alone would fill them. */
const SMALLEST = 5;

/** Height of the solid edge below what runs already. */
const EDGE = 3;

export interface StripOptions {
  readonly palette: Palette;
  readonly focus: Focus;
  /** Tasks that only this variant has here. */
  readonly marks: ReadonlySet<string>;
  /** The instance takes no tasks. */
  readonly idle: boolean;
  /** From 0 to 1, how much of the scarcest device is in use; undefined where there are none. */
  readonly devices: number | undefined;
}

/** Height of the line below the tracks that tells of devices, and the gap above it. */
const LINE = 4;

/** Height of a strip: one that tells of devices has a line more. */
export function stripHeight(devices: number | undefined): number {
  return devices === undefined ? STRIP : STRIP + 2 + LINE;
}

/** Draws the two tracks of an instance, CPU above memory, into a strip so many pixels wide. */
export function paintStrip(
  canvas: HTMLCanvasElement,
  tracks: Tracks,
  width: number,
  options: StripOptions,
): void {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const context = canvas.getContext('2d');
  if (!context || width <= 0) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = stripHeight(options.devices) * ratio;
  context.scale(ratio, ratio);
  const whole = (percent: number) => (percent / 100) * width;
  paintTrack(context, tracks.cpu, whole(tracks.cpuLength), 0, options);
  paintTrack(context, tracks.memory, whole(tracks.memoryLength), SECOND, options);
  if (options.devices !== undefined) paintDevices(context, width, options.devices, options.palette);
  if (tracks.cpuStretched) paintBreak(context, whole(tracks.cpuLength), 0, options);
  if (tracks.memoryStretched) paintBreak(context, whole(tracks.memoryLength), SECOND, options);
  if (tracks.reservedLength > 0.5) {
    const left = whole(tracks.memoryLength) + 1;
    context.fillStyle = options.palette.reserved;
    context.fillRect(left, SECOND, whole(tracks.reservedLength) - 1, TRACK);
  }
}

function paintTrack(
  context: CanvasRenderingContext2D,
  segments: readonly Segment[],
  length: number,
  top: number,
  { palette, focus, marks, idle }: StripOptions,
): void {
  context.setLineDash(idle ? [3, 2] : []);
  frame(context, 0, top, length, palette.border, 1);
  context.setLineDash([]);
  if (idle) crossOut(context, length, top, palette.border);
  const kind = ({ id, group, running }: Segment['task']) =>
    `${group} ${running} ${marks.has(id)} ${focus.selected === id}`;
  for (const { task, left, width } of joinSmall(segments, length, SMALLEST, kind)) {
    const look = lookIn(palette, task.group, focus.looks);
    if (!look) continue;
    const x = (left / 100) * length;
    const size = Math.max(1, (width / 100) * length);
    const faded = focus.groups !== undefined && !focus.groups.has(task.group);
    context.fillStyle = faded ? look.faded : task.running ? look.running : look.placed;
    context.fillRect(x, top, size, TRACK);
    if (!faded && look.hatching) {
      context.fillStyle = look.hatching;
      context.fillRect(x, top, size, TRACK);
    }
    context.globalAlpha = faded ? 0.4 : 1;
    if (task.running && !faded) {
      context.fillStyle = look.line;
      context.fillRect(x, top + TRACK - EDGE, size, EDGE);
    }
    frame(context, x, top, size, look.line, 1);
    context.globalAlpha = 1;
    if (marks.has(task.id)) {
      context.setLineDash([3, 2]);
      frame(context, x, top, size, palette.text, 2);
      context.setLineDash([]);
    } else if (focus.selected === task.id || focus.groups?.has(task.group)) {
      frame(context, x, top, size, palette.focus, focus.selected === task.id ? 2 : 1);
    }
  }
}

/** How much of the scarcest device is in use. */
function paintDevices(
  context: CanvasRenderingContext2D,
  width: number,
  share: number,
  { border, text }: Palette,
): void {
  const top = STRIP + 2;
  context.fillStyle = border;
  context.fillRect(0, top + LINE - 1, width, 1);
  context.fillStyle = text;
  context.fillRect(0, top, width * Math.min(1, share), LINE);
}

/** Slanted lines over what is free: nothing is placed there. */
function crossOut(context: CanvasRenderingContext2D, length: number, top: number, colour: string) {
  context.save();
  context.beginPath();
  context.rect(0, top, length, TRACK);
  context.clip();
  context.beginPath();
  for (let x = 0; x < length + TRACK; x += 6) {
    context.moveTo(x, top);
    context.lineTo(x - TRACK, top + TRACK);
  }
  context.strokeStyle = colour;
  context.globalAlpha = 0.6;
  context.lineWidth = 1;
  context.stroke();
  context.restore();
}

/** The sign of a track that is longer than its scale says. */
function paintBreak(
  context: CanvasRenderingContext2D,
  length: number,
  top: number,
  { palette }: StripOptions,
): void {
  context.beginPath();
  for (const x of [length - 4, length - 1]) {
    context.moveTo(x + 2, top);
    context.lineTo(x - 2, top + TRACK);
  }
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.stroke();
}

function frame(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  colour: string,
  thickness: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  const inset = thickness / 2;
  context.strokeRect(
    x + inset,
    y + inset,
    Math.max(0, width - thickness),
    Math.max(0, TRACK - thickness),
  );
}

/** The task at a point of a strip. */
export function taskAt(tracks: Tracks, width: number, x: number, y: number): Segment | undefined {
  const [segments, length] =
    y < (STRIP - 1) / 2 ? [tracks.cpu, tracks.cpuLength] : [tracks.memory, tracks.memoryLength];
  const place = (x / ((length / 100) * width)) * 100;
  return segments.find(({ left, width: size }) => left <= place && place < left + size);
}
