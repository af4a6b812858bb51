/** Folders as the shell knows them: paths on disk, or URIs in the editor. */
export interface SettingsFolders<T> {
  /** The settings that stand in the folder itself. */
  read(folder: string): Promise<T | undefined>;
  /** The folder above; undefined at the top. */
  above(folder: string): string | undefined;
  /** Whether a repository begins here: the folder holds `.git`. */
  isRepository(folder: string): Promise<boolean>;
  /** Whether the user named or opened this folder: it and what is below is theirs. */
  isOwn(folder: string): boolean;
}

/** Folders that are looked at; no project nests deeper. */
const MAX_FOLDERS = 64;

/**
 * The settings of the nearest folder, from the document's folder up to the root of its repository; where
 * there is no repository, up to the folder that the user named or opened. What stands above, as in
 * `/tmp` of a shared machine, may be somebody else's and does not count.
 */
export async function nearestSettings<T>(
  folder: string,
  folders: SettingsFolders<T>,
): Promise<T | undefined> {
  const path: string[] = [];
  for (let at: string | undefined = folder; at !== undefined && path.length < MAX_FOLDERS; ) {
    path.push(at);
    at = folders.above(at);
  }
  let found: T | undefined;
  const own = path.findLastIndex((each) => folders.isOwn(each));
  for (const [index, each] of path.entries()) {
    found ??= await folders.read(each);
    // Within what is the user's own no repository is needed.
    if (found !== undefined && index <= own) return found;
    if (await folders.isRepository(each)) return found;
  }
  return undefined;
}
