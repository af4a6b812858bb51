import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FindTask } from '../core/lint/subject.ts';
import { type Document, LARGEST, readDocument } from '../core/text/read.ts';

/** JSON files of a folder that are looked through for a family. */
const MOST_FILES = 200;

/**
 * Finds the task definition that a service names: a path, or a family that a file beside the service
 * definition has.
 */
export function findTaskBeside(path: string): FindTask {
  const folder = dirname(resolve(path));
  return (reference) => {
    if (/\.jsonc?$/i.test(reference)) return read(resolve(folder, reference));
    const [, family, revision] = /^(?:arn:[^/]*\/)?([\w-]+)(?::(\d+))?$/.exec(reference) ?? [];
    if (family === undefined) return undefined;
    return findFamily(folder, family, revision ? Number(revision) : undefined);
  };
}

/** The only file that can be meant: of several the newest one, where all tell their revisions. */
function findFamily(
  folder: string,
  family: string,
  revision: number | undefined,
): Document | undefined {
  const found: { document: Document; revision: number | undefined }[] = [];
  const names = readdirSync(folder).filter((name) => /\.jsonc?$/i.test(name));
  for (const name of names.slice(0, MOST_FILES)) {
    const document = read(join(folder, name));
    const root = document?.root;
    const task = root?.get('taskDefinition').kind === 'object' ? root.get('taskDefinition') : root;
    if (task?.get('family').text !== family || !task.get('containerDefinitions').exists) continue;
    const own = task.get('revision').number;
    if (revision !== undefined && own !== undefined && own !== revision) continue;
    if (document) found.push({ document, revision: own });
  }
  if (found.length > 1 && found.some((one) => one.revision === undefined)) return undefined;
  return found.sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0))[0]?.document;
}

function read(path: string): Document | undefined {
  try {
    const info = statSync(path);
    return info.isFile() && info.size <= LARGEST
      ? readDocument(readFileSync(path, 'utf8'))
      : undefined;
  } catch {
    return undefined;
  }
}
