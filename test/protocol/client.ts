import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/server.ts';

/** What a client says it can do; VS Code pulls diagnostics, simpler editors are pushed them. */
export const PUSHED: InitializeParams['capabilities'] = {};
export const PULLING: InitializeParams['capabilities'] = {
  textDocument: { diagnostic: { relatedDocumentSupport: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** A server at the other end of a real connection, with what it pushed. */
export class Client {
  readonly connection: ProtocolConnection;
  private readonly pushed = new Map<string, { version: number | undefined; items: Diagnostic[] }>();
  private readonly waiting: (() => void)[] = [];
  private versions = new Map<string, number>();

  constructor() {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    startServer(
      createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    );
    this.connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, version, diagnostics }) => {
        this.pushed.set(uri, { version, items: diagnostics });
        for (const wake of this.waiting.splice(0)) wake();
      },
    );
    this.connection.listen();
  }

  async start(capabilities: InitializeParams['capabilities']): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
      capabilities,
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(uri: string, text: string, languageId = 'json'): Promise<void> {
    this.versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text. */
  async change(uri: string, text: string): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
    return version;
  }

  async close(uri: string): Promise<void> {
    this.pushed.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The diagnostics pushed for a version of a document (or a later one). */
  async diagnostics(uri: string, version = 1): Promise<Diagnostic[]> {
    for (;;) {
      const found = this.pushed.get(uri);
      if (found && (found.version ?? 0) >= version) return found.items;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report: { items: Diagnostic[] } = await this.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    return report.items;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }
}
