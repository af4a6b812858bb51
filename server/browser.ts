import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type Connection,
  createConnection,
} from 'vscode-languageserver/browser';

/** The connection to an editor that started a web worker. */
export function connect(): Connection {
  // In a web worker the global object is the channel to the client.
  const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  return createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
}
