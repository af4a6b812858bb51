import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './extension.ts';

/** Entry point on desktop and remote: the server runs as a Node.js module. */
export function activate(context: vscode.ExtensionContext) {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const transport = TransportKind.ipc;
  return start(context, (options) => {
    const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('stowage', 'Stowage', { run: { module, transport }, debug }, options);
  });
}
