import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, NOTICES } from './build.ts';
import { untranslated } from './generate/l10n.ts';
import { root } from './vscode/paths.ts';

/** Bytes. An editor extension should install in a moment. */
const LARGEST = 850 * 1024;

/** What people install. */
export const packageFile = join(root, 'dist', 'stowage.vsix');

/** Packs what is built into `dist/stowage.vsix`, and returns its path. Throws when it grows too large. */
export function packageExtension(): string {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const done = spawnSync(
    process.execPath,
    [vsce, 'package', '--no-dependencies', '--out', packageFile],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: sourceDate() },
    },
  );
  if (done.status !== 0) throw new Error(`vsce failed:\n${done.stdout}${done.stderr}`);
  const bytes = readFileSync(packageFile);
  // The names of the files stand in a ZIP file as they are.
  if (!bytes.includes(`dist/${NOTICES}`)) throw new Error(`The package lacks dist/${NOTICES}.`);
  const size = bytes.length;
  console.log(`dist/stowage.vsix: ${Math.ceil(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`The package is larger than ${LARGEST / 1024} KB.`);
  return packageFile;
}

/**
 * The time of all files in the package, in seconds since 1970: that of the commit, so that a package
 * that is built twice is the same to the byte.
 */
function sourceDate(): string {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given) return given;
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: root,
    encoding: 'utf8',
  });
  // Without a repository the first day that a ZIP file can tell in every time zone.
  return /^\d+$/.exec(stdout?.trim() ?? '')?.[0] ?? '315619200';
}

/** A release is translated; a contribution need not be. */
function judgeTranslations(): void {
  const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'));
  const missing = untranslated(bundle);
  if (missing.length > 0) throw new Error(`Not translated into zh-cn:\n${missing.join('\n')}`);
}

if (import.meta.main) {
  const release = process.argv.includes('--release');
  await (async () => {
    if (release) judgeTranslations();
    await build();
    packageExtension();
  })().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
