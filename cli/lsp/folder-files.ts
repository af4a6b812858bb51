import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { matchesGlob } from '../../core/lint/glob.ts';
import type { ReadFileParams, ReadFileResult } from '../../protocol/methods.ts';
import type { FileSource } from '../../server/file-source.ts';
import { Boundary } from '../boundary.ts';
import { search } from '../files.ts';
import { pathOf, readText } from '../read-text.ts';

/** Files of one pattern that are listed at the most. */
const MOST_FILES = 2000;

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

  async read({ uri, limit }: ReadFileParams): Promise<ReadFileResult> {
    const file = await readText(uri, new Boundary(() => this.paths()), limit);
    if ('text' in file) return file;
    return { error: file.problem === 'outside' ? 'notAllowed' : file.problem };
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
