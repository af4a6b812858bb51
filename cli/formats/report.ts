import type { Finding } from '../../core/lint/finding.ts';
import type { Severity } from '../../core/lint/rule.ts';
import { Lines, type Position } from '../../core/text/lines.ts';
import { format, message } from '../../core/text/message.ts';

/** What a finding is outside: its sentence and its lines and columns, counted from one. */
export interface Reported {
  readonly path: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
  /** Titles of the fixes. */
  readonly fixes: readonly string[];
}

/** Findings of one file with places as editors count them. */
export function report(
  source: { readonly path: string; readonly text: string },
  findings: readonly Finding[],
): Reported[] {
  const lines = new Lines(source.text);
  const place = (offset: number): Position => {
    const { line, character } = lines.position(offset);
    return { line: line + 1, character: character + 1 };
  };
  return findings.map((finding) => ({
    path: source.path,
    rule: finding.rule,
    severity: finding.severity,
    message: format(message(finding.message, finding.params)),
    start: place(finding.start),
    end: place(finding.end),
    fixes: finding.fixes.map(({ title, params }) => format(message(title, params ?? {}))),
  }));
}
