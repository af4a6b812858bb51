import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { FindTask } from '../core/lint/subject.ts';
import { mayHoldDefinition } from '../core/notations/forms.ts';
import { readDocument } from '../core/notations/read-document.ts';
import { type Found, familyIn, isRevision, meant } from '../core/plan/find-family.ts';
import type { Document } from '../core/text/document.ts';
import { Boundary } from './boundary.ts';
import { readRegularFileSync } from './read-file.ts';

/** Files of a folder that are looked through for a family. */
const MOST_FILES = 200;

/**
 * Finds the task definition that a service names: a path, or a family that a file beside the service
 * definition has.
 * @param runs the path of the one that its deployment tool puts there instead
 * @param found is told each file that is the one
 */
export function findTaskBeside(
  path: string,
  runs: string | undefined,
  found: (path: string, document: Document) => void = () => {},
): FindTask {
  const folder = dirname(resolve(path));
  const boundary = Boundary.around(path);
  const readInside = (other: string) => {
    const document = boundary.holds(other) ? read(other) : undefined;
    if (document) found(other, document);
    return document;
  };
  return (reference) => {
    if (runs !== undefined) return readInside(runs);
    if (reference === undefined) return undefined;
    if (mayHoldDefinition(reference)) return readInside(resolve(folder, reference));
    const named = familyIn(reference);
    const beside = named && findFamily(folder, named.family, named.revision);
    if (beside) found(beside.uri, beside.document);
    return beside?.document;
  };
}

/** The file of the folder that is surely meant. */
function findFamily(
  folder: string,
  family: string,
  revision: number | undefined,
): (Found & { readonly document: Document }) | undefined {
  const found: (Found & { readonly document: Document })[] = [];
  for (const name of namesIn(folder).slice(0, MOST_FILES)) {
    const uri = join(folder, name);
    const document = read(uri);
    const root = document?.root;
    const task = root?.get('taskDefinition').kind === 'object' ? root.get('taskDefinition') : root;
    if (task?.get('family').text !== family || !task.get('containerDefinitions').exists) continue;
    const own = task.get('revision').number;
    if (document && isRevision(own, revision)) found.push({ uri, document, revision: own });
  }
  // All are equally near.
  return meant(found, folder);
}

/** The files of a folder that may hold definitions; none where it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => mayHoldDefinition(name));
  } catch {
    return [];
  }
}

function read(path: string): Document | undefined {
  const bytes = readRegularFileSync(path);
  return Buffer.isBuffer(bytes) ? readDocument(bytes.toString('utf8'), path) : undefined;
}
