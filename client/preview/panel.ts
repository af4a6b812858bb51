import * as vscode from 'vscode';
import {
  type HostMessage,
  type Location,
  Method,
  type PlacementResult,
  readViewMessage,
  type WhyResult,
} from '../../core/placement/protocol.ts';
import type { Server } from '../server.ts';
import { page } from './page.ts';

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
  /** The webview has loaded and listens. */
  private listening = false;
  private asking = false;
  private again = false;

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
      // A hidden webview is thrown away; shown again it loads anew and says so.
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

  /** Fetches the picture anew. Never more than one question is under way. */
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

  private async showPicture(): Promise<void> {
    const params = { uri: this.plan.toString() };
    try {
      const result = await this.server.request<PlacementResult>(Method.placement, params);
      if ('problem' in result) return this.post({ type: 'problem', message: result.problem });
      this.links = new Map(Object.entries(result.links));
      this.post({ type: 'picture', picture: result.picture });
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      const message = vscode.l10n.t('Stowage could not place this plan; its output tells why.');
      this.post({ type: 'problem', message });
    }
  }

  private async explain(task: string): Promise<void> {
    const params = { uri: this.plan.toString(), task };
    const result = await this.server.request<WhyResult>(Method.why, params);
    if (!result) return;
    for (const [id, location] of Object.entries(result.links)) this.links.set(id, location);
    this.post({ type: 'explanation', task, explanation: result.explanation });
  }

  private async open(link: string): Promise<void> {
    const location = this.links.get(link);
    if (!location) return this.log.warn(`The panel asked for the unknown link ${link}.`);
    const { start, end } = location.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const uri = vscode.Uri.parse(location.uri, true);
    const viewColumn = this.columnFor(uri);
    await vscode.window.showTextDocument(uri, { selection, viewColumn, preview: true });
  }

  /** Where a document is to open: where it is already, else where the plan is, else beside the panel. */
  private columnFor(uri: vscode.Uri): vscode.ViewColumn {
    const columnOf = (wanted: vscode.Uri) =>
      vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.toString() === wanted.toString(),
      )?.viewColumn;
    const other = vscode.window.tabGroups.all.find((group) => {
      return group.viewColumn !== this.view.viewColumn;
    });
    return columnOf(uri) ?? columnOf(this.plan) ?? other?.viewColumn ?? vscode.ViewColumn.Beside;
  }

  private async receive(value: unknown): Promise<void> {
    const message = readViewMessage(value);
    if (!message) return this.log.warn('The panel sent a message that is none of ours.');
    try {
      if (message.type === 'ready') {
        this.listening = true;
        await this.refresh();
      } else if (message.type === 'why') await this.explain(message.task);
      else await this.open(message.link);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
    }
  }

  private post(message: HostMessage): void {
    this.shown = message;
    void this.view.webview.postMessage(message);
  }
}
