import type { Severity } from '../../core/lint/rule.ts';
import { counted, painter, printable, STYLE, type Terminal } from '../terminal.ts';
import type { Reported } from './report.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Findings by file for people, with a count at the end. */
export function pretty(found: readonly Reported[], files: number, terminal: Terminal): string {
  const paint = painter(terminal);
  const lines: string[] = [];
  let path = '';
  for (const finding of found) {
    if (finding.path !== path) {
      if (path) lines.push('');
      path = finding.path;
      lines.push(paint('bold', printable(path)));
    }
    const { line, character } = finding.start;
    const place = `${line}:${character}`.padStart(8);
    const severity = paint(STYLE[finding.severity], finding.severity.padEnd(7));
    const message = printable(finding.message);
    lines.push(`${place}  ${severity}  ${message}  ${paint('dim', finding.rule)}`);
  }
  if (found.length > 0) lines.push('');
  lines.push(`${counted(files, 'document')}: ${summary(found)}`);
  return `${lines.join('\n')}\n`;
}

function summary(found: readonly Reported[]): string {
  const counts = ORDER.map((severity) => ({
    severity,
    count: found.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return 'nothing to report';
  return counts
    .map(({ severity, count }) =>
      severity === 'info' ? `${count} info` : counted(count, severity),
    )
    .join(', ');
}
