import * as vscode from 'vscode';
import { EXAMPLE } from '../core/assist/templates.ts';

/** What the walkthrough opens: itself, and a task definition with mistakes to look at. */
export function registerFirstSteps({ extension }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stowage.openWalkthrough', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${extension.id}#start`,
        false,
      ),
    ),
    vscode.commands.registerCommand('stowage.openExample', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'json',
        content: EXAMPLE,
      });
      await vscode.window.showTextDocument(document, { preview: false });
    }),
  );
}
