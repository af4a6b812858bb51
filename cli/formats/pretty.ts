import type { Severity } from '../../core/lint/rule.ts';
import { counted, type Line, line, STYLE, styled } from '../terminal.ts';
import type { Reported } from './report.ts';

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/**
 * Findings by file for people, with a count at the end.
 * @param hidden how many less severe findings are not among them
 */
export function pretty(found: readonly Reported[], hidden: number, files: number): Line[] {
  const lines: Line[] = [];
  let path = '';
  for (const finding of found) {
    if (finding.path !== path) {
      if (path) lines.push('');
      path = finding.path;
      lines.push([styled('bold', path)]);
    }
    const { start, severity, message, rule } = finding;
    const place = `${start.line}:${start.character}`.padStart(8);
    const level = styled(STYLE[severity], severity.padEnd(7));
    lines.push(line`${place}  ${level}  ${message}  ${styled('dim', rule)}`);
  }
  if (found.length > 0) lines.push('');
  lines.push(`${counted(files, 'document')}: ${summary(found)}`);
  if (hidden > 0) {
    lines.push(`${counted(hidden, 'less severe finding')} not shown; see --min-severity`);
  }
  return lines;
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
