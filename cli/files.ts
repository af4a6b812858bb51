import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { mayConcernStowage } from '../core/ecs/concerns.ts';
import { kindOf } from '../core/ecs/recognise.ts';
import { mayHoldDefinition } from '../core/notations/forms.ts';
import { readDocument } from '../core/notations/read-document.ts';
import type { Document } from '../core/text/document.ts';
import { LARGEST } from '../core/text/document.ts';
import { describeProblem, readRegularFile, readStandardInput } from './read-file.ts';

/** A file to judge. */
export interface Source {
  /** As people named it, relative where it was found in a folder; `-` for standard input. */
  readonly path: string;
  /** The folder that was named, or that of the file that was. */
  readonly within: string;
  readonly text: string;
  readonly document: Document;
  /** False where bytes of the file are not UTF-8: `text` is not what the file holds. */
  readonly exact: boolean;
}

/** What became of the arguments. */
export interface Sources {
  readonly sources: readonly Source[];
  /** Files that were named and could not be read, in one line each. */
  readonly unreadable: readonly string[];
  /** Files that were named and are no documents of Amazon ECS, in one line each. */
  readonly unmatched: readonly string[];
}

/** Folders that hold other people's files or results. */
const PASSED_OVER = new Set([
  'node_modules',
  '.git',
  '.terraform',
  'cdk.out',
  'dist',
  '.vscode-test',
]);

/** Files read at the same time. */
const AT_ONCE = 16;

interface Named {
  readonly path: string;
  readonly within: string;
  /** Whether it was found in a folder that was named. */
  readonly searched: boolean;
}

type Outcome =
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'unreadable' | 'unmatched'; readonly message: string };

/**
 * Reads the files and searches the folders. Files in folders are taken when their content says so;
 * a file that was named must be a document of Amazon ECS. One that is none does not keep the others
 * from being read.
 */
export async function readSources(paths: readonly string[]): Promise<Sources> {
  const { files, missing } = await filesOf(paths);
  const outcomes: (Outcome | undefined)[] = new Array(files.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < files.length; i = next++) {
      outcomes[i] = await readSource(files[i] as Named);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const sources: Source[] = [];
  const unreadable = [...missing];
  const unmatched: string[] = [];
  for (const outcome of outcomes) {
    if (outcome?.kind === 'source') sources.push(outcome.source);
    else if (outcome?.kind === 'unreadable') unreadable.push(outcome.message);
    else if (outcome) unmatched.push(outcome.message);
  }
  return { sources, unreadable, unmatched };
}

/** The files that are named or stand in a folder that is named, each once. */
async function filesOf(paths: readonly string[]) {
  const files = new Map<string, Named>();
  const missing: string[] = [];
  const add = (file: Named): void => {
    const key = file.path === '-' ? '-' : resolve(file.path);
    const before = files.get(key);
    // What is named must be a document, also where a folder with it is named before.
    if (!before) files.set(key, file);
    else if (before.searched && !file.searched) files.set(key, { ...before, searched: false });
  };
  for (const path of paths) {
    const info = path === '-' ? undefined : await stat(path).catch(() => null);
    if (info === null) missing.push(describeProblem(path, { kind: 'notFound' }));
    else if (!info?.isDirectory()) add({ path, within: dirname(path), searched: false });
    else for (const file of await search(path)) add({ path: file, within: path, searched: true });
  }
  return { files: [...files.values()], missing };
}

/** @returns undefined for a file of a searched folder that is not ours */
async function readSource({ path, within, searched }: Named): Promise<Outcome | undefined> {
  const bytes = path === '-' ? await readStandardInput() : await readRegularFile(path);
  if (!Buffer.isBuffer(bytes)) {
    return searched ? undefined : { kind: 'unreadable', message: describeProblem(path, bytes) };
  }
  const text = bytes.toString('utf8');
  if (searched && (text.length > LARGEST || !mayConcernStowage(path, text))) return undefined;
  const name = path === '-' ? 'stdin.json' : path;
  const document = readDocument(text, name, undefined, !searched);
  if (document.problems.some(({ id }) => id === 'binary')) {
    return searched ? undefined : { kind: 'unreadable', message: `${path}: a binary file` };
  }
  if (kindOf(document, name)) {
    const exact = Buffer.from(text).equals(bytes);
    return { kind: 'source', source: { path, within, text, document, exact } };
  }
  if (searched) return undefined;
  const looked = 'looked for "containerDefinitions", "serviceName" or the name *.stowage.json';
  const message = `${path}: not a task definition, a service definition or a plan (${looked})`;
  return { kind: 'unmatched', message };
}

/** The files below a folder that are wanted, those that may hold definitions by default, in a stable order; links are not followed. */
export async function search(
  folder: string,
  wanted: (path: string) => boolean = mayHoldDefinition,
): Promise<string[]> {
  const files: string[] = [];
  await searchInto(files, folder, wanted);
  return files;
}

async function searchInto(
  files: string[],
  folder: string,
  wanted: (path: string) => boolean,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) await searchInto(files, path, wanted);
    } else if (entry.isFile() && wanted(path)) files.push(path);
  }
}

/** A path for machine-readable output: relative to the working folder, with forward slashes. */
export function portablePath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near.startsWith('..') ? path : near).split(sep).join('/');
}
