import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import { type Finding, lint } from '../../core/lint/lint.ts';
import type { Severity } from '../../core/lint/rule.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { type Parsed, toLspRange } from '../documents.ts';
import { translate } from '../translate.ts';

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What lint says about one document; kept, since code actions ask for the same findings again. */
export class Diagnostics {
  private readonly known = new WeakMap<Parsed, readonly Finding[]>();
  private readonly onFault: (rule: string, error: unknown) => void;

  constructor(onFault: (rule: string, error: unknown) => void) {
    this.onFault = onFault;
  }

  of(parsed: Parsed): Diagnostic[] {
    return this.findingsOf(parsed).map((finding) => toDiagnostic(parsed, finding));
  }

  findingsOf(parsed: Parsed): readonly Finding[] {
    let findings = this.known.get(parsed);
    if (!findings) {
      findings = lint(parsed.document, parsed.text.uri, { onFault: this.onFault });
      this.known.set(parsed, findings);
    }
    return findings;
  }
}

/** A finding as the protocol wants it. */
export function toDiagnostic(parsed: Parsed, finding: Finding): Diagnostic {
  const { text } = parsed;
  const related: DiagnosticRelatedInformation[] = finding.related.map((other) => ({
    location: { uri: text.uri, range: toLspRange(text, other) },
    message: translate({ template: other.message, params: other.params }),
  }));
  return {
    range: toLspRange(text, finding),
    severity: SEVERITY[finding.severity],
    source: 'stowage',
    code: finding.rule,
    codeDescription: { href: ruleUrl(finding.rule) },
    message: translate({ template: finding.message, params: finding.params }),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}
