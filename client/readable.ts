import type { ReadFileResult } from '../protocol/methods.ts';

/** Why a file is not read. */
export type Refusal = Extract<ReadFileResult, { error: unknown }>['error'];

/** The parts of a `vscode.Uri` that tell where a file lies. */
export interface Where {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** What is open in the window, and whether the user trusts it. */
export interface Window {
  readonly trusted: boolean;
  readonly folders: readonly Where[];
  readonly documents: readonly Where[];
}

/** Bits of `vscode.FileType`; a link has that of its target too, a device or a pipe has none. */
const FILE = 1;
const FOLDER = 2;

/**
 * Why a file may not be read, from where it lies alone. A document may name any path: on Windows
 * `//host/share` would send the user's credentials there, so a file has to be on the same file system and
 * host as something that is open. In Restricted Mode it has to lie in a folder of the workspace.
 */
export function refusalOfPlace(
  uri: Where,
  { trusted, folders, documents }: Window,
): Refusal | undefined {
  const isBeside = (other: Where) =>
    other.scheme === uri.scheme && other.authority === uri.authority;
  if (![...folders, ...documents].some(isBeside)) return 'notAllowed';
  if (trusted) return undefined;
  // A path that leads up and out again is none of a folder, whatever it begins with.
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(uri.path)) return 'untrusted';
  const isInside = (folder: Where) => uri.path.startsWith(folder.path.replace(/\/?$/, '/'));
  return folders.some((folder) => isBeside(folder) && isInside(folder)) ? undefined : 'untrusted';
}

/**
 * Why what lies there is not read as a text.
 * @param type as `vscode.FileStat` has it
 * @param limit in bytes
 */
export function refusalOfFile(
  { type, size }: { readonly type: number; readonly size: number },
  limit: number,
): Refusal | undefined {
  if (type & FOLDER) return 'isFolder';
  if (!(type & FILE)) return 'notRegular';
  return size > limit ? 'tooLarge' : undefined;
}
