import { recognise } from '../ecs/recognise.ts';
import { Trees } from './trees.ts';
import type { FileText } from './workspace.ts';

/** A file with a task definition of the family. */
export interface Found {
  readonly uri: string;
  /** A file without one, as people write it, stands for any. */
  readonly revision: number | undefined;
}

/** The files with a task definition of the family and revision. */
export async function filesOfFamily(
  family: string,
  revision: number | undefined,
  uris: Iterable<string>,
  read: (uri: string) => Promise<FileText>,
  trees: Pick<Trees, 'get'> = new Trees(),
): Promise<Found[]> {
  const found: Found[] = [];
  for (const uri of uris) {
    const file = await read(uri);
    // The cheap question first: most files of a workspace are something else.
    if (!('text' in file) || !file.text.includes(family)) continue;
    const root = trees.get(uri, file.text);
    if (typeof root === 'string') continue;
    const kind = recognise(root, uri);
    if (kind !== 'taskDefinition' && kind !== 'taskDefinitionOutput') continue;
    const task = kind === 'taskDefinition' ? root : root.get('taskDefinition');
    if (task.get('family').text !== family) continue;
    const own = task.get('revision').number;
    if (isRevision(own, revision)) found.push({ uri, revision: own });
  }
  return found;
}

/**
 * The file with the task definition of a family: that of the revision if one is asked for, else the
 * newest.
 * @param trees of files that were read before
 * @param from the document that names it: files nearer to it come first, and where two of them could be
 * meant none is found
 */
export async function findFamily(
  family: string,
  revision: number | undefined,
  uris: Iterable<string>,
  read: (uri: string) => Promise<FileText>,
  trees: Pick<Trees, 'get'> = new Trees(),
  from?: string,
): Promise<string | undefined> {
  const found = await filesOfFamily(family, revision, uris, read, trees);
  return from === undefined ? newest(found)?.uri : meant(found, from)?.uri;
}

/** What a name of a task definition says that is no path: `web`, `web:3`, or an ARN. */
export function familyIn(
  reference: string,
): { readonly family: string; readonly revision: number | undefined } | undefined {
  const [, family, revision] = /^(?:arn:[^/]*\/)?([\w-]+)(?::(\d+))?$/.exec(reference) ?? [];
  return family === undefined
    ? undefined
    : { family, revision: revision ? Number(revision) : undefined };
}

/** Whether a file can be the revision that is asked for; one that says none can be any. */
export function isRevision(own: number | undefined, asked: number | undefined): boolean {
  return asked === undefined || own === undefined || own === asked;
}

function newest<T extends Found>(found: readonly T[]): T | undefined {
  return found.reduce<T | undefined>(
    (best, one) => (!best || (one.revision ?? 0) > (best.revision ?? 0) ? one : best),
    undefined,
  );
}

/** The one that is nearest: with the most folders in common with the document, and the fewest beyond. */
export function meant<T extends Found>(found: readonly T[], from: string): T | undefined {
  const [only, ...others] = candidates(found, from);
  return others.length === 0 ? only : undefined;
}

/** Those that can be meant: one, or several of which nobody knows which one it is. */
export function candidates<T extends Found>(found: readonly T[], from: string): readonly T[] {
  const folders = from.split('/').slice(0, -1);
  const distance = ({ uri }: T): number => {
    const own = uri.split('/').slice(0, -1);
    let common = 0;
    while (common < own.length && own[common] === folders[common]) common++;
    return folders.length - common + (own.length - common);
  };
  const least = Math.min(...found.map(distance));
  const near = found.filter((one) => distance(one) === least);
  // Of those that tell their revisions the newest one counts; of others nobody knows.
  if (near.length > 1 && near.some(({ revision }) => revision === undefined)) return near;
  const best = newest(near);
  return best ? [best] : [];
}
