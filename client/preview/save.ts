import * as vscode from 'vscode';

/**
 * Saves a PNG where the user says.
 * @param data base64
 * @returns the name of the file; undefined when the user thought better of it
 */
export async function savePng(plan: vscode.Uri, data: string): Promise<string | undefined> {
  const name = plan.path.replace(/^.*\//, '').replace(/\.jsonc?$/, '.png');
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(plan, '..', name),
    filters: { PNG: ['png'] },
  });
  if (!target) return undefined;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
  return target.path.replace(/^.*\//, '');
}
