import * as vscode from 'vscode';
import type { ChosenKind, DocumentKind } from '../core/ecs/recognise.ts';
import { type Choices, isChosen } from './document-settings.ts';
import type { Server } from './server.ts';

const COMMAND = 'stowage.changeKind';

/** "Stowage: Select Document Type": asks, and keeps the answer in the settings. */
export function registerChangeKind(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(COMMAND, async (answer?: unknown) => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) return;
    const items = [
      item('taskDefinition', kindName('taskDefinition')),
      item('serviceDefinition', kindName('serviceDefinition')),
      item('plan', kindName('plan')),
      item('none', vscode.l10n.t('Not an Amazon ECS document')),
      item(undefined, vscode.l10n.t('Detect automatically')),
    ];
    const title = vscode.l10n.t(
      'Document type of {0}',
      vscode.workspace.asRelativePath(document.uri),
    );
    const chosen =
      items.find(({ choice }) => choice !== undefined && choice === answer) ??
      (await vscode.window.showQuickPick(items, { title }));
    if (!chosen) return;
    await write(document.uri, chosen.choice);
    await server.start();
  });
}

function item(choice: ChosenKind | undefined, label: string) {
  return { choice, label };
}

async function write(uri: vscode.Uri, kind: ChosenKind | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('stowage');
  const folder = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const known = settings.inspect<Choices>('documents');
  const before = (folder ? known?.workspaceValue : known?.globalValue) ?? {};
  const { [globOf(uri)]: _, ...others } = before;
  const after = kind ? { ...others, [globOf(uri)]: kind } : others;
  await settings.update(
    'documents',
    Object.keys(after).length > 0 ? after : undefined,
    folder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}

/** The file alone. Signs that mean something in a glob become "any one sign". */
function globOf(uri: vscode.Uri): string {
  return vscode.workspace
    .asRelativePath(uri)
    .replaceAll('\\', '/')
    .replace(/[*{}[\]]/g, '?');
}

/** The item of the language status that tells what a document is taken for, and lets change it. */
export function kindItem(
  document: vscode.TextDocument,
  kind: DocumentKind | null,
): vscode.LanguageStatusItem {
  const selector = { language: document.languageId, scheme: document.uri.scheme };
  const status = vscode.languages.createLanguageStatusItem('stowage.kind', selector);
  status.name = 'Stowage';
  status.text = kind ? kindName(kind) : vscode.l10n.t('Not an Amazon ECS document');
  status.detail = isChosen(document) ? vscode.l10n.t('set by stowage.documents') : '';
  status.command = { command: 'stowage.showActions', title: vscode.l10n.t('Actions') };
  return status;
}

function kindName(kind: DocumentKind): string {
  switch (kind) {
    case 'taskDefinition':
      return vscode.l10n.t('ECS task definition');
    case 'taskDefinitionOutput':
      return vscode.l10n.t('ECS task definition (output of describe-task-definition)');
    case 'containerDefinitions':
      return vscode.l10n.t('ECS container definitions');
    case 'serviceDefinition':
      return vscode.l10n.t('ECS service definition');
    case 'servicesOutput':
      return vscode.l10n.t('ECS services (output of describe-services)');
    case 'serviceUpdate':
      return vscode.l10n.t('ECS service (input of update-service)');
    case 'runTask':
      return vscode.l10n.t('ECS tasks to run (input of run-task)');
    case 'taskSet':
      return vscode.l10n.t('ECS task set (input of create-task-set)');
    case 'serviceOutput':
      return vscode.l10n.t('ECS service (output of create-service)');
    case 'taskSetsOutput':
      return vscode.l10n.t('ECS task sets (output of describe-task-sets)');
    case 'plan':
      return vscode.l10n.t('Stowage plan');
    case 'template':
      return vscode.l10n.t('Template with ECS resources');
  }
}
