import { randomUUID } from 'node:crypto';
import {
  access,
  constants,
  type FileHandle,
  lstat,
  open,
  realpath,
  rename,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readRegularFile } from './read-file.ts';

/** The file has another content than the one that was read: somebody saved it meanwhile. */
export class ChangedMeanwhile extends Error {}

/** What another file beside the document cannot be given: then the document is written in place. */
const NOT_BESIDE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTSUP', 'ENOSYS', 'EXDEV']);

/**
 * Replaces the content of a file by a new one, as a whole or not at all: a temporary file in its folder
 * is written and renamed onto it. Links stay links; mode and owner are kept. Files with several
 * names (hard links), and those in folders that take no other file, are written in place.
 * @param before what was read; compared just before the new content takes its place
 * @throws ChangedMeanwhile when the file has changed since it was read; it is not written
 * @throws an error of the operating system when the file cannot be written
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const file = await realpath(path);
  const info = await lstat(file);
  // A file that may not be written is not replaced either, though its folder would allow it.
  await access(file, constants.W_OK);
  if (info.nlink > 1) return writeInPlace(file, before, after);
  const temporary = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    await writeBeside(temporary, after, info);
    await unchanged(file, before);
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (!NOT_BESIDE.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await writeInPlace(file, before, after);
  }
}

async function writeBeside(
  temporary: string,
  text: string,
  { mode, uid, gid }: { mode: number; uid: number; gid: number },
): Promise<void> {
  const handle = await open(temporary, 'wx', mode & 0o777);
  try {
    await handle.writeFile(text);
    const own = await handle.stat();
    if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
    // After the owner, whose change may clear bits; the umask took some away.
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes over the old content and cuts off its rest, so that the file is at no time empty. */
async function writeInPlace(file: string, before: string, after: string): Promise<void> {
  await unchanged(file, before);
  const handle: FileHandle = await open(file, 'r+');
  try {
    const bytes = Buffer.from(after);
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at);
      at += bytesWritten;
    }
    await handle.truncate(bytes.length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unchanged(file: string, before: string): Promise<void> {
  const now = await readRegularFile(file);
  if (!Buffer.isBuffer(now) || !now.equals(Buffer.from(before))) throw new ChangedMeanwhile(file);
}
