import * as vscode from 'vscode';
import type { BrowserMessageReader } from 'vscode-languageclient/browser';
import { start } from './extension.ts';

/** The web worker host's own; the project's other rooms know no DOM. */
declare const Worker: new (script: string) => ConstructorParameters<typeof BrowserMessageReader>[0];

/** Entry point on the web: the server runs in a worker. */
export function activate(context: vscode.ExtensionContext) {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js');
  return start(context, async (options) => {
    // Most JSON files never need the server: its client is loaded with it.
    const client = await import('vscode-languageclient/browser');
    const connect = async () => {
      const worker = new Worker(await loadable(script));
      // The client takes a bare worker too, but does not know VS Code's own class of workers.
      return {
        reader: new client.BrowserMessageReader(worker),
        writer: new client.BrowserMessageWriter(worker),
      };
    };
    return new client.LanguageClient('stowage', 'Stowage', connect, options);
  });
}

/** VS Code makes no worker from a script on a remote machine; from the script's text it does. */
async function loadable(script: vscode.Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const bytes = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
}
