import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { start } from './extension.ts';

/** The web worker host's own; the project's other rooms know no DOM. */
declare const Worker: new (script: string) => object;

/** Entry point on the web: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext) {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-web.js');
  return start(
    context,
    (options) =>
      new LanguageClient(
        'stowage',
        'Stowage',
        async () => new Worker(script.toString(true)),
        options,
      ),
  );
}
