import * as vscode from 'vscode';
import type { Stowage } from '../../client/extension.ts';

/** The extension, activated. */
export async function stowage(): Promise<Stowage> {
  const extension = vscode.extensions.getExtension<Stowage>('stowage.stowage');
  if (!extension) throw new Error('The extension is not there.');
  return extension.activate();
}

/** A file of the opened folder, which is a copy of `examples/`. */
export function example(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a document in an editor. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Replaces the one place where `text` stands in a document; the document stays unsaved. */
export async function replace(uri: vscode.Uri, text: string, by: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`${uri.path} does not hold ${text}`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, by);
  await vscode.workspace.applyEdit(edit);
}

/** Throws away what was typed and closes every editor and panel. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `read` gives something, and gives it. */
export async function eventually<T>(what: string, read: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 40_000;
  while (Date.now() < deadline) {
    const value = read();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain: ${what}`);
}

/** The diagnostics of a document that Stowage raised. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'stowage');
}

/** The rule that raised a diagnostic, and where its page is. */
export function ruleOf({ code }: vscode.Diagnostic): { rule: string; page: string } {
  if (typeof code !== 'object') throw new Error('The diagnostic has no code with a target.');
  return { rule: String(code.value), page: code.target.toString(true) };
}
