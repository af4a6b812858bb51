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
  };
  /** URIs of the workspace folders. */
  folders: ReadonlySet<string> = new Set();
  /** Requests are answered between `initialize` and `shutdown`. */
  state: 'starting' | 'running' | 'shutDown' = 'starting';
  private parsed = this.newParsed();

  constructor(connection: Connection) {
    this.connection = connection;
    this.files = new EditorFiles(connection, this.texts);
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

  learn({ capabilities, workspaceFolders, initializationOptions }: InitializeParams): void {
    this.setFolders(workspaceFolders ?? []);
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
    };
  }

  /** The folders that are open now. */
  setFolders(folders: readonly { readonly uri: string }[]): void {
    this.folders = new Set(folders.map(({ uri }) => URI.parse(uri).toString()));
  }

  /** Reads the settings; `configured` tells when they are there. */
  configure(): Promise<void> {
    this.configured = this.readSettings();
    return this.configured;
  }

  private async readSettings(): Promise<void> {
    this.settings = await readSettings(this.connection, this.abilities.configuration);
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

/** A client that is not ours runs no commands of VS Code. */
function suggestCommand(options: unknown): string | undefined {
  if (typeof options !== 'object' || options === null || !('suggestAgain' in options)) {
    return undefined;
  }
  return typeof options.suggestAgain === 'string' ? options.suggestAgain : undefined;
}
