import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, NOTICES } from './build.ts';
import { publicSchemas } from './public-schemas.ts';
import { root } from './vscode/paths.ts';

/** Where the npm package is put together. */
const folder = join(root, 'dist', 'npm');

/**
 * Packs the command line for npm from what is built: one file without dependencies.
 * @returns the path of the tarball
 * @throws when npm fails
 */
export function packForNpm(): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { version, license, repository, keywords } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const manifest = {
    name: 'stowage',
    version,
    description:
      'Lints Amazon ECS task definitions and services, and shows where tasks are placed and what happens over time.',
    license,
    repository,
    keywords,
    bin: { stowage: 'stowage.js' },
    engines: { node: '>=20' },
    files: ['stowage.js', NOTICES, 'schemas'],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(join(root, 'dist/cli.js'), join(folder, 'stowage.js'));
  copyFileSync(join(root, 'dist', NOTICES), join(folder, NOTICES));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(root, 'docs/npm.md'), join(folder, 'README.md'));
  mkdirSync(join(folder, 'schemas'));
  for (const [name, schema] of Object.entries(publicSchemas())) {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    writeFileSync(join(folder, 'schemas', `${name}.json`), text);
  }
  const done = spawnSync('npm', ['pack', '--pack-destination', join(root, 'dist')], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`npm pack failed:\n${done.stdout}${done.stderr}`);
  return join(root, 'dist', `stowage-${version}.tgz`);
}

if (import.meta.main) {
  await build();
  console.log(packForNpm());
}
