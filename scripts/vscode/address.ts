import { pathToFileURL } from 'node:url';
import type { VsCodeServer } from './server.ts';

export interface WorkbenchOptions {
  /** The folder to open. */
  folder: string;
  /** An extension's folder, to run in development mode. */
  extensionDevelopmentPath?: string;
  /** A compiled test runner. */
  extensionTestsPath?: string;
  /** A file to open at once. */
  openFile?: string;
}

/** The address of a workbench on the given server. */
export function workbenchAddress(server: VsCodeServer, options: WorkbenchOptions): string {
  const remote = (path: string) =>
    `vscode-remote://${server.authority}${pathToFileURL(path).pathname}`;
  const payload: [string, string][] = [];
  if (options.extensionDevelopmentPath) {
    payload.push(['extensionDevelopmentPath', remote(options.extensionDevelopmentPath)]);
  }
  if (options.extensionTestsPath) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  if (options.openFile) payload.push(['openFile', remote(options.openFile)]);
  const query = new URLSearchParams({ folder: pathToFileURL(options.folder).pathname });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${server.authority}/?${query}`;
}
