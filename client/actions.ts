import * as vscode from 'vscode';
import type { DocumentKind } from '../core/ecs/recognise.ts';
import type { Server } from './server.ts';
import { kindOf, PREVIEWED } from './status.ts';

interface Action extends vscode.QuickPickItem {
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** "Stowage: Show Actions for This File": what can be done with the document, in one list. */
export function registerActions(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('stowage.showActions', async () => {
      const document = vscode.window.activeTextEditor?.document;
      const kind = document ? await kindOf(server, document.uri) : null;
      const title = vscode.l10n.t('Actions for this file');
      const chosen = await vscode.window.showQuickPick(actionsFor(kind), { title });
      if (chosen) await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
    }),
    vscode.commands.registerCommand('stowage.fixAll', () => applySource('source.fixAll.stowage')),
    vscode.commands.registerCommand('stowage.makeRegistrable', () =>
      applySource('source.makeRegistrable.stowage'),
    ),
  );
}

/** The editor applies the server's source action, or says that there is none: nothing needs it. */
async function applySource(kind: string): Promise<void> {
  await vscode.commands.executeCommand('editor.action.sourceAction', { kind, apply: 'first' });
}

function actionsFor(kind: DocumentKind | null): Action[] {
  const task = kind === 'taskDefinition' || kind === 'taskDefinitionOutput';
  const { t } = vscode.l10n;
  return [
    ...(kind && PREVIEWED.has(kind)
      ? [{ label: `$(layers) ${t('Preview Placement')}`, command: 'stowage.previewPlacement' }]
      : []),
    ...(task
      ? [
          {
            label: `$(book) ${t('Explain This Task Definition')}`,
            command: 'stowage.explainTaskDefinition',
          },
          {
            label: `$(wrench) ${t('Convert or Create a File...')}`,
            description: t('Fargate, network mode, service definition, plan'),
            command: 'editor.action.refactor',
          },
        ]
      : []),
    ...(kind
      ? [{ label: `$(lightbulb) ${t('Fix All in This File')}`, command: 'stowage.fixAll' }]
      : []),
    ...(kind === 'taskDefinitionOutput'
      ? [
          {
            label: `$(json) ${t('Convert to register-task-definition Input')}`,
            command: 'stowage.makeRegistrable',
          },
        ]
      : []),
    ...(kind === 'plan'
      ? [
          {
            label: `$(terminal) ${t('Show Commands that Capture a Cluster')}`,
            command: 'stowage.captureCommands',
          },
        ]
      : []),
    { label: `$(file-code) ${t('Select Document Type...')}`, command: 'stowage.changeKind' },
    { label: `$(bug) ${t('Report Issue...')}`, command: 'stowage.reportIssue' },
  ];
}
