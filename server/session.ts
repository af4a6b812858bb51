import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { SERVICE_KINDS } from '../core/ecs/recognise-services.ts';
import { type Parsed, ParsedDocuments } from './documents.ts';
import { filesOfClient, type MakeFileSource } from './file-source.ts';
import { WorkspaceValues } from './known-values.ts';
import { Pipelines } from './pipelines.ts';
import { Placements } from './placements.ts';
import { choiceFor, DEFAULTS, readSettings, type Settings } from './settings.ts';
import { EditorFiles } from './workspace.ts';

/** What the client can do, as far as the server acts on it. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  /** The client asks for diagnostics; otherwise they are pushed. */
  readonly pull: boolean;
  readonly refresh: boolean;
  /** The client can refresh code lenses. */
  readonly lensRefresh: boolean;
  /** The client can refresh inlay hints. */
  readonly hintRefresh: boolean;
  /** The command by which the client asks for completions, once a key was accepted. */
  readonly suggestAgain: string | undefined;
  /** Edits can have names, and wait for a confirmation. */
  readonly annotations: boolean;
  /** The client has folders, and tells when they change. */
  readonly folders: boolean;
  /** The client watches the files that the server asks it to. */
  readonly watching: boolean;
}

/** What all features share: the connection, the documents, the settings. */
export class Session {
  readonly connection: Connection;
  readonly texts = new TextDocuments(TextDocument);
  readonly files: EditorFiles;
  readonly placements: Placements;
  readonly pipelines: Pipelines;
  readonly values: WorkspaceValues;
  settings: Settings = DEFAULTS;
  /** Answers that depend on settings wait for them. */
  configured: Promise<void> = Promise.resolve();
  abilities: ClientAbilities = {
    configuration: false,
    configurationChanges: false,
    pull: false,
    refresh: false,
    lensRefresh: false,
    hintRefresh: false,
    annotations: false,
    suggestAgain: undefined,
    folders: false,
    watching: false,
  };
  /** URIs of the workspace folders. */
  folders: ReadonlySet<string> = new Set();
  /** Requests are answered between `initialize` and `shutdown`. */
  state: 'starting' | 'running' | 'shutDown' = 'starting';
  private parsed = this.newParsed();
  /** The settings that came with `initialize`, for clients that cannot be asked. */
  private given: unknown;

  /** Whether changes of files are told. */
  watched: boolean;

  constructor(connection: Connection, makeSource: MakeFileSource) {
    this.connection = connection;
    // Our own client watches files unasked.
    this.watched = makeSource === filesOfClient;
    this.files = new EditorFiles(
      makeSource(connection, () => this.folders),
      this.texts,
    );
    this.pipelines = new Pipelines(this.files);
    this.values = new WorkspaceValues(this.files);
    this.placements = new Placements(this.files, (uri) => this.texts.get(uri) !== undefined);
  }

  /** The open document with its tree. */
  document(uri: string): Parsed | undefined {
    const text = this.texts.get(uri);
    return text && this.parsed.get(text);
  }

  /** Whether another open document is judged together with this one: services with their tasks. */
  concernsOthers(uri: string): boolean {
    return this.texts.all().some((text) => {
      const kind = text.uri === uri ? undefined : this.parsed.get(text).kind;
      return kind !== undefined && SERVICE_KINDS.has(kind);
    });
  }

  /** The error with which a request is refused now; none while the server runs. */
  refusal(): ResponseError<void> | undefined {
    switch (this.state) {
      case 'starting':
        return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized');
      case 'shutDown':
        return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down');
      case 'running':
        return undefined;
    }
  }

  learn(params: InitializeParams): void {
    const { capabilities, workspaceFolders, rootUri, initializationOptions } = params;
    this.setFolders(workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : []));
    this.given = settingsIn(initializationOptions);
    const { workspace, textDocument } = capabilities;
    this.abilities = {
      configuration: workspace?.configuration ?? false,
      configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
      pull: textDocument?.diagnostic !== undefined,
      refresh: workspace?.diagnostics?.refreshSupport ?? false,
      lensRefresh: workspace?.codeLens?.refreshSupport ?? false,
      hintRefresh: workspace?.inlayHint?.refreshSupport ?? false,
      suggestAgain: suggestCommand(initializationOptions),
      annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
      folders: workspace?.workspaceFolders ?? false,
      watching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    };
  }

  /** The folders that are open now. */
  setFolders(folders: readonly { readonly uri: string }[]): void {
    this.folders = new Set(folders.map(({ uri }) => URI.parse(uri).toString()));
  }

  /**
   * Reads the settings; `configured` tells when they are there.
   * @param sent what a client sent that cannot be asked
   */
  configure(sent?: unknown): Promise<void> {
    this.given = settingsIn(sent) ?? this.given;
    this.configured = this.readSettings();
    return this.configured;
  }

  private async readSettings(): Promise<void> {
    const { configuration } = this.abilities;
    this.settings = await readSettings(configuration ? this.connection : undefined, this.given);
    // What documents are may have been changed.
    this.parsed = this.newParsed();
  }

  private newParsed(): ParsedDocuments {
    return new ParsedDocuments((uri) => choiceFor(this.settings, uri));
  }

  log(what: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${what}: ${detail}`);
  }
}

/** The section `stowage` of settings, or settings that are such a section themselves. */
function settingsIn(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return undefined;
  if ('stowage' in sent) return sent.stowage;
  if ('settings' in sent) return settingsIn(sent.settings) ?? sent.settings;
  return 'lint' in sent || 'hints' in sent || 'documents' in sent ? sent : undefined;
}

/** A client that is not ours runs no commands of VS Code. */
function suggestCommand(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('suggestAgain' in options)) {
    return undefined;
  }
  return typeof options.suggestAgain === 'string' ? options.suggestAgain : undefined;
}
