import * as vscode from 'vscode';
import type { ListFilesParams, ListFilesResult, ReadFileResult } from '../protocol/methods.ts';
import { refusalOfFile, refusalOfPlace } from './readable.ts';

/** Bytes. Descriptions of thousands of container instances stay below. */
const LARGEST_FILE = 10 * 1024 * 1024;

const MOST_FILES = 2000;

/**
 * Reads a text file through the editor, so that it works wherever the editor reads. The only way by which
 * the extension reads files that a document or the workspace names.
 * @param limit in bytes; 10 MiB when left out
 */
export async function readFile(
  uri: vscode.Uri,
  limit: number = LARGEST_FILE,
): Promise<ReadFileResult> {
  const largest = Math.min(limit, LARGEST_FILE);
  const refused = refusalOfPlace(uri, {
    trusted: vscode.workspace.isTrusted,
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri),
    documents: vscode.workspace.textDocuments.map((document) => document.uri),
  });
  if (refused) return { error: refused };
  try {
    const problem = refusalOfFile(await vscode.workspace.fs.stat(uri), largest);
    if (problem) return { error: problem };
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > largest) return { error: 'tooLarge' };
    if (bytes.includes(0)) return { error: 'binary' };
    return { text: new TextDecoder().decode(bytes) };
  } catch {
    return { error: 'notFound' };
  }
}

/** Lists files of the workspace; what settings exclude from search is left out. */
export async function listFiles(params: ListFilesParams): Promise<ListFilesResult> {
  const pattern = params.folder
    ? new vscode.RelativePattern(vscode.Uri.parse(params.folder, true), params.pattern)
    : params.pattern;
  const found = await vscode.workspace.findFiles(pattern, undefined, MOST_FILES);
  return { uris: found.map((uri) => uri.toString()).sort() };
}
