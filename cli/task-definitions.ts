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
    const family = /^(?:arn:[^/]*\/)?([\w-]+)(?::\d+)?$/.exec(reference)?.[1];
    return family === undefined ? undefined : findFamily(folder, family);
  };
}

function findFamily(folder: string, family: string): Document | undefined {
  const names = readdirSync(folder).filter((name) => /\.jsonc?$/i.test(name));
  for (const name of names.slice(0, MOST_FILES)) {
    const document = read(join(folder, name));
    const root = document?.root;
    const task = root?.get('taskDefinition').kind === 'object' ? root.get('taskDefinition') : root;
    if (task?.get('family').string === family && task.get('containerDefinitions').exists) {
      return document;
    }
  }
  return undefined;
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
