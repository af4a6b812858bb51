import * as vscode from 'vscode';
import type { PlanChange } from '../../core/analysis/change/changes.ts';
import {
  type CompleteConstraintResult,
  type ExportResult,
  type FewestResult,
  type FleetPictureResult,
  type Location,
  Method,
  type PlacementResult,
  type ResilienceResult,
  type ShuffleResult,
  type TimelineResult,
  type TryResult,
  type WhyResult,
  type WriteResult,
} from '../../protocol/methods.ts';
import { type HostMessage, readViewMessage, type ViewMessage } from '../../protocol/panel.ts';
import type { Server } from '../server.ts';
import { linksAt, openLink } from './links.ts';
import { page } from './page.ts';
import { savePng } from './save.ts';

/** The panel of one plan: asks the server for the picture and hands it to the webview. */
export class PlanPanel implements vscode.Disposable {
  /** The message that was sent last. */
  shown: HostMessage | undefined;
  private readonly view: vscode.WebviewPanel;
  private readonly plan: vscode.Uri;
  private readonly server: Server;
  private readonly log: vscode.LogOutputChannel;
  /** Where the links lead that the picture and the explanation on show offer. */
  private links = new Map<string, Location>();
  /** What the picture on show was made of; changes are tried on that alone. */
  private version = 0;
  /** The webview has loaded and listens. */
  private listening = false;
  private asking = false;
  private again = false;
  private highlighted = '';
  /** What is to be selected once the webview listens. */
  private wanted: string | undefined;

  constructor(
    view: vscode.WebviewPanel,
    plan: vscode.Uri,
    extension: vscode.Uri,
    server: Server,
    log: vscode.LogOutputChannel,
  ) {
    this.view = view;
    this.plan = plan;
    this.server = server;
    this.log = log;
    const name = plan.path.slice(plan.path.lastIndexOf('/') + 1);
    view.title = vscode.l10n.t('Placement: {0}', name);
    const dist = vscode.Uri.joinPath(extension, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    view.webview.onDidReceiveMessage((message) => this.receive(message));
    view.onDidChangeViewState(() => {
      // A hidden webview is thrown away; shown again it loads from the start and says so.
      if (!view.visible) this.listening = false;
    });
    view.webview.html = page(view.webview, dist, plan.toString());
  }

  reveal(): void {
    this.view.reveal(undefined, true);
  }

  dispose(): void {
    this.view.dispose();
  }

  /** Selects what of a group did not land. */
  select(group: string): void {
    if (this.listening)
      void this.view.webview.postMessage({ type: 'select', group } satisfies HostMessage);
    else this.wanted = group;
  }

  /** Fetches the picture again. Never more than one question is under way. */
  async refresh(): Promise<void> {
    if (!this.listening) return;
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    do {
      this.again = false;
      await this.showPicture();
    } while (this.again && this.listening);
    this.asking = false;
  }

  /** Shows in the picture what the cursor stands in. */
  follow(uri: vscode.Uri, cursor: vscode.Position): void {
    if (!this.listening) return;
    const links = linksAt(this.links, uri, cursor);
    if (links.join() === this.highlighted) return;
    this.highlighted = links.join();
    void this.view.webview.postMessage({ type: 'highlight', links } satisfies HostMessage);
  }

  private async showPicture(): Promise<void> {
    const params = { uri: this.plan.toString() };
    try {
      const result = await this.server.request<PlacementResult>(Method.placement, params);
      if ('problem' in result) return this.post({ type: 'problem', message: result.problem });
      this.links = new Map(Object.entries(result.links));
      this.version = result.version;
      this.post({ type: 'picture', picture: result.picture });
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      const message = vscode.l10n.t('This plan could not be placed. See the Stowage output.');
      this.post({ type: 'problem', message });
    }
  }

  private async receive(value: unknown): Promise<void> {
    const message = readViewMessage(value);
    if (!message) return this.log.warn('The panel sent a message that is none of ours.');
    try {
      await this.answer(message);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    }
  }

  private async answer(message: ViewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        this.highlighted = '';
        await this.refresh();
        if (this.wanted !== undefined) this.select(this.wanted);
        this.wanted = undefined;
        return;
      case 'why': {
        const { task, changes } = message;
        const result = await this.ask<WhyResult>(Method.why, changes, { task });
        if (!result) return;
        this.offer(result.links);
        return this.post({ type: 'explanation', task, explanation: result.explanation });
      }
      case 'reveal': {
        const location = this.links.get(message.link);
        if (location) return openLink(location, this.plan, this.view.viewColumn);
        return this.log.warn(`The panel asked for the unknown link ${message.link}.`);
      }
      case 'complete': {
        const { text, offset } = message;
        const params = { uri: this.plan.toString(), text, offset };
        const found = await this.server.request<CompleteConstraintResult>(
          Method.completeConstraint,
          params,
        );
        const completions = { type: 'completions', text, ...found } satisfies HostMessage;
        return void this.view.webview.postMessage(completions);
      }
      case 'export':
        return this.takeAway(message.format, message.changes);
      case 'save': {
        const saved = await savePng(this.plan, message.data);
        return saved ? this.say(vscode.l10n.t('Saved as {0}.', saved)) : undefined;
      }
      default:
        return this.answerTrial(message);
    }
  }

