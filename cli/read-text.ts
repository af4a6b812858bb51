import { fileURLToPath } from 'node:url';
import type { Boundary } from './boundary.ts';
import { MAX_BYTES, readRegularFile } from './read-file.ts';

/** Why a file within a boundary gives no text. */
export type TextProblem =
  | 'notFound'
  | 'isFolder'
  | 'notRegular'
  | 'tooLarge'
  | 'binary'
  | 'outside';

/**
 * The text of a file that a document refers to.
 * @param most bytes that are read; never more than `MAX_BYTES`
 */
export async function readText(
  uri: string,
  boundary: Boundary,
  most = MAX_BYTES,
): Promise<{ readonly text: string } | { readonly problem: TextProblem }> {
  const path = pathOf(uri);
  if (path === undefined) return { problem: 'notFound' };
  if (!boundary.holds(path)) return { problem: 'outside' };
  const bytes = await readRegularFile(path, Math.min(most, MAX_BYTES));
  if (!Buffer.isBuffer(bytes)) {
    return { problem: bytes.kind === 'failed' ? 'notFound' : bytes.kind };
  }
  return bytes.includes(0) ? { problem: 'binary' } : { text: bytes.toString('utf8') };
}

/** The path of a file URI; undefined for one of another scheme. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
