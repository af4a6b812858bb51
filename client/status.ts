import * as vscode from 'vscode';
import type { DocumentKind } from '../core/ecs/recognise.ts';
import { LANGUAGES } from '../core/notations/forms.ts';
import type { SummaryMethod, SummaryResult } from '../protocol/expectations.ts';
import { type KindResult, Method } from '../protocol/methods.ts';
import { isChosen } from './document-settings.ts';
import { kindItem } from './kinds.ts';
import type { Server } from './server.ts';

const SUMMARY: SummaryMethod = 'stowage/summary';

/** What the panel can be opened for. */
export const PREVIEWED: ReadonlySet<DocumentKind> = new Set([
  'plan',
  'taskDefinition',
  'taskDefinitionOutput',
  'serviceDefinition',
  'template',
]);

/** Milliseconds of quiet before the server is asked again what a document is. */
const QUIET = 300;

/**
 * Follows the active editor: sets the context key `stowage.kind`, by which menus appear, and tells
 * in the language status what Stowage takes the document for.
 */
export function followKind(server: Server): vscode.Disposable {
  let items: vscode.LanguageStatusItem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const show = (
    document: vscode.TextDocument | undefined,
    kind: DocumentKind | null,
    summary?: string,
  ) => {
    void vscode.commands.executeCommand('setContext', 'stowage.kind', kind ?? undefined);
    for (const item of items) item.dispose();
    items = [];
    // Other people's JSON is left in peace, unless someone chose that it is none of ours.
    if (!document || !(kind || isChosen(document))) return;
    items = [kindItem(document, kind)];
    if (!kind || !PREVIEWED.has(kind)) return;
    items.push(placementItem(document, summary));
  };

  const look = async () => {
    const turn = ++asked;
    const document = vscode.window.activeTextEditor?.document;
    const ask = document && server.started && LANGUAGES.includes(document.languageId);
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
    new vscode.Disposable(() => show(undefined, null)),
    server.onDidStart(look),
    server.onDidChangePlacement(lookSoon),
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidOpenTextDocument(lookSoon),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('stowage.documents')) lookSoon();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) lookSoon();
    }),
  );
}

/** The item that opens the panel, with what came of the plan. */
function placementItem(
  document: vscode.TextDocument,
  summary: string | undefined,
): vscode.LanguageStatusItem {
  const selector = { language: document.languageId, scheme: document.uri.scheme };
  const item = vscode.languages.createLanguageStatusItem('stowage.placement', selector);
  item.name = vscode.l10n.t('Stowage placement');
  item.text = summary ?? vscode.l10n.t('Placement');
  const title = vscode.l10n.t('Preview Placement');
  item.command = { command: 'stowage.previewPlacement', title, arguments: [document.uri] };
  return item;
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
