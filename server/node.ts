import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';

/** The connection to an editor that started a process. */
export function connect(): Connection {
  return createConnection(ProposedFeatures.all);
}
