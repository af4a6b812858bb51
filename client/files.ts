import * as vscode from 'vscode';
import type { ListFilesParams, ListFilesResult, ReadFileResult } from '../protocol/methods.ts';

/** Bytes. Descriptions of thousands of container instances stay below. */
const LARGEST_FILE = 10 * 1024 * 1024;

const MOST_FILES = 2000;

/** Reads a file for the server through the editor, so that it works wherever the editor reads. */
export async function readFile(uri: vscode.Uri): Promise<ReadFileResult> {
  if (!isNearby(uri)) return { error: 'notAllowed' };
  try {
    const stat = await vscode.workspace.fs.stat(uri);
    if (stat.type & vscode.FileType.Directory) return { error: 'isFolder' };
    if (stat.size > LARGEST_FILE) return { error: 'tooLarge' };
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > LARGEST_FILE) return { error: 'tooLarge' };
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

/**
 * Whether a file lies on the same file system, and the same host, as something that is open.
 * A document may name any path; on Windows `//host/share` would send the user's credentials there.
 */
function isNearby(uri: vscode.Uri): boolean {
  const open = [
    ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri),
    ...vscode.workspace.textDocuments.map((document) => document.uri),
  ];
  return open.some((each) => each.scheme === uri.scheme && each.authority === uri.authority);
}
