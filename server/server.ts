import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  FileChangeType,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { matchesGlob } from '../core/lint/glob.ts';
import { registerCapture } from './features/capture.ts';
import { FIX_ALL, MAKE_REGISTRABLE, registerCodeActions } from './features/code-actions.ts';
import { completionProvider, registerCompletion } from './features/completion.ts';
import { Diagnostics, diagnosticProvider } from './features/diagnostics.ts';
import { registerDocumentLinks } from './features/document-links.ts';
import { registerExplain } from './features/explain.ts';
import { registerHover } from './features/hover.ts';
import { refreshHints, registerInlayHints } from './features/inlay-hints.ts';
import { registerKind } from './features/kind.ts';
import { registerNames } from './features/names.ts';
import { GENERATE } from './features/new-files.ts';
import { registerOutline } from './features/outline.ts';
import { PipelineDiagnostics } from './features/pipeline-diagnostics.ts';
import { registerPlacement } from './features/placement.ts';
import { registerPlanExpectations } from './features/plan-expectations.ts';
import { registerPlanFindings } from './features/plan-findings.ts';
import { registerPlanLenses } from './features/plan-lenses.ts';
import { registerRename } from './features/rename.ts';
import { registerRulePage } from './features/rule-page.ts';
import { registerSemanticTokens, semanticTokensProvider } from './features/semantic-tokens.ts';
import { WorkspaceDiagnostics } from './features/workspace-diagnostics.ts';
import { Session } from './session.ts';
import { useBundle } from './translate.ts';
import { warmUp } from './warm-up.ts';
import { PLANS } from './workspace.ts';

/**
 * The language server, the same for Node and the web worker: they differ only in the connection.
 * It reads nothing itself; files that are not open come from the editor.
 */
export function startServer(connection: Connection): void {
  const session = new Session(connection);
  const diagnostics = new Diagnostics(session);
  const workspace = new WorkspaceDiagnostics(session, diagnostics);
  const pipelines = new PipelineDiagnostics(session);
  const background = (work: Promise<void>) =>
    void work.catch((error) => session.log('Workspace diagnostics failed', error));

  const { texts, files } = session;
  connection.onInitialize((params): InitializeResult => {
    session.learn(params);
    session.state = 'running';
    const options: unknown = params.initializationOptions;
    if (typeof options === 'object' && options !== null && 'bundle' in options) {
      useBundle(options.bundle);
    }
    return {
      serverInfo: { name: 'stowage' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider,
        definitionProvider: true,
        documentHighlightProvider: true,
        documentLinkProvider: {},
        documentSymbolProvider: { label: 'Stowage' },
        hoverProvider: true,
        inlayHintProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        semanticTokensProvider,
        codeLensProvider: {},
        codeActionProvider: {
          codeActionKinds: [
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorRewrite,
            CodeActionKind.RefactorExtract,
            GENERATE,
            FIX_ALL,
            MAKE_REGISTRABLE,
          ],
          resolveProvider: true,
        },
        ...(session.abilities.pull ? { diagnosticProvider } : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  const readFolders = async () => {
    session.setFolders((await connection.workspace.getWorkspaceFolders()) ?? []);
    diagnostics.refresh();
  };
  const configure = async () => {
    await session.configure();
    diagnostics.refresh();
    lenses.refresh();
    refreshHints(session);
    pipelines.schedule();
    background(workspace.refresh());
  };
  connection.onInitialized(() => {
    if (session.abilities.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'stowage',
      });
    }
    if (session.abilities.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(() => {
        files.forgetLists();
        background(readFolders());
        background(workspace.refresh());
      });
    }
    void configure();
    void warmUp().catch((error) => session.log('Warming up failed', error));
  });
  connection.onDidChangeConfiguration(() => void configure());

  diagnostics.register();
  registerCapture(session);
  registerCodeActions(session, diagnostics);
  registerCompletion(session);
  registerDocumentLinks(session);
  registerExplain(session);
  registerHover(session, diagnostics);
  registerInlayHints(session);
  registerKind(session);
  registerNames(session);
  registerOutline(session);
  registerPlanExpectations(session);
  registerRename(session);
  registerRulePage(session);
  registerSemanticTokens(session);
  registerPlanFindings(session, diagnostics);
  const lenses = registerPlanLenses(session);
  const pictureChanged = registerPlacement(session, diagnostics);
  const placementChanged = (uri: string) => {
    if (pictureChanged(uri)) lenses.refresh();
  };

  // A document that was just opened is judged at once; while typing the server waits for a pause.
  texts.onDidOpen(({ document }) => {
    diagnostics.schedule(document.uri, 0);
    pipelines.schedule();
    background(workspace.opened(document.uri));
  });
  texts.onDidChangeContent(({ document }) => {
    diagnostics.schedule(document.uri, session.settings.lint.delay);
    placementChanged(document.uri);
    pipelines.schedule();
    if (session.concernsOthers(document.uri)) diagnostics.refresh();
  });
  texts.onDidClose(({ document }) => {
    files.forget(document.uri);
    diagnostics.forget(document.uri);
    placementChanged(document.uri);
    session.placements.release(document.uri);
    background(workspace.changed(document.uri));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const comeOrGone = changes.filter(({ type }) => type !== FileChangeType.Changed);
    if (comeOrGone.length > 0) files.forgetLists();
    // A plan that is new may place a task definition that is open.
    if (comeOrGone.some(({ uri }) => matchesGlob(PLANS, uri))) lenses.refresh();
    for (const { uri } of changes) {
      files.forget(uri);
      if (!texts.get(uri)) placementChanged(uri);
      background(workspace.changed(uri));
    }
    pipelines.schedule();
    // Settings of the project, or the task definition that an open service names.
    diagnostics.refresh();
  });
  connection.onShutdown(() => {
    session.state = 'shutDown';
    diagnostics.dispose();
    pipelines.dispose();
    lenses.dispose();
  });
  texts.listen(connection);
  connection.listen();
}
