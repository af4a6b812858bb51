import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { matchesGlob } from '../../core/lint/glob.ts';
import type { ReadFileParams, ReadFileResult } from '../../protocol/methods.ts';
import type { FileSource } from '../../server/file-source.ts';
import { isWithin } from '../boundary.ts';
import { search } from '../files.ts';
import { MAX_BYTES, type ReadProblem, readRegularFile } from '../read-file.ts';

/** Files of one pattern that are listed at the most. */
const MOST_FILES = 2000;

const ERRORS = {
  notFound: 'notFound',
  isFolder: 'isFolder',
  notRegular: 'notRegular',
  tooLarge: 'tooLarge',
  failed: 'notFound',
} as const satisfies Record<ReadProblem['kind'], string>;

/**
 * The file system of Node.js as an editor's workspace: files in its folders alone, also where a link
 * leads out of them.
 */
export class FolderFiles implements FileSource {
  private readonly folders: () => ReadonlySet<string>;

  /** @param folders the URIs of the workspace folders now */
  constructor(folders: () => ReadonlySet<string>) {
    this.folders = folders;
  }

  async read({ uri, limit = MAX_BYTES }: ReadFileParams): Promise<ReadFileResult> {
    const path = pathOf(uri);
    if (path === undefined) return { error: 'notFound' };
    if (!isWithin(path, this.paths())) return { error: 'notAllowed' };
    const bytes = await readRegularFile(path, Math.min(limit, MAX_BYTES));
    if (!Buffer.isBuffer(bytes)) return { error: ERRORS[bytes.kind] };
    return bytes.includes(0) ? { error: 'binary' } : { text: bytes.toString('utf8') };
  }

  async list(pattern: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for (const folder of this.paths()) {
      paths.push(...(await search(folder, (path) => fits(pattern, folder, path))));
    }
    const uris = paths.map((path) => pathToFileURL(path).toString());
    return [...new Set(uris)].sort().slice(0, MOST_FILES);
  }

  private paths(): string[] {
    return [...this.folders()].flatMap((uri) => pathOf(uri) ?? []);
  }
}

/** Whether the part of a path below its folder fits. */
function fits(pattern: string, folder: string, path: string): boolean {
  return matchesGlob(pattern, path.slice(folder.length).replaceAll(sep, '/'));
}

/** The path of a file URI; undefined for one of another scheme. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
