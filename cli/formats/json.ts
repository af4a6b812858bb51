import { ruleUrl } from '../../core/lint/urls.ts';
import type { Reported } from './report.ts';

/** Findings as plain data, lines and columns counted from one. */
export function json(found: readonly Reported[]): object {
  const findings = found.map((finding) => ({
    path: finding.path,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    line: finding.start.line,
    column: finding.start.character,
    endLine: finding.end.line,
    endColumn: finding.end.character,
    docs: ruleUrl(finding.rule),
    fixes: finding.fixes,
  }));
  return { findings };
}
