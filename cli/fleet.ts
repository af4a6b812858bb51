import { onFargate } from '../core/analysis/fleet/fargate.ts';
import { type Fleet, searchingFleets } from '../core/analysis/fleet/search.ts';
import { format } from '../core/text/message.ts';
import {
  assignmentLines,
  type FleetAnswer,
  fleetHead,
  fleetMarkdown,
  fleetName,
  fleetNotes,
  fleetRow,
} from '../core/view/export/fleet.ts';
import { finish } from '../core/work.ts';
import { Status } from './failure.ts';
import { openPlan } from './plan.ts';
import { type Line, print, printJson, styled, type Terminal } from './terminal.ts';

export const FLEET_FORMATS = ['pretty', 'json', 'csv', 'markdown'] as const;

export interface FleetCommand {
  readonly plan: string;
  readonly format: (typeof FLEET_FORMATS)[number];
  readonly seed: number | undefined;
  readonly deployment: boolean;
  readonly zoneLoss: boolean;
  readonly loadPeak: boolean;
  readonly arm64: boolean;
  readonly burstable: boolean;
  /** The share of the price on demand that Spot costs. */
  readonly spot: number | undefined;
}

/** `stowage fleet`: the cheapest instances that hold the tasks of a plan. */
export async function fleetCommand(command: FleetCommand, terminal: Terminal): Promise<number> {
  const { plan: path, format: shape, seed, ...options } = command;
  const read = await openPlan(path, terminal);
  const plan = seed === undefined ? read : { ...read, seed };
  const search = finish(searchingFleets(plan, options));
  const answer: FleetAnswer = { search, fargate: onFargate(plan, search.demand) };
  if (shape === 'json') printJson(terminal, fleetJson(path, answer));
  else if (shape === 'csv') terminal.out(fleetCsv(answer));
  else if (shape === 'markdown') terminal.out(fleetMarkdown(answer, format));
  else print(terminal, pretty(answer));
  const broken = plan.findings.some(({ severity }) => severity === 'error');
  const { demand, fleets } = search;
  const held = demand.items.length === 0 || fleets.length > 0;
  return held && demand.impossible.length === 0 && !broken ? Status.fine : Status.findings;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The answer as an object; its members are documented in docs/fleet.md. */
function fleetJson(plan: string, { search, fargate }: FleetAnswer): object {
  const { bound, demand, fleets } = search;
  return {
    plan,
    tasks: demand.items.reduce((sum, { count }) => sum + count, 0),
    bound: round(bound),
    impossible: demand.impossible,
    fleets: fleets.map((fleet) => ({
      price: round(fleet.price),
      placedBy: fleet.placedBy,
      binding: fleet.binding,
      headroom: Object.fromEntries(
        Object.entries(fleet.headroom).map(([name, share]) => [name, round(share)]),
      ),
      instances: fleet.parts.map(({ type, count, tasks }) => ({
        instanceType: type.name,
        count,
        ...(tasks.length > 0 ? { tasks } : {}),
      })),
    })),
    fargate: {
      ...(fargate.price === undefined ? {} : { price: round(fargate.price) }),
      tasks: fargate.tasks,
      vCpus: round(fargate.vCpus),
      gb: round(fargate.gb),
      priceRegion: fargate.region,
      impossible: fargate.impossible,
    },
  };
}

/** One line for each fleet and instance type. */
function fleetCsv({ search }: FleetAnswer): string {
  const rows = search.fleets.flatMap((fleet: Fleet, at) => {
    const counts = new Map<string, number>();
    for (const { type, count } of fleet.parts) {
      counts.set(type.name, (counts.get(type.name) ?? 0) + count);
    }
    return [...counts].map(([type, count]) =>
      [at + 1, fleet.placedBy, type, count, round(fleet.price), round(search.bound)].join(','),
    );
  });
  return `${['fleet,placedBy,instanceType,count,price,bound', ...rows].join('\n')}\n`;
}

function pretty(answer: FleetAnswer): Line[] {
  const { bound, fleets } = answer.search;
  const head = fleetHead(format).slice(1);
  const lines: Line[] = [];
  for (const [at, fleet] of fleets.entries()) {
    const [name = '', ...cells] = fleetRow(fleet, bound, format);
    lines.push([styled('bold', `${String(at + 1).padStart(2)}  ${name}`)]);
    lines.push(`    ${cells.map((one, column) => `${head[column]}: ${one}`).join('; ')}`);
  }
  if (lines.length > 0) lines.push('');
  lines.push(...fleetNotes(answer, format));
  const assigned = fleets.find(({ placedBy }) => placedBy === 'assignment');
  if (!assigned) return lines;
  lines.push('', [styled('bold', fleetName(assigned))]);
  return [...lines, ...assignmentLines(assigned).map((one) => `  ${one}`)];
}
