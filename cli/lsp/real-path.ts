import { realpath } from 'node:fs/promises';

/** Where a path leads in the end; undefined where there is nothing. */
export async function realPathOf(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : realpath(path).catch(() => undefined);
}
