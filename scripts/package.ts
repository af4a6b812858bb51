import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { root } from './vscode/paths.ts';

/** Bytes. An editor extension should install in a moment. */
const LARGEST = 600 * 1024;

/** Builds and packs `dist/stowage.vsix`, and returns its path. Throws when it grows too large. */
export async function packageExtension(): Promise<string> {
  await build();
  const file = join(root, 'dist', 'stowage.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [vsce, 'package', '--no-dependencies', '--out', file];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`vsce failed:\n${done.stdout}${done.stderr}`);
  const { size } = statSync(file);
  console.log(`dist/stowage.vsix: ${Math.ceil(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`The package is larger than ${LARGEST / 1024} KB.`);
  return file;
}

if (import.meta.main) {
  await packageExtension().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
