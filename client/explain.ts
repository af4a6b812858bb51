import * as vscode from 'vscode';
import {
  type ExplainedLine,
  type ExplainResult,
  type ExplanationMessage,
  readExplanationViewMessage,
} from '../protocol/explanation.ts';
import { Method } from '../protocol/methods.ts';
import { escapeHtml } from './preview/page.ts';
import type { Server } from './server.ts';

/** Milliseconds of quiet before a document that is typed in is explained again. */
const QUIET = 300;

/** "Stowage: Explain This Task Definition": a page in words beside the editor, which follows what is typed. */
export function registerExplain(extension: vscode.Uri, server: Server): vscode.Disposable {
  const pages = new Map<string, ExplanationPage>();
  const explain = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const key = document.uri.toString();
    const open = pages.get(key);
    if (open) return open.reveal();
    const { lines } = await server.request<ExplainResult>(Method.explain, { uri: key });
    if (lines.length === 0) {
      const message = vscode.l10n.t('This file is not a task definition that Stowage can explain.');
      return void vscode.window.showInformationMessage(message);
    }
    const page = new ExplanationPage(extension, server, document.uri, () => pages.delete(key));
    pages.set(key, page);
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      for (const page of pages.values()) page.dispose();
    }),
    vscode.commands.registerCommand('stowage.explainTaskDefinition', explain),
  );
}

/** The explanation of one document. */
class ExplanationPage implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly server: Server;
  private readonly document: vscode.Uri;
  private readonly subscriptions: vscode.Disposable[] = [];
  private lines: readonly ExplainedLine[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extension: vscode.Uri, server: Server, document: vscode.Uri, closed: () => void) {
    this.server = server;
    this.document = document;
    const name = document.path.slice(document.path.lastIndexOf('/') + 1);
    const dist = vscode.Uri.joinPath(extension, 'dist');
    this.panel = vscode.window.createWebviewPanel(
      'stowage.explanation',
      vscode.l10n.t('Explanation: {0}', name),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist] },
    );
    this.subscriptions.push(
      this.panel.webview.onDidReceiveMessage((message) => this.receive(message)),
      vscode.workspace.onDidChangeTextDocument(({ document: changed }) => {
        if (changed.uri.toString() === document.toString()) this.refreshSoon();
      }),
    );
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      for (const each of this.subscriptions) each.dispose();
      closed();
    });
    this.panel.webview.html = html(this.panel.webview, dist);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), QUIET);
  }

  /** Text that cannot be explained while it is typed leaves the page as it was. */
  private async refresh(): Promise<void> {
    const params = { uri: this.document.toString() };
    try {
      const { lines } = await this.server.request<ExplainResult>(Method.explain, params);
      if (lines.length === 0) return;
      this.lines = lines;
      const message: ExplanationMessage = { type: 'lines', lines };
      await this.panel.webview.postMessage(message);
    } catch (error) {
      this.server.log.warn(`${this.document} could not be explained: ${error}`);
    }
  }

  private receive(message: unknown): void {
    const read = readExplanationViewMessage(message);
    if (read?.type === 'ready') void this.refresh();
    if (read?.type === 'reveal') void this.goTo(this.lines[read.line]);
  }

  private async goTo(line: ExplainedLine | undefined): Promise<void> {
    if (!line?.range) return;
    const { start, end } = line.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const shown = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === this.document.toString(),
    );
    const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(this.document, { selection, viewColumn });
  }
}

/** Only our own script and style run; nothing is fetched from anywhere. */
function html(webview: vscode.Webview, dist: vscode.Uri): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name));
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <title>Stowage</title>
  <link rel="stylesheet" href="${file('explanation.css')}">
</head>
<body>
  <script nonce="${nonce}" src="${file('explanation.js')}"></script>
</body>
</html>`;
}
