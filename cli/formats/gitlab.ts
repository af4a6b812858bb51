import { createHash } from 'node:crypto';
import type { Severity } from '../../core/lint/rule.ts';
import { portablePath } from '../files.ts';
import { printable } from '../terminal.ts';
import type { Reported } from './report.ts';

const SEVERITY: Record<Severity, 'info' | 'minor' | 'major'> = {
  error: 'major',
  warning: 'minor',
  info: 'info',
  hint: 'info',
};

/**
 * A code quality report of GitLab. A finding is recognised in the next report by its fingerprint, which
 * therefore leaves out where it stands: of findings that read the same it is the number.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlab(found: readonly Reported[]): object[] {
  const seen = new Map<string, number>();
  return found.map((finding) => {
    const path = portablePath(finding.path);
    const same = JSON.stringify([path, finding.rule, finding.message]);
    const number = (seen.get(same) ?? 0) + 1;
    seen.set(same, number);
    return {
      description: printable(finding.message),
      check_name: finding.rule,
      fingerprint: createHash('sha256').update(`${same} ${number}`).digest('hex'),
      severity: SEVERITY[finding.severity],
      location: { path, lines: { begin: finding.start.line, end: finding.end.line } },
    };
  });
}