  /** Answers what is asked about changes that are tried. */
  private async answerTrial(
    message: Exclude<
      ViewMessage,
      { type: 'ready' | 'why' | 'reveal' | 'complete' | 'export' | 'save' }
    >,
  ): Promise<void> {
    switch (message.type) {
      case 'try': {
        const result = await this.ask<TryResult>(Method.try, message.changes);
        if (!result) return;
        if ('problem' in result) return this.say(result.problem);
        this.offer(result.links);
        return this.post({ type: 'trial', trial: result.trial, changes: message.changes });
      }
      case 'write': {
        const result = await this.ask<WriteResult>(Method.write, message.changes);
        if ('problem' in result) return this.say(result.problem);
        return this.post({ type: 'written', message: this.whatWasWritten(result.written) });
      }
      case 'shuffle': {
        const result = await this.ask<ShuffleResult>(Method.shuffle, message.changes);
        return result ? this.post({ type: 'shuffle', shuffle: result.shuffle }) : undefined;
      }
      case 'timeline': {
        const { changes } = message;
        const result = await this.ask<TimelineResult>(Method.timeline, changes);
        if (result) this.post({ type: 'timeline', timeline: result.timeline, changes });
        return;
      }
      case 'resilience': {
        const { column, changes } = message;
        const result = await this.ask<ResilienceResult>(Method.resilience, changes, { column });
        if (result) this.post({ type: 'resilience', column: result.column, changes });
        return;
      }
      case 'fleet': {
        const { options, changes } = message;
        const result = await this.ask<FleetPictureResult>(Method.fleetPicture, changes, {
          options,
        });
        if (result) this.post({ type: 'fleet', fleet: result.fleet, options, changes });
        return;
      }
      case 'fewest': {
        const { instances, changes } = message;
        const result = await this.ask<FewestResult>(Method.fewest, changes, { instances });
        return result ? this.post({ type: 'fewest', instances, count: result.count }) : undefined;
      }
    }
  }

  private async takeAway(
    format: Extract<ViewMessage, { type: 'export' }>['format'],
    changes: readonly PlanChange[],
  ): Promise<void> {
    const wanted = { format: format === 'png' ? 'svg' : format };
    const result = await this.ask<ExportResult>(Method.export, changes, wanted);
    if (!result) return;
    if ('problem' in result) return this.say(result.problem);
    // Only the webview can turn the drawing into pixels.
    if (format === 'png') return this.post({ type: 'exported', format, text: result.text });
    await vscode.env.clipboard.writeText(result.text);
    this.say(vscode.l10n.t('Copied to the clipboard.'));
  }

  /** Size, ports and constraints of a task stand in other files than the plan: those are named. */
  private whatWasWritten(uris: readonly string[]): string {
    const plan = this.plan.toString();
    const other = uris.some((uri) => vscode.Uri.parse(uri).toString() !== plan);
    if (!other) return vscode.l10n.t('Written to the plan. Use Undo to revert.');
    const names = uris.map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false));
    return vscode.l10n.t('Written to {0}. Use Undo to revert.', names.join(', '));
  }

  private ask<R>(method: string, changes: readonly PlanChange[], more: object = {}): Promise<R> {
    const { version } = this;
    return this.server.request<R>(method, { uri: this.plan.toString(), version, changes, ...more });
  }

  /** Adds to what the panel may ask to open. */
  private offer(links: Record<string, Location>): void {
    for (const [id, location] of Object.entries(links)) this.links.set(id, location);
  }

  private say(message: string): void {
    this.post({ type: 'said', message });
  }

  private post(message: HostMessage): void {
    this.shown = message;
    void this.view.webview.postMessage(message);
  }
}
