import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * The folders whose files a document may refer to. A document that someone else wrote must not make the
 * command read other files, also where a link leads to them.
 */
export class Boundary {
  private readonly foldersOf: () => readonly string[];
  private known: readonly string[] | undefined;

  /** @param foldersOf gives the folders, when the first file is asked for */
  constructor(foldersOf: () => readonly string[]) {
    this.foldersOf = foldersOf;
  }

  /** The repository that holds a document, else its folder and the working folder. */
  static around(path: string): Boundary {
    const folder = dirname(resolve(path));
    return new Boundary(() => {
      const repository = repositoryAround(folder);
      return repository === undefined ? [folder, process.cwd()] : [repository];
    });
  }

  /** Whether a path leads into one of the folders in the end; what is not there can be told to be missing. */
  holds(path: string): boolean {
    const real = realPathOf(path);
    if (real === undefined) return true;
    return this.folders.some((folder) => `${real}${sep}`.startsWith(folder));
  }

  /** Where the folders are in the end, each with a separator behind it. */
  private get folders(): readonly string[] {
    this.known ??= this.foldersOf().flatMap((each) => {
      const folder = realPathOf(each);
      if (folder === undefined) return [];
      return folder.endsWith(sep) ? folder : folder + sep;
    });
    return this.known;
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The folder in which the repository begins that holds a folder, if one does. */
export function repositoryAround(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isRepository(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether a repository begins in a folder: it holds `.git`, which is a file in a linked worktree. */
export function isRepository(folder: string): boolean {
  return lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
}
