import type { Severity } from '../../core/lint/rule.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import type { Position } from '../../core/text/lines.ts';
import { portablePath } from '../files.ts';
import type { Reported } from './report.ts';

const SEVERITY: Record<Severity, 'ERROR' | 'WARNING' | 'INFO'> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/**
 * The Reviewdog Diagnostic Format, with the first fix of a finding as a suggestion. Its columns count
 * bytes of UTF-8.
 * Source: proto/rdf/reviewdog.proto of reviewdog
 */
export function rdjson(found: readonly Reported[]): object {
  return {
    source: { name: 'stowage', url: 'https://github.com/stowage-ecs/stowage' },
    diagnostics: found.map((finding) => {
      const range = (start: Position, end: Position) => ({
        start: { line: start.line, column: finding.bytes(start) },
        end: { line: end.line, column: finding.bytes(end) },
      });
      const suggestions = finding.edits().map(({ start, end, text }) => ({
        range: range(start, end),
        text,
      }));
      return {
        message: finding.message,
        location: { path: portablePath(finding.path), range: range(finding.start, finding.end) },
        severity: SEVERITY[finding.severity],
        code: { value: finding.rule, url: ruleUrl(finding.rule) },
        ...(suggestions.length > 0 ? { suggestions } : {}),
      };
    }),
  };
}
