import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { WATCHED } from '../protocol/watched.ts';
import type { FeatureEvents } from './feature.ts';
import { Diagnostics, diagnosticProvider } from './features/diagnostics.ts';
import { FEATURES } from './features.ts';
import { filesOfClient, type MakeFileSource } from './file-source.ts';
import { Session } from './session.ts';
import { useBundle } from './translate.ts';
import { warmUp } from './warm-up.ts';

/**
 * The language server, the same for Node and the web worker: they differ only in the connection.
 * Files that are not open come from the editor, or for editors that do not know how from `makeSource`.
 */
export function startServer(
  connection: Connection,
  makeSource: MakeFileSource = filesOfClient,
): void {
  const session = new Session(connection, makeSource);
  const diagnostics = new Diagnostics(session);
  initialize(session);
  diagnostics.register();
  const features = FEATURES.flatMap((each) => each.register(session, diagnostics) ?? []);
  watchConfiguration(session, diagnostics, features);
  watchDocuments(session, diagnostics, features);
  watchFiles(session, diagnostics, features);
  connection.onShutdown(() => {
    session.state = 'shutDown';
    diagnostics.dispose();
    for (const each of features) each.dispose?.();
  });
  session.texts.listen(connection);
  connection.listen();
}

/** Answers `initialize` with the capabilities of all features. */
function initialize(session: Session): void {
  session.connection.onInitialize((params): InitializeResult => {
    session.learn(params);
    session.state = 'running';
    const options: unknown = params.initializationOptions;
    if (typeof options === 'object' && options !== null && 'bundle' in options) {
      useBundle(options.bundle);
    }
    return {
      serverInfo: { name: 'stowage' },
      capabilities: Object.assign(
        {
          textDocumentSync: {
            openClose: true,
            change: TextDocumentSyncKind.Incremental,
            save: true,
          },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
          ...(session.abilities.pull ? { diagnosticProvider } : {}),
        },
        ...FEATURES.map(({ capabilities }) => capabilities),
      ),
    };
  });
}

function watchConfiguration(
  session: Session,
  diagnostics: Diagnostics,
  features: readonly FeatureEvents[],
): void {
  const { connection, files } = session;
  const configure = async (sent?: unknown) => {
    await session.configure(sent);
    diagnostics.refresh();
    for (const each of features) each.configured?.();
  };
  const readFolders = async () => {
    files.forgetLists();
    session.setFolders((await connection.workspace.getWorkspaceFolders()) ?? []);
    diagnostics.refresh();
    for (const each of features) each.folders?.();
  };
  connection.onInitialized(() => {
    if (session.abilities.configurationChanges) {
      const section = { section: 'stowage' };
      connection.client
        .register(DidChangeConfigurationNotification.type, section)
        .catch((error) => session.log('The client does not tell of settings', error));
    }
    if (session.abilities.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(() => {
        readFolders().catch((error) => session.log('Reading the folders failed', error));
      });
    }
    if (!session.watched && session.abilities.watching) void askForWatching(session);
    void configure();
    void warmUp().catch((error) => session.log('Warming up failed', error));
  });
  connection.onDidChangeConfiguration(({ settings }) => void configure(settings));
}

/** Asks a client that is not ours to watch files; some refuse patterns that others take. */
async function askForWatching(session: Session): Promise<void> {
  const watchers = WATCHED.map((globPattern) => ({ globPattern }));
  try {
    await session.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    session.watched = true;
  } catch (error) {
    session.log('The client watches no files', error);
  }
}

function watchDocuments(
  session: Session,
  diagnostics: Diagnostics,
  features: readonly FeatureEvents[],
): void {
  const { texts, files } = session;
  // A document that was just opened is judged at once; while typing the server waits for a pause.
  texts.onDidOpen(({ document: { uri } }) => {
    diagnostics.schedule(uri, 0);
    for (const each of features) each.opened?.(uri);
  });
  texts.onDidChangeContent(({ document: { uri } }) => {
    diagnostics.schedule(uri, session.settings.lint.delay);
    for (const each of features) each.edited?.(uri);
    if (session.concernsOthers(uri)) diagnostics.refresh();
  });
  texts.onDidSave(() => {
    // Where nobody tells of other files, they may have changed with it.
    if (session.watched) return;
    files.forgetAll();
    diagnostics.refresh();
  });
  texts.onDidClose(({ document: { uri } }) => {
    files.forget(uri);
    diagnostics.forget(uri);
    for (const each of features) each.closed?.(uri);
  });
}

function watchFiles(
  session: Session,
  diagnostics: Diagnostics,
  features: readonly FeatureEvents[],
): void {
  const { files, connection } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    const listed = changes
      .filter(({ type }) => type !== FileChangeType.Changed)
      .map(({ uri }) => uri);
    if (listed.length > 0) files.forgetLists();
    for (const uri of uris) files.forget(uri);
    for (const each of features) each.changed?.(uris, listed);
    // Settings of the project, or the task definition that an open service names.
    diagnostics.refresh();
  });
}
