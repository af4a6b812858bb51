import type { Simulation } from '../../core/simulation/result.ts';

const COLUMNS = ['old', 'new', 'healthy', 'running', 'starting', 'stopping', 'waiting'] as const;

/** The counts of every service over time, one line for each change. Times in seconds. */
export function simulationCsv({ services }: Simulation): string {
  const lines = [['time', 'service', ...COLUMNS].join(',')];
  const rows = [...services.values()].flatMap(({ name, points }) =>
    points.map((point) => ({ name, point })),
  );
  rows.sort((a, b) => a.point.time - b.point.time);
  for (const { name, point } of rows) {
    lines.push(
      [point.time / 1000, quoted(name), ...COLUMNS.map((column) => point[column])].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
