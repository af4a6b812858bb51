import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type RelatedFullDocumentDiagnosticReport,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentParams, type KindResult, Method } from '../core/placement/protocol.ts';
import { ParsedDocuments } from './documents.ts';
import { codeActions, FIX_ALL } from './features/code-actions.ts';
import { Diagnostics } from './features/diagnostics.ts';
import { runSafe } from './run-safe.ts';
import { Scheduler } from './scheduler.ts';
import { DEFAULTS, readSettings, type Settings } from './settings.ts';
import { useBundle } from './translate.ts';

/** What the client can do, as far as the server acts on it. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly pull: boolean;
  readonly refresh: boolean;
}

function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  return {
    configuration: capabilities.workspace?.configuration ?? false,
    configurationChanges:
      capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    pull: capabilities.textDocument?.diagnostic !== undefined,
    refresh: capabilities.workspace?.diagnostics?.refreshSupport ?? false,
  };
}

/**
 * The language server, the same for Node and the web worker: they differ only in the connection.
 * It reads nothing itself; files that are not open come from the editor.
 */
export function startServer(connection: Connection): void {
  const texts = new TextDocuments(TextDocument);
  const parsed = new ParsedDocuments();
  const log = (what: string, error: unknown) =>
    connection.console.error(`${what}: ${error instanceof Error ? error.stack : error}`);
  const diagnostics = new Diagnostics((rule, error) => log(`Rule ${rule} failed`, error));
  let abilities: ClientAbilities | undefined;
  let settings: Settings = DEFAULTS;
  const scheduler = new Scheduler<string>();

  const diagnose = (uri: string) => {
    const text = texts.get(uri);
    return text && settings.lint.enable ? diagnostics.of(parsed.get(text)) : [];
  };

  const push = async (uri: string) => {
    const text = texts.get(uri);
    if (!text) return;
    const { version } = text;
    const found = diagnose(uri);
    await connection.sendDiagnostics({ uri, version, diagnostics: found });
  };

  /** Judges a document again, after a pause. */
  const changed = (uri: string, delay: number) => {
    if (!abilities?.pull) scheduler.schedule(uri, delay, () => void push(uri));
  };

  connection.onInitialize((params): InitializeResult => {
    abilities = abilitiesOf(params);
    const options: unknown = params.initializationOptions;
    if (typeof options === 'object' && options !== null && 'bundle' in options) {
      useBundle(options.bundle);
    }
    return {
      serverInfo: { name: 'stowage' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        ...(abilities.pull
          ? {
              diagnosticProvider: {
                identifier: 'stowage',
                interFileDependencies: true,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

  const configure = async () => {
    settings = await readSettings(connection, abilities?.configuration ?? false);
    for (const { uri } of texts.all()) changed(uri, 0);
    // A client that cannot refresh shows old findings until it asks again.
    if (abilities?.refresh) void connection.languages.diagnostics.refresh().catch(() => {});
  };
  connection.onInitialized(() => {
    if (abilities?.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'stowage',
      });
    }
    void configure();
  });
  connection.onDidChangeConfiguration(() => void configure());

  // A document that was just opened is judged at once; while typing the server waits for a pause.
  texts.onDidOpen(({ document }) => changed(document.uri, 0));
  texts.onDidChangeContent(({ document }) => {
    if (document.version > 0) changed(document.uri, settings.lint.delay);
  });
  texts.onDidClose(({ document }) => {
    scheduler.cancel(document.uri);
    changed(document.uri, 0);
    if (!abilities?.pull) {
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    }
  });

  const nothing: RelatedFullDocumentDiagnosticReport = {
    kind: DocumentDiagnosticReportKind.Full,
    items: [],
  };
  connection.languages.diagnostics.on(
    runSafe(connection, 'Diagnostics', nothing, ({ textDocument }: DocumentDiagnosticParams) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: diagnose(textDocument.uri),
    })),
  );
  connection.onCodeAction(
    runSafe(connection, 'Code actions', [], async (params) => {
      const text = texts.get(params.textDocument.uri);
      if (!text || !settings.lint.enable) return [];
      const document = parsed.get(text);
      return codeActions(document, diagnostics.findingsOf(document), params);
    }),
  );
  connection.onRequest(
    Method.kind,
    runSafe<DocumentParams, KindResult>(connection, 'Kind', { kind: null }, ({ uri }) => {
      const text = texts.get(uri);
      return { kind: (text && parsed.get(text).kind) ?? null };
    }),
  );
  connection.onShutdown(() => scheduler.dispose());
  texts.listen(connection);
  connection.listen();
}
