import type { Connection } from 'vscode-languageserver';
import {
  type ListFilesResult,
  Method,
  type ReadFileParams,
  type ReadFileResult,
} from '../protocol/methods.ts';

/** Where the server gets files that are not open, and finds them. */
export interface FileSource {
  /** Never rejects for a file that cannot be read: the answer says why. */
  read(params: ReadFileParams): Promise<ReadFileResult>;
  /** The URIs of the workspace's files that fit the pattern, sorted. */
  list(pattern: string): Promise<readonly string[]>;
}

/** Makes a source of files for the workspace folders, whose URIs are asked for each time. */
export type MakeFileSource = (
  connection: Connection,
  folders: () => ReadonlySet<string>,
) => FileSource;

/** Our client reads all files, so that it works wherever the editor does. */
export const filesOfClient: MakeFileSource = (connection) => ({
  read: (params) => connection.sendRequest<ReadFileResult>(Method.readFile, params),
  list: async (pattern) => {
    const found = await connection.sendRequest<ListFilesResult>(Method.listFiles, { pattern });
    return found.uris;
  },
});
