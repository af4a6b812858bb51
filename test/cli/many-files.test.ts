import type { Dirent } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { search } from '../../cli/files.ts';

/** More than a call has room for arguments. */
const COUNT = 200_000;

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  readdir: async (folder: string) =>
    folder.endsWith('deep')
      ? Array.from({ length: COUNT }, (_, index) => entry(`${index}.json`, false))
      : [entry('deep', true), entry('notes.txt', false)],
}));

function entry(name: string, folder: boolean): Partial<Dirent> {
  return { name, isDirectory: () => folder, isFile: () => !folder };
}

test('a subfolder may hold more files than a call has room for arguments', async () => {
  expect(await search('/many')).toHaveLength(COUNT);
});
