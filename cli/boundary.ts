import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * The folders whose files a document may refer to: the repository that holds it, else its folder and the
 * working folder. A document that someone else wrote must not make the command read other files.
 * @param path of the document
 */
export function boundaryOf(path: string): readonly string[] {
  const folder = dirname(resolve(path));
  for (let at = folder; ; at = dirname(at)) {
    if (isRepository(at)) return [at];
    if (dirname(at) === at) return [folder, process.cwd()];
  }
}

/** Whether a path leads into one of the folders in the end, whatever links it has. */
export function isWithin(path: string, folders: readonly string[]): boolean {
  const real = realPathOf(path);
  // What is not there can be told to be missing.
  if (real === undefined) return true;
  return folders.some((each) => {
    const folder = realPathOf(each);
    return (
      folder !== undefined &&
      `${real}${sep}`.startsWith(folder.endsWith(sep) ? folder : folder + sep)
    );
  });
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Whether a repository begins in a folder: it holds `.git`, which is a file in a linked worktree. */
export function isRepository(folder: string): boolean {
  return lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined;
}
