import { desiredOver } from '../../core/analysis/over-time/shortage.ts';
import type { Simulation } from '../../core/simulation/result.ts';
import { printedReservation } from '../../core/simulation/scaling/capacity-provider.ts';

const COUNTS = ['old', 'new', 'healthy', 'running', 'starting', 'stopping', 'waiting'] as const;

/** Columns of a simulation in which something scales. */
const SCALING = ['desired', 'group', 'reservation', 'inService', 'needed'] as const;

/** One line by the names of its columns. */
type Row = Readonly<Record<string, string | number>>;

/**
 * The counts of every service over time, one line for each change, and the reservation of every Auto
 * Scaling group. Times in seconds.
 */
export function simulationCsv(simulation: Simulation): string {
  const rows = [...serviceRows(simulation), ...groupRows(simulation)];
  rows.sort((a, b) => Number(a.time) - Number(b.time));
  const scales = simulation.world.input.scaling !== undefined;
  const header = ['time', 'service', ...COUNTS, ...(scales ? SCALING : [])];
  const lines = rows.map((row) => header.map((column) => cell(row[column])).join(','));
  return `${[header.join(','), ...lines].join('\n')}\n`;
}

function serviceRows(simulation: Simulation): readonly Row[] {
  return [...simulation.services.values()].flatMap(({ name, points }) => {
    const scales = simulation.world.input.scaling !== undefined;
    const desired = scales ? desiredOver(simulation, name) : [];
    const known = new Map(points.map((point) => [point.time, point]));
    let counts = points[0];
    let wanted = 0;
    const times = new Set([...known.keys(), ...desired.map(([time]) => time)]);
    return [...times]
      .sort((a, b) => a - b)
      .map((time): Row => {
        counts = known.get(time) ?? counts;
        wanted = desired.findLast(([at]) => at <= time)?.[1] ?? wanted;
        const { time: _, ...values } = counts ?? { time };
        return { ...values, time: time / 1000, service: name, desired: wanted };
      });
  });
}

function groupRows({ world }: Simulation): readonly Row[] {
  return [...world.reservations].flatMap(([group, points]) =>
    points.map(
      ([time, percent, inService, needed]): Row => ({
        time: time / 1000,
        group,
        reservation: printedReservation(percent),
        inService,
        needed,
      }),
    ),
  );
}

function cell(value: string | number = ''): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
