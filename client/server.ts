import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { mayConcernStowage } from '../core/ecs/concerns.ts';
import { LANGUAGES } from '../core/notations/forms.ts';
import {
  type DocumentParams,
  type ListFilesParams,
  Method,
  type ReadFileParams,
  type ReadFileResult,
} from '../protocol/methods.ts';
import { WATCHED } from '../protocol/watched.ts';
import { isChosen } from './document-settings.ts';
import { listFiles, readFile } from './files.ts';
import { withoutForeign } from './foreign-schemas.ts';

export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** Read-only views of a document (a diff's left side, an output) would show every finding twice. */
const VIEWS = new Set(['git', 'gitfs', 'output', 'debug', 'vscode-scm', 'vscode-local-history']);

/** Milliseconds between two looks at a document that is being typed and not ours yet. */
const LOOK_AGAIN = 500;

/** The language server, started by the first document that concerns it. */
export class Server implements vscode.Disposable {
  readonly ready: Promise<void>;
  private readonly createClient: CreateClient;
  readonly log: vscode.LogOutputChannel;
  private readonly disposables: vscode.Disposable[] = [];
  private readonly startedEmitter = new vscode.EventEmitter<void>();
  private readonly changedEmitter = new vscode.EventEmitter<string>();
  private readonly watchers = WATCHED.map((pattern) =>
    vscode.workspace.createFileSystemWatcher(pattern),
  );
  private resolveReady: () => void = () => {};
  private client: BaseLanguageClient | undefined;
  private starting: Promise<void> | undefined;

  /** Fires when the server runs, also after a restart. */
  readonly onDidStart = this.startedEmitter.event;
  /** Fires with the URI of a plan whose picture has changed. */
  readonly onDidChangePlacement = this.changedEmitter.event;

  constructor(createClient: CreateClient, log: vscode.LogOutputChannel) {
    this.createClient = createClient;
    this.log = log;
    this.ready = new Promise((resolve) => {
      this.resolveReady = resolve;
    });
    this.disposables.push(
      this.startedEmitter,
      this.changedEmitter,
      ...this.watchers,
      // What could not be read in Restricted Mode can be read now.
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        if (this.started) this.restart().catch((error) => log.error(String(error)));
      }),
    );
  }

  get started(): boolean {
    return this.starting !== undefined;
  }

  /** Looks at the documents that are open, opened or typed until one concerns the server. */
  startWhenConcerned(): void {
    const watching: vscode.Disposable[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopWatching = new vscode.Disposable(() => {
      clearTimeout(timer);
      for (const each of watching) each.dispose();
    });
    const look = (document: vscode.TextDocument) => {
      if (this.started || !concerns(document)) return;
      stopWatching.dispose();
      this.start().catch((error) => this.log.error(String(error)));
    };
    watching.push(
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!LANGUAGES.includes(document.languageId)) return;
        clearTimeout(timer);
        timer = setTimeout(() => look(document), LOOK_AGAIN);
      }),
    );
    this.disposables.push(stopWatching);
    vscode.workspace.textDocuments.forEach(look);
  }

  /** Starts the server unless it runs; resolves once it does. */
  start(): Promise<void> {
    this.starting ??= this.run();
    return this.starting;
  }

  /** Stops the server and starts it again. */
  async restart(): Promise<void> {
    await this.starting?.catch(() => {});
    const old = this.client;
    this.client = undefined;
    this.starting = undefined;
    await old?.dispose().catch((error) => this.log.warn(String(error)));
    await this.start();
  }

  /** Asks the server, starting it if need be. Rejects when it cannot answer. */
  async request<R>(method: string, params: object): Promise<R> {
    await this.start();
    if (!this.client) throw new Error('The server is not running.');
    return this.client.sendRequest<R>(method, params);
  }

  /** Tells the server something, if it runs. */
  notify(method: string, params: object): void {
    void this.client
      ?.sendNotification(method, params)
      .catch((error) => this.log.warn(String(error)));
  }

  dispose(): void {
    for (const each of this.disposables) each.dispose();
    void this.client?.dispose().catch(() => {});
  }

  private async run(): Promise<void> {
    const client = await this.createClient({
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: this.log,
      initializationOptions: {
        bundle: vscode.l10n.bundle,
        suggestAgain: 'editor.action.triggerSuggest',
      },
      synchronize: { fileEvents: this.watchers, configurationSection: 'stowage' },
      // Text of documents stands in hovers: it must not run commands or be HTML.
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        didOpen: async (document, next) => {
          if (!VIEWS.has(document.uri.scheme)) await next(document);
        },
        // VS Code's JSON support has an outline of each file: a second one would show everything twice.
        provideDocumentSymbols: (document, token, next) =>
          vscode.workspace.getConfiguration('stowage', document).get('outline')
            ? next(document, token)
            : [],
        provideCompletionItem: (document, position, context, token, next) =>
          withoutForeign(document, position, async () => {
            const found = await next(document, position, context, token);
            return Array.isArray(found) ? found : (found?.items ?? []);
          }).then((items) => [...items]),
      },
    });
    client.onRequest<ReadFileResult, unknown>(Method.readFile, ({ uri, limit }: ReadFileParams) =>
      readFile(vscode.Uri.parse(uri, true), limit),
    );
    client.onRequest(Method.listFiles, (params: ListFilesParams) => listFiles(params));
    client.onNotification(Method.placementChanged, ({ uri }: DocumentParams) =>
      this.changedEmitter.fire(uri),
    );
    this.client = client;
    await client.start();
    this.log.info('The language server is running.');
    this.resolveReady();
    this.startedEmitter.fire();
  }
}

function concerns(document: vscode.TextDocument): boolean {
  if (!LANGUAGES.includes(document.languageId) || VIEWS.has(document.uri.scheme)) return false;
  const { uri, languageId } = document;
  return mayConcernStowage(uri.path, document.getText(), languageId) || isChosen(document);
}
