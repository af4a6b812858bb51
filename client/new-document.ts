import * as vscode from 'vscode';
import { TEMPLATES } from '../core/assist/templates.ts';

/** "Stowage: New Task Definition or Plan": asks which, and opens it untitled, ready to be filled in. */
export function registerNewDocument(): vscode.Disposable {
  return vscode.commands.registerCommand('stowage.newDocument', async (id?: unknown) => {
    const chosen = TEMPLATES.find((template) => template.id === id) ?? (await choose());
    if (!chosen) return;
    const document = await vscode.workspace.openTextDocument({ language: chosen.language });
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(new vscode.SnippetString(chosen.snippet));
  });
}

async function choose() {
  const items = TEMPLATES.map((template) => ({ label: vscode.l10n.t(template.title), template }));
  const placeHolder = vscode.l10n.t('Choose a template');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.template;
}
