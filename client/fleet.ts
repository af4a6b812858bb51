import * as vscode from 'vscode';
import { type FleetResult, Method } from '../protocol/methods.ts';
import type { Server } from './server.ts';

const SCHEME = 'stowage-fleet';

/** "Stowage: Find the Cheapest Instances for a Plan": a read-only page beside the editor. */
export function registerFleet(server: Server): vscode.Disposable {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => pages.get(uri.toString()) ?? '',
  };
  const show = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const params = { uri: document.uri.toString() };
    const { text } = await server.request<FleetResult>(Method.fleet, params);
    if (!text) {
      const message = vscode.l10n.t('Open a plan (a file named *.stowage.json) first.');
      return void vscode.window.showInformationMessage(message);
    }
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const path = `/${name}.fleet.md`;
    const page = vscode.Uri.from({ scheme: SCHEME, path, query: params.uri });
    pages.set(page.toString(), text);
    changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.commands.registerCommand('stowage.findFleet', show),
  );
}
