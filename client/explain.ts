import * as vscode from 'vscode';
import { type ExplainResult, Method } from '../protocol/methods.ts';
import type { Server } from './server.ts';

const SCHEME = 'stowage-explanation';

/** "Stowage: Explain This Task Definition": a read-only page in words, beside the editor. */
export function registerExplain(server: Server): vscode.Disposable {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => pages.get(uri.toString()) ?? '',
  };
  const explain = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const params = { uri: document.uri.toString() };
    const { text } = await server.request<ExplainResult>(Method.explain, params);
    if (!text) {
      const message = vscode.l10n.t('This file is not a task definition that Stowage can explain.');
      return void vscode.window.showInformationMessage(message);
    }
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const page = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: params.uri });
    pages.set(page.toString(), text);
    changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand('stowage.explainTaskDefinition', explain),
  );
}
