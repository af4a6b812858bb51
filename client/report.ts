import * as vscode from 'vscode';
import { environmentOf } from './environment.ts';
import type { Server } from './server.ts';
import { kindOf } from './status.ts';

/** "Stowage: Report Issue": VS Code's form, filled in with versions and kinds, never with text of a file. */
export function registerReportIssue(
  context: vscode.ExtensionContext,
  server: Server,
): vscode.Disposable {
  return vscode.commands.registerCommand('stowage.reportIssue', async () => {
    await vscode.commands.executeCommand('workbench.action.openIssueReporter', {
      extensionId: context.extension.id,
      issueBody: await reportBody(context, server),
    });
  });
}

/** The text with which a report begins. */
export async function reportBody(
  context: vscode.ExtensionContext,
  server: Server,
): Promise<string> {
  const document = vscode.window.activeTextEditor?.document;
  const kind = document && server.started ? await kindOf(server, document.uri) : undefined;
  const about = document
    ? [`Active document: ${kind ?? 'not recognized'}, ${document.languageId}`]
    : [];
  return [
    '<!-- What did you do, what happened, and what did you expect? Text of your files is not included. -->',
    '',
    '',
    ...[...environmentOf(context), ...about].map((line) => `- ${line}`),
    '',
  ].join('\n');
}
