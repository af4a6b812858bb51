import { applySettings } from '../../core/lint/control.ts';
import type { Finding } from '../../core/lint/finding.ts';
import type { Deployment } from '../../core/lint/pipeline/deployment.ts';
import { pipelineFindings } from '../../core/lint/pipeline/findings.ts';
import { lintSettingsFor } from '../lint-settings.ts';
import type { PipelineFile } from '../pipelines.ts';
import { Scheduler } from '../scheduler.ts';
import type { Session } from '../session.ts';
import { toDiagnostic } from './diagnostics.ts';

/** Milliseconds without a change before the pipeline files are judged again. */
const DELAY = 300;

/**
 * Diagnostics of workflows and other pipeline files that name containers, pushed whether the files are
 * open or not: they change with the task definitions.
 */
export class PipelineDiagnostics {
  private readonly session: Session;
  private readonly scheduler = new Scheduler<'all'>();
  /** Files that have diagnostics of ours on show. */
  private shown = new Set<string>();

  constructor(session: Session) {
    this.session = session;
  }

  /** Judges all pipeline files after a pause. */
  schedule(): void {
    this.scheduler.schedule('all', DELAY, () => {
      this.refresh().catch((error) => this.session.log('Pipeline diagnostics failed', error));
    });
  }

  dispose(): void {
    this.scheduler.dispose();
  }

  private async refresh(): Promise<void> {
    const { connection, pipelines, settings } = this.session;
    const before = this.shown;
    this.shown = new Set();
    for (const file of settings.lint.enable ? await pipelines.all() : []) {
      const findings = await this.findingsIn(file);
      if (findings.length === 0) continue;
      const { uri } = file.text;
      this.shown.add(uri);
      const diagnostics = findings.map((finding) => toDiagnostic(file, finding));
      await connection.sendDiagnostics({ uri, diagnostics });
    }
    for (const uri of before) {
      if (!this.shown.has(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  private async findingsIn(file: PipelineFile): Promise<readonly Finding[]> {
    const { pipelines } = this.session;
    const names = new Map<Deployment, ReadonlySet<string> | undefined>();
    for (const each of file.deployments) names.set(each, await pipelines.containersOf(file, each));
    const findings = pipelineFindings(file.deployments, (each) => names.get(each));
    if (findings.length === 0) return findings;
    const { uri } = file.text;
    return applySettings(findings, uri, await lintSettingsFor(uri, this.session));
  }
}
