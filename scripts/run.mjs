// Runs a TypeScript script of this project on the Node.js that the project brings,
// after installing what is missing or stale. Plain JavaScript without dependencies:
// it is the first thing that runs in a fresh clone, on any Node.js from 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const stamp = join(root, 'node_modules', '.stowage-lock');

/** A fingerprint of what `npm ci` would install here. */
function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) {
    const text = readFileSync(join(root, file), 'utf8');
    if (file === 'package-lock.json') hash.update(text);
    else {
      const { dependencies, devDependencies } = JSON.parse(text);
      hash.update(JSON.stringify({ dependencies, devDependencies }));
    }
  }
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

function install() {
  const want = wanted();
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (have === want && existsSync(node)) return;
  const folder = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false });
  if (folder?.isSymbolicLink()) {
    console.error(
      'node_modules is a link: npm ci would empty the folder that it leads to. Remove it.',
    );
    process.exit(1);
  }
  console.log('Installing dependencies (npm ci) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  if (done.status !== 0 || !existsSync(node)) {
    console.error('npm ci failed; its output above says why.');
    process.exit(done.status || 1);
  }
  writeFileSync(stamp, want);
}

const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
const generator = 'scripts/generate.ts';

install();
const [script, ...rest] = process.argv.slice(2);
// What other scripts import is partly generated, so it must be there before they are loaded.
if (script !== generator) {
  const done = spawnSync(node, [quiet, join(root, generator)], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status || 1);
}
const child = spawn(node, [quiet, join(root, script), ...rest], { cwd: root, stdio: 'inherit' });
// The child gets the same signal from the terminal and ends itself; we only wait for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
