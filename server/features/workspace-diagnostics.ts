import { mayConcernStowage } from '../../core/ecs/concerns.ts';
import { choose, kindOf } from '../../core/ecs/recognise.ts';
import { ENDINGS, mayHoldDefinition } from '../../core/notations/forms.ts';
import { readDocument } from '../../core/notations/read-document.ts';
import { message } from '../../core/text/message.ts';
import type { Session } from '../session.ts';
import { choiceFor } from '../settings.ts';
import { Snapshot } from '../snapshot.ts';
import { translate } from '../translate.ts';
import { type Diagnostics, toDiagnostic } from './diagnostics.ts';

/** Files beyond these are not looked at: a folder of that size holds more than people's own files. */
const MOST_FILES = 2000;

/** Files judged between two looks at the clock of the progress. */
const AT_ONCE = 20;

/**
 * Diagnostics of the documents in the workspace that are not open, pushed; those of open documents
 * come as always. Off unless the setting asks for it.
 */
export class WorkspaceDiagnostics {
  private readonly session: Session;
  private readonly diagnostics: Diagnostics;
  /** Files that have diagnostics of ours on show. */
  private readonly shown = new Set<string>();
  private run = 0;

  constructor(session: Session, diagnostics: Diagnostics) {
    this.session = session;
    this.diagnostics = diagnostics;
  }

  /** Judges the workspace from the beginning, or takes everything back when it is switched off. */
  async refresh(): Promise<void> {
    const run = ++this.run;
    const { files, texts } = this.session;
    if (!this.wanted) {
      for (const uri of this.shown) await this.show(uri, []);
      return;
    }
    const found = await files.list(`**/*.{${ENDINGS.join(',')}}`, MOST_FILES);
    const progress = await this.session.connection.window.createWorkDoneProgress();
    const title = translate(message('Judging task definitions'));
    progress.begin(title, 0, undefined, false);
    try {
      for (const [index, uri] of found.entries()) {
        if (run !== this.run) return;
        if (!texts.get(uri)) await this.judge(uri);
        if (index % AT_ONCE === 0) progress.report(Math.round((index / found.length) * 100));
      }
      // Files of folders that were removed.
      const there = new Set(found);
      for (const uri of [...this.shown].filter((each) => !there.has(each))) await this.clear(uri);
    } finally {
      progress.done();
    }
  }

  /** A document was opened: from now on its diagnostics come with it. */
  async opened(uri: string): Promise<void> {
    if (this.shown.has(uri)) await this.show(uri, []);
  }

  /** A file changed on disk, or its document was closed. */
  async changed(uri: string): Promise<void> {
    const concerned = this.wanted && mayHoldDefinition(uri);
    if (concerned && !this.session.texts.get(uri)) await this.judge(uri);
  }

  private get wanted(): boolean {
    const { workspace, enable } = this.session.settings.lint;
    return workspace && enable;
  }

  private async judge(uri: string): Promise<void> {
    const file = await this.session.files.readSmall(uri);
    const text = 'text' in file ? file.text : '';
    const choice = choiceFor(this.session.settings, uri);
    const concerns = choice !== undefined || mayConcernStowage(uri, text);
    if (!concerns) return this.clear(uri);
    const document = readDocument(text, uri, undefined, choice !== undefined);
    if (choice) choose(document.root, choice);
    const kind = kindOf(document, uri);
    if (!kind || kind === 'plan') return this.clear(uri);
    const parsed = { text: new Snapshot(uri, null, text), document, kind };
    const findings = await this.diagnostics.findingsOf(parsed);
    // Switched off or opened meanwhile.
    if (!this.wanted || this.session.texts.get(uri)) return this.clear(uri);
    const serious = findings.filter(({ severity }) => severity !== 'hint');
    await this.show(
      uri,
      serious.map((finding) => toDiagnostic(parsed, finding)),
    );
  }

  private async clear(uri: string): Promise<void> {
    if (this.shown.has(uri)) await this.show(uri, []);
  }

  private async show(uri: string, diagnostics: ReturnType<typeof toDiagnostic>[]): Promise<void> {
    if (diagnostics.length > 0) this.shown.add(uri);
    else this.shown.delete(uri);
    await this.session.connection.sendDiagnostics({ uri, diagnostics });
  }
}
