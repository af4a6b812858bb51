import * as vscode from 'vscode';
import { TEMPLATES, type Template } from '../core/assist/templates.ts';
import { Method, type TemplateParams, type TemplateResult } from '../protocol/methods.ts';
import type { Server } from './server.ts';

/** Names that are tried for a file before it is given up. */
const MOST_NAMES = 50;

/**
 * "Stowage: New Task Definition, Service or Plan": asks which, and opens it ready to be filled in, under a
 * name in the folder that is open, not saved yet.
 */
export function registerNewDocument(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('stowage.newDocument', async (target?: unknown) => {
    const chosen = TEMPLATES.find((template) => template.id === target) ?? (await choose());
    if (!chosen) return;
    const uri = await freeUri(chosen, await folderOf(target));
    const document = await (uri
      ? vscode.workspace.openTextDocument(uri)
      : vscode.workspace.openTextDocument({ language: 'json' }));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    // As the template is written, so that what is added later is indented alike.
    editor.options = { tabSize: 2, insertSpaces: true };
    const params: TemplateParams = { template: chosen.id, uri: document.uri.toString() };
    const { snippet } = await server.request<TemplateResult>(Method.template, params);
    await editor.insertSnippet(new vscode.SnippetString(snippet));
  });
}

async function choose(): Promise<Template | undefined> {
  const items = TEMPLATES.map((template) => ({ label: vscode.l10n.t(template.title), template }));
  const placeHolder = vscode.l10n.t('Choose a template');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.template;
}

/** The folder that was clicked in the explorer; else that of the active editor, else the first one. */
async function folderOf(target: unknown): Promise<vscode.Uri | undefined> {
  if (target instanceof vscode.Uri) {
    const { type } = await vscode.workspace.fs.stat(target);
    const isFolder = type === vscode.FileType.Directory;
    return isFolder ? target : vscode.Uri.joinPath(target, '..');
  }
  const active = vscode.window.activeTextEditor?.document.uri;
  const inWorkspace = active && vscode.workspace.getWorkspaceFolder(active);
  if (inWorkspace) return vscode.Uri.joinPath(active, '..');
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** A place in the folder under which there is no file and no editor; none without a folder. */
async function freeUri(
  { id, ending }: Template,
  folder: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  if (!folder) return undefined;
  const stem = ending === '.stowage.json' ? 'cluster' : id === 'scheduled' ? 'report' : 'web';
  for (let number = 1; number <= MOST_NAMES; number++) {
    const name = `${number === 1 ? stem : `${stem}-${number}`}${ending}`;
    const uri = vscode.Uri.joinPath(folder, name);
    const untitled = uri.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some(
      (document) => document.uri.toString() === untitled.toString(),
    );
    const exists = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!isOpen && !exists) return untitled;
  }
  return undefined;
}
