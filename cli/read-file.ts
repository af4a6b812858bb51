import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { LARGEST } from '../core/text/document.ts';
import { UsageError } from './failure.ts';

/** Bytes of a document, a plan or a file that a plan refers to. */
export const MAX_BYTES = LARGEST;

/** Why a file was not read. */
export type ReadProblem =
  | { readonly kind: 'notFound' | 'isFolder' | 'notRegular' }
  | { readonly kind: 'tooLarge'; readonly size: number; readonly most: number }
  /** The operating system's code, such as EACCES. */
  | { readonly kind: 'failed'; readonly code: string };

/** Bytes read at once where the size is not known before. */
const CHUNK = 1 << 16;

// Opening a pipe that nobody writes to would wait for ever.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file of at most `most` bytes. Devices and pipes, which have no end, are never opened,
 * also where a link leads to one.
 */
export async function readRegularFile(
  path: string,
  most = MAX_BYTES,
): Promise<Buffer | ReadProblem> {
  let file: FileHandle | undefined;
  try {
    const problem = problemOf(await stat(path), most);
    if (problem) return problem;
    file = await open(path, FLAGS);
    // What the path names may have changed since.
    const info = await file.stat();
    const changed = problemOf(info, most);
    if (changed) return changed;
    const chunks: Buffer[] = [];
    for (let size = 0; ; ) {
      const room = Math.min(most + 1 - size, Math.max(CHUNK, info.size + 1));
      const chunk = Buffer.allocUnsafe(room);
      const { bytesRead } = await file.read(chunk, 0, room);
      if (bytesRead === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, bytesRead));
      size += bytesRead;
      if (size > most) return { kind: 'tooLarge', size, most };
    }
  } catch (error) {
    return problemFrom(error);
  } finally {
    await file?.close();
  }
}

/** `readRegularFile` for what cannot wait. */
export function readRegularFileSync(path: string, most = MAX_BYTES): Buffer | ReadProblem {
  let file: number | undefined;
  try {
    const problem = problemOf(statSync(path), most);
    if (problem) return problem;
    file = openSync(path, FLAGS);
    const info = fstatSync(file);
    const changed = problemOf(info, most);
    if (changed) return changed;
    const buffer = Buffer.allocUnsafe(Math.min(most, info.size) + 1);
    let size = 0;
    for (let read = -1; read !== 0 && size < buffer.length; size += read) {
      read = readSync(file, buffer, size, buffer.length - size, null);
    }
    // A file that grows meanwhile, or that does not tell its size.
    if (size === buffer.length) return { kind: 'tooLarge', size, most };
    return buffer.subarray(0, size);
  } catch (error) {
    return problemFrom(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Reads standard input to its end.
 * @throws UsageError when there is more than `MAX_BYTES`
 */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > MAX_BYTES) {
      throw new UsageError(describeProblem('-', { kind: 'tooLarge', size, most: MAX_BYTES }));
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The problem in one line, with what is possible instead. */
export function describeProblem(path: string, problem: ReadProblem): string {
  switch (problem.kind) {
    case 'notFound':
      return `${path}: no such file or folder`;
    case 'isFolder':
      return `${path}: a folder, not a file`;
    case 'notRegular':
      return `${path}: not a regular file (a device, pipe or socket); use - to read standard input`;
    case 'tooLarge':
      return `${path}: too large; at most ${problem.most / 1024 ** 2} MiB are read`;
    case 'failed':
      return `${path}: cannot be read (${problem.code})`;
  }
}

function problemOf(info: Stats, most: number): ReadProblem | undefined {
  if (info.isDirectory()) return { kind: 'isFolder' };
  if (!info.isFile()) return { kind: 'notRegular' };
  return info.size > most ? { kind: 'tooLarge', size: info.size, most } : undefined;
}

function problemFrom(error: unknown): ReadProblem {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'notFound' } : { kind: 'failed', code };
}
