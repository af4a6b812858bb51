import type { Severity } from '../../core/lint/rule.ts';
import { portablePath } from '../files.ts';
import { printable } from '../terminal.ts';
import type { Reported } from './report.ts';

const COMMAND: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions turns into annotations of the changed lines. */
export function github(found: readonly Reported[]): string {
  return found
    .map((finding) => {
      const properties = [
        `file=${property(portablePath(finding.path))}`,
        `line=${finding.start.line}`,
        `endLine=${finding.end.line}`,
        `col=${finding.start.character}`,
        `endColumn=${finding.end.character}`,
        `title=${property(`stowage: ${finding.rule}`)}`,
      ];
      return `::${COMMAND[finding.severity]} ${properties.join(',')}::${data(finding.message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
