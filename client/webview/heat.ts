import type { Section } from './sections.ts';

/** Sizes of a cell that zooming goes through, in pixels, the gap included. */
export const ZOOMS = [6, 9, 13, 18, 26] as const;

/** Height of a section's name, in pixels. */
const HEADING = 22;

/** Canvases that are higher are not drawn by browsers. */
const HIGHEST = 16_000;

export interface Block {
  readonly section: Section;
  /** Where the cells begin; the name stands above. */
  readonly top: number;
  /** Position of its first cell among all. */
  readonly first: number;
  readonly rows: number;
}

/** Cells of all sections, below one another, in as many columns as fit. */
export interface HeatLayout {
  readonly cell: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly Block[];
  /** Index of the instance by position. */
  readonly order: readonly number[];
}

/** Lays cells out in a width; where they would be too high, cells become smaller. */
export function layOut(sections: readonly Section[], width: number, wanted: number): HeatLayout {
  for (let cell = wanted; ; cell--) {
    const columns = Math.max(1, Math.floor(width / cell));
    const blocks: Block[] = [];
    const order: number[] = [];
    let top = 0;
    for (const section of sections) {
      const rows = Math.ceil(section.instances.length / columns);
      top += HEADING;
      blocks.push({ section, top, first: order.length, rows });
      for (const index of section.instances) order.push(index);
      top += rows * cell + 8;
    }
    if (top <= HIGHEST || cell <= 3) return { cell, columns, width, height: top, blocks, order };
  }
}

/** Left upper corner of the cell at a position. */
export function cornerOf(layout: HeatLayout, position: number): { x: number; y: number } {
  const block = blockOf(layout, position);
  const place = position - (block?.first ?? 0);
  return {
    x: (place % layout.columns) * layout.cell,
    y: (block?.top ?? 0) + Math.floor(place / layout.columns) * layout.cell,
  };
}

/** The position of the cell at a point, or -1. */
export function hit(layout: HeatLayout, x: number, y: number): number {
  const { blocks, cell, columns } = layout;
  const block = blocks.findLast(({ top }) => top <= y);
  const column = Math.floor(x / cell);
  if (!block || x < 0 || column >= columns) return -1;
  const place = Math.floor((y - block.top) / cell) * columns + column;
  return place < block.section.instances.length ? block.first + place : -1;
}

/** The section that a position lies in. */
export function blockOf({ blocks }: HeatLayout, position: number): Block | undefined {
  return blocks.findLast(({ first }) => first <= position);
}

/** Where an arrow key leads from a position; the position itself at an edge. */
export function step(layout: HeatLayout, position: number, key: string): number {
  const last = layout.order.length - 1;
  const to = (wanted: number) => Math.max(0, Math.min(last, wanted));
  if (key === 'ArrowLeft') return to(position - 1);
  if (key === 'ArrowRight') return to(position + 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const { x, y } = cornerOf(layout, position);
  const half = layout.cell / 2;
  const way = key === 'ArrowDown' ? 1 : -1;
  const direct = hit(layout, x + half, y + half + way * layout.cell);
  if (direct >= 0) return direct;
  const block = blockOf(layout, position);
  const next = layout.blocks[layout.blocks.indexOf(block ?? (layout.blocks[0] as Block)) + way];
  if (!next) return position;
  const size = next.section.instances.length;
  const column = Math.round(x / layout.cell);
  if (way > 0) return next.first + Math.min(column, size - 1);
  return next.first + Math.min((next.rows - 1) * layout.columns + column, size - 1);
}
