import { changeFor } from '../../analysis/change/event.ts';
import type { GridCell, ResilienceGrid } from '../../analysis/resilience/grid.ts';
import { message } from '../../text/message.ts';
import type { Work } from '../../work.ts';
import type { GridColumn, GridMark } from '../resilience.ts';
import { durationIn, shortDuration } from './duration.ts';
import { isolating, type Say } from './placed.ts';

/** Draws one column of a grid. @param column index of the disturbance */
export function* drawingColumn(grid: ResilienceGrid, column: number, plain: Say): Work<GridColumn> {
  const cells = grid.disturbances[column] ? yield* grid.column(column) : [];
  return columnOf(grid, column, cells, isolating(plain));
}

/** Draws a grid that is there already. @param all by column and service */
export function drawColumns(
  grid: ResilienceGrid,
  all: readonly (readonly (GridCell | undefined)[])[],
  say: Say,
): readonly GridColumn[] {
  return all.map((cells, column) => columnOf(grid, column, cells, say));
}

function columnOf(
  grid: ResilienceGrid,
  column: number,
  cells: readonly (GridCell | undefined)[],
  say: Say,
): GridColumn {
  return {
    services: grid.services.map(({ name }) => name),
    heads: grid.disturbances.map(({ label, title }) => ({ label: say(label), title: say(title) })),
    column,
    cells: cells.map((cell) => (cell ? markOf(cell, say) : null)),
  };
}

function markOf(cell: GridCell, say: Say): GridMark {
  const { outcome, down, missing, seconds, events } = cell;
  const tip = tipOf(cell, say);
  const changes = events.map(changeFor);
  return { outcome, down, missing, seconds, text: textOf(cell, say), tip, changes };
}

function textOf({ outcome, missing, seconds }: GridCell, say: Say): string {
  if (outcome === 'stuck') return say(message('stuck'));
  if (outcome === 'waits') return `−${missing}`;
  return outcome === 'unaffected' ? '·' : shortDuration(seconds, say);
}

function tipOf({ outcome, missing, seconds, down, events }: GridCell, say: Say): string {
  const deploys = events.some(({ event }) => event === 'deploy');
  const duration = durationIn(seconds, say);
  const words = {
    unaffected: () => message('no task is missing at any time'),
    stuck: () => message('the deployment is stuck: it does not complete'),
    waits: () =>
      message('{missing, plural, one {# task} other {# tasks}} could not be placed', { missing }),
    recovers: () =>
      deploys
        ? message('the deployment completes in {duration}', { duration })
        : message('below its desired count for {duration}', { duration }),
  };
  const sentence = say(words[outcome]());
  return down
    ? say(message('{what}; for a time no task is healthy', { what: sentence }))
    : sentence;
}
