import type { Finding } from '../../core/lint/finding.ts';
import type { Severity } from '../../core/lint/rule.ts';
import type { Document } from '../../core/text/document.ts';
import { Lines, type Position } from '../../core/text/lines.ts';
import { format, message } from '../../core/text/message.ts';

/** A change of the text, with lines and columns counted from one. */
export interface PlacedEdit {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

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
  /** The edits of the first fix, made when they are asked for. */
  readonly edits: () => readonly PlacedEdit[];
  /** The column of a place in bytes of UTF-8, counted from one. */
  readonly bytes: (place: Position) => number;
}

/** Findings of one file with places as editors count them. */
export function report(
  source: { readonly path: string; readonly text: string; readonly document?: Document },
  findings: readonly Finding[],
): Reported[] {
  const lines = new Lines(source.text);
  const place = (offset: number): Position => {
    const { line, character } = lines.position(offset);
    return { line: line + 1, character: character + 1 };
  };
  const bytes = ({ line, character }: Position): number => {
    const start = lines.offset({ line: line - 1, character: 0 });
    return Buffer.byteLength(source.text.slice(start, start + character - 1)) + 1;
  };
  const edits = ({ fixes: [first] }: Finding): readonly PlacedEdit[] => {
    const { document } = source;
    if (!first || !document) return [];
    return first
      .edits(document.notation.editor(document))
      .map(({ start, end, text }) => ({ start: place(start), end: place(end), text }));
  };
  return findings.map(({ spell = (sentence) => sentence, ...finding }) => ({
    path: source.path,
    rule: finding.rule,
    severity: finding.severity,
    message: spell(format(message(finding.message, finding.params))),
    start: place(finding.start),
    end: place(finding.end),
    fixes: finding.fixes.map(({ title, params }) => spell(format(message(title, params ?? {})))),
    edits: () => edits(finding),
    bytes,
  }));
}
