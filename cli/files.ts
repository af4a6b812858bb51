import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mayConcernStowage, recognise } from '../core/ecs/recognise.ts';
import { type Document, LARGEST, readDocument } from '../core/text/read.ts';
import { UsageError } from './failure.ts';

/** A file to judge. */
export interface Source {
  /** As people named it, relative where it was found in a folder; `-` for standard input. */
  readonly path: string;
  readonly text: string;
  readonly document: Document;
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

/**
 * Reads the files and searches the folders. Files in folders are taken when their content says so;
 * a file that was named must be a document of Amazon ECS.
 * @throws UsageError with one line for what is missing, unreadable or no document
 */
export async function readSources(paths: readonly string[]): Promise<Source[]> {
  const named: { path: string; searched: boolean }[] = [];
  for (const path of paths) {
    if (path === '-') {
      named.push({ path, searched: false });
      continue;
    }
    const info = await stat(path).catch(() => undefined);
    if (!info) throw new UsageError(`${path}: no such file or folder`);
    if (!info.isDirectory()) named.push({ path, searched: false });
    else for (const file of await search(path)) named.push({ path: file, searched: true });
  }
  const sources: (Source | undefined)[] = new Array(named.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < named.length; i = next++) {
      const { path, searched } = named[i] as { path: string; searched: boolean };
      sources[i] = await readSource(path, searched);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sources.filter((source) => source !== undefined);
}

/** @returns undefined for a file of a searched folder that is not ours */
async function readSource(path: string, searched: boolean): Promise<Source | undefined> {
  const text = await readText(path);
  if (searched && (text.length > LARGEST || !mayConcernStowage(path, text))) return undefined;
  const document = readDocument(text);
  const unread = document.problems.find(({ id }) => id === 'binary' || id === 'too-large');
  if (unread && !searched) {
    const what =
      unread.id === 'binary' ? 'a binary file' : 'too large to be a document of Amazon ECS';
    throw new UsageError(`${path}: ${what}`);
  }
  const name = path === '-' ? 'stdin.json' : path;
  if (recognise(document.root, name)) return { path, text, document };
  if (searched) return undefined;
  throw new UsageError(
    `${path}: not a task definition, a service definition or a plan (looked for "containerDefinitions", "serviceName" or the name *.stowage.json)`,
  );
}

/** Reads text as UTF-8; `-` is standard input. */
export async function readText(path: string): Promise<string> {
  if (path === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  try {
    const { size } = await stat(path);
    // Not even read: a character takes at most four bytes.
    if (size > LARGEST * 4)
      throw new UsageError(`${path}: too large to be a document of Amazon ECS`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** The JSON files below a folder, in a stable order; links are not followed. */
export async function search(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) files.push(...(await search(path)));
    } else if (entry.isFile() && /\.jsonc?$/i.test(entry.name)) files.push(path);
  }
  return files;
}

/** A path for machine-readable output: relative to the working folder, with forward slashes. */
export function portablePath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near.startsWith('..') ? path : near).split(sep).join('/');
}
