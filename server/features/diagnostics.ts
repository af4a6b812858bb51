import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type RelatedFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { SERVICE_KINDS } from '../../core/ecs/recognise-services.ts';
import type { Finding } from '../../core/lint/finding.ts';
import { linting } from '../../core/lint/lint.ts';
import type { Severity } from '../../core/lint/rule.ts';
import { ruleUrl } from '../../core/lint/urls.ts';
import { message } from '../../core/text/message.ts';
import type { Parsed } from '../documents.ts';
import { lintSettingsFor } from '../lint-settings.ts';
import { readBeside } from '../read-beside.ts';
import { DIAGNOSTICS, runSafe } from '../run-safe.ts';
import { Scheduler } from '../scheduler.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { toLspRange } from '../snapshot.ts';
import { taskDefinitionsFor } from '../task-definitions.ts';
import { translate } from '../translate.ts';

export const diagnosticProvider = {
  identifier: 'stowage',
  // What a plan says depends on its task definitions.
  interFileDependencies: true,
  workspaceDiagnostics: false,
};

export const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Milliseconds without a change of other files before all open documents are judged again. */
const REFRESH_DELAY = 100;

/** Another source of diagnostics for a document, such as the reading of a plan. */
export type DiagnosticSource = (parsed: Parsed) => Promise<readonly Diagnostic[]>;

/** Diagnostics, pushed after a pause or answered when the client pulls. */
export class Diagnostics {
  private readonly session: Session;
  private readonly scheduler = new Scheduler<string>();
  private readonly refreshing = new Scheduler<'all'>();
  private readonly known = new WeakMap<Parsed, { age: number; findings: Promise<Finding[]> }>();
  /** Counts what makes kept findings out of date: settings and other files. */
  private age = 0;
  private readonly sources: DiagnosticSource[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  register(): void {
    const { connection } = this.session;
    const { Full } = DocumentDiagnosticReportKind;
    const nothing: RelatedFullDocumentDiagnosticReport = { kind: Full, items: [] };
    connection.languages.diagnostics.on(
      runSafe(
        this.session,
        DIAGNOSTICS,
        nothing,
        async ({ textDocument }: DocumentDiagnosticParams) => ({
          kind: Full,
          items: await this.of(textDocument.uri),
        }),
      ),
    );
  }

  add(source: DiagnosticSource): void {
    this.sources.push(source);
  }

  /** What lint says about a document; kept, since all features ask for it, some at the same time. */
  findingsOf(parsed: Parsed): Promise<readonly Finding[]> {
    const known = this.known.get(parsed);
    if (known?.age === this.age) return known.findings;
    const findings = this.judge(parsed);
    this.known.set(parsed, { age: this.age, findings });
    return findings;
  }

  private async judge(parsed: Parsed): Promise<Finding[]> {
    const { session } = this;
    if (parsed.kind === undefined || parsed.kind === 'plan') return [];
    const { uri } = parsed.text;
    const onFault = (rule: string, error: unknown) => session.log(`Rule ${rule} failed`, error);
    const settings = await lintSettingsFor(uri, session);
    const repairs = await session.pipelines.repairsFor(uri);
    const service = SERVICE_KINDS.has(parsed.kind);
    const document = await readBeside(session.files, parsed);
    const work = linting(document, uri, {
      onFault,
      settings,
      ...(repairs && { repairs }),
      ...(service ? { findTask: await taskDefinitionsFor(session, parsed, repairs?.runs) } : {}),
    });
    return inSlices(work);
  }

  /** Judges a document again after a pause, where diagnostics are pushed. */
  schedule(uri: string, delay: number): void {
    if (this.session.abilities.pull) return;
    this.scheduler.schedule(uri, delay, () => {
      this.push(uri).catch((error) => this.session.log(`Diagnostics of ${uri} failed`, error));
    });
  }

  /** Judges everything again: the settings or the files that plans depend on have changed. */
  refresh(): void {
    this.age++;
    this.refreshing.schedule('all', REFRESH_DELAY, () => {
      const { texts, abilities, connection } = this.session;
      for (const { uri } of texts.all()) this.schedule(uri, 0);
      // A client that pulls and cannot refresh shows old findings until it asks again.
      if (abilities.refresh) void connection.languages.diagnostics.refresh().catch(() => {});
    });
  }

  forget(uri: string): void {
    this.scheduler.cancel(uri);
    if (!this.session.abilities.pull) {
      void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  dispose(): void {
    this.scheduler.dispose();
    this.refreshing.dispose();
  }

  private async of(uri: string): Promise<Diagnostic[]> {
    await this.session.configured;
    const parsed = this.session.document(uri);
    if (!parsed || !this.session.settings.lint.enable) return [];
    const findings = await this.findingsOf(parsed);
    const own = findings.map((finding) => toDiagnostic(parsed, finding));
    const others = await Promise.all(this.sources.map((source) => source(parsed)));
    return [...own, ...others.flat()];
  }

  private async push(uri: string): Promise<void> {
    const version = this.session.texts.get(uri)?.version;
    const diagnostics = await this.of(uri);
    // Typed on meanwhile: the answer for the newer text is on its way.
    if (version === undefined || this.session.texts.get(uri)?.version !== version) return;
    await this.session.connection.sendDiagnostics({ uri, version, diagnostics });
  }
}

/** A finding as the protocol wants it. */
export function toDiagnostic(parsed: Pick<Parsed, 'text'>, finding: Finding): Diagnostic {
  const { text } = parsed;
  const { spell = (sentence) => sentence } = finding;
  const related: DiagnosticRelatedInformation[] = finding.related.map((other) => ({
    location: { uri: text.uri, range: toLspRange(text, other) },
    message: spell(translate(message(other.message, other.params))),
  }));
  return {
    range: toLspRange(text, finding),
    severity: SEVERITY[finding.severity],
    source: 'stowage',
    code: finding.rule,
    codeDescription: { href: ruleUrl(finding.rule) },
    message: spell(translate(message(finding.message, finding.params))),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}
