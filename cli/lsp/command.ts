import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../../server/server.ts';
import { FolderFiles } from './folder-files.ts';

/**
 * `stowage lsp --stdio`: the language server for any editor, on standard input and output. It reads the
 * files of the workspace folders itself. Ends with the connection.
 */
export function lspCommand(): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, (_, folders) => new FolderFiles(folders));
  // The connection ends the process, with the status that the protocol asks for.
  return new Promise(() => {});
}
