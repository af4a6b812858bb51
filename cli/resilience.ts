import { fillingGrid, ResilienceGrid } from '../core/analysis/resilience/grid.ts';
import { place } from '../core/placement/place.ts';
import { format } from '../core/text/message.ts';
import { resilienceMarkdown } from '../core/view/export/resilience.ts';
import { drawColumns } from '../core/view/model/resilience.ts';
import type { GridColumn, GridMark } from '../core/view/resilience.ts';
import { finish } from '../core/work.ts';
import { Status } from './failure.ts';
import { type Case, casesXml } from './formats/junit.ts';
import { openPlan } from './plan.ts';
import { type Line, print, printJson, styled, type Terminal } from './terminal.ts';

export const RESILIENCE_FORMATS = ['pretty', 'json', 'markdown', 'junit'] as const;

export interface ResilienceCommand {
  readonly plan: string;
  readonly format: (typeof RESILIENCE_FORMATS)[number];
  readonly seed: number | undefined;
}

/** `stowage resilience`: what each disturbance does to each service. */
export async function resilienceCommand(
  command: ResilienceCommand,
  terminal: Terminal,
): Promise<number> {
  const { plan: path, format: shape, seed } = command;
  const read = await openPlan(path, terminal);
  const plan = seed === undefined ? read : { ...read, seed };
  const requests = plan.requests.map(({ request }) => request);
  const grid = new ResilienceGrid(plan, place(plan.cluster, requests, { seed: plan.seed }));
  const columns = drawColumns(grid, finish(fillingGrid(grid)), format);
  if (shape === 'json') printJson(terminal, { plan: path, disturbances: columns.map(columnJson) });
  else if (shape === 'markdown') terminal.out(resilienceMarkdown(columns));
  else if (shape === 'junit') terminal.out(casesXml(path, columns.flatMap(casesOf)));
  else print(terminal, pretty(columns));
  const broken = plan.findings.some(({ severity }) => severity === 'error');
  return broken || columns.some(({ cells }) => cells.some(isBad)) ? Status.findings : Status.fine;
}

function isBad(mark: GridMark | null): boolean {
  return mark?.outcome === 'waits' || mark?.outcome === 'stuck';
}

/** One disturbance with what it does to services; its members are documented in docs/simulation.md. */
function columnJson({ heads, column, services, cells }: GridColumn): object {
  return {
    disturbance: heads[column]?.title,
    services: cells.flatMap((mark, at) => {
      if (!mark) return [];
      const { outcome, down, missing, seconds, tip } = mark;
      return [{ service: services[at], outcome, missing, seconds, down, message: tip }];
    }),
  };
}

function casesOf({ heads, column, services, cells }: GridColumn): Case[] {
  return cells.flatMap((mark, at) => {
    if (!mark) return [];
    const name = `${services[at]}: ${heads[column]?.title}`;
    return [{ name, failure: isBad(mark) ? mark.tip : undefined }];
  });
}

function pretty(columns: readonly GridColumn[]): Line[] {
  const lines: Line[] = [];
  for (const { heads, column, services, cells } of columns) {
    if (lines.length > 0) lines.push('');
    lines.push([styled('bold', heads[column]?.title ?? '')]);
    for (const [at, mark] of cells.entries()) {
      if (!mark || mark.outcome === 'unaffected') continue;
      lines.push(`  ${services[at]}: ${mark.tip}`);
    }
    if (cells.every((mark) => !mark || mark.outcome === 'unaffected')) {
      lines.push('  no task is missing at any time');
    }
  }
  return lines.length > 0 ? lines : ['The plan has no services to simulate.'];
}
