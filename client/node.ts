import * as vscode from 'vscode';
import { start } from './extension.ts';

/** Entry point on desktop and remote: the server runs as a Node.js module. */
export function activate(context: vscode.ExtensionContext) {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  return start(context, async (options) => {
    // Most JSON files never need the server: its client is loaded with it.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const transport = TransportKind.ipc;
    const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('stowage', 'Stowage', { run: { module, transport }, debug }, options);
  });
}
