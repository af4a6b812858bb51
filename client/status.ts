import * as vscode from 'vscode';
import type { DocumentKind } from '../core/ecs/recognise.ts';
import type { SummaryMethod, SummaryResult } from '../core/placement/expect-protocol.ts';
import { type KindResult, Method } from '../core/placement/protocol.ts';
import type { Server } from './server.ts';

const SUMMARY: SummaryMethod = 'stowage/summary';

/** Milliseconds of quiet before the server is asked anew what a document is. */
const QUIET = 300;

/**
 * Follows the active editor: sets the context key `stowage.kind`, by which menus appear, and tells
 * in the language status what Stowage takes the document for.
 */
export function followKind(server: Server): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const show = (
    document: vscode.TextDocument | undefined,
    kind: DocumentKind | null,
    summary?: string,
  ) => {
    void vscode.commands.executeCommand('setContext', 'stowage.kind', kind ?? undefined);
    item?.dispose();
    item = undefined;
    if (!document || !kind) return;
    const selector = { language: document.languageId, scheme: document.uri.scheme };
    item = vscode.languages.createLanguageStatusItem('stowage.kind', selector);
    item.name = 'Stowage';
    item.text = kindName(kind);
    item.detail = summary ?? vscode.l10n.t('Stowage reads this file as Amazon ECS does');
    if (kind !== 'plan' && kind !== 'taskDefinition' && kind !== 'taskDefinitionOutput') return;
    item.command = {
      command: 'stowage.previewPlacement',
      title: vscode.l10n.t('Preview Placement'),
      arguments: [document.uri],
    };
  };

  const look = async () => {
    const turn = ++asked;
    const document = vscode.window.activeTextEditor?.document;
    const ask = document && server.started && ['json', 'jsonc'].includes(document.languageId);
    const kind = ask ? await kindOf(server, document.uri) : null;
    const summary = document && kind === 'plan' ? await summaryOf(server, document.uri) : undefined;
    if (turn === asked) show(document, kind, summary);
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET);
  };

  void look();
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(timer)),
    new vscode.Disposable(() => item?.dispose()),
    server.onDidStart(look),
    server.onDidChangePlacement(lookSoon),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidOpenTextDocument(lookSoon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) lookSoon();
    }),
  );
}

/** What came of a plan, in one line; nothing when the server cannot tell. */
async function summaryOf(server: Server, uri: vscode.Uri): Promise<string | undefined> {
  try {
    const summary = await server.request<SummaryResult>(SUMMARY, { uri: uri.toString() });
    return summary?.text;
  } catch (error) {
    server.log.error(`What comes of ${uri} could not be told: ${error}`);
    return undefined;
  }
}

/** What the server takes a document for; null for what does not concern it. */
export async function kindOf(server: Server, uri: vscode.Uri): Promise<DocumentKind | null> {
  try {
    return (await server.request<KindResult>(Method.kind, { uri: uri.toString() })).kind;
  } catch (error) {
    server.log.error(`What ${uri} is could not be told: ${error}`);
    return null;
  }
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
    case 'plan':
      return vscode.l10n.t('Stowage plan');
  }
}
