import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { cacheFolder, root } from './paths.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Where the suites run: the Node.js host, the web worker host, the Node.js host without trust. */
export const hosts = ['node', 'web', 'restricted'] as const;
export type Host = (typeof hosts)[number];

/** How the lines of the suites begin; see `test/vscode/run.ts`. */
const MARK = 'stowage| ';

/**
 * Runs the suites of `test/vscode` in a host, through `runTests` of @vscode/test-electron. `dist/`
 * must be built. With `desktop` in a VS Code that is downloaded; there a folder cannot be left
 * untrusted through `runTests`, so it has no host `restricted`.
 */
export async function runVsCodeSuites(host: Host, desktop = false): Promise<Counts> {
  const tests = await compileSuites(host);
  return runHost(host, tests, desktop ? undefined : writeExecutable(host));
}

async function compileSuites(host: Host): Promise<string> {
  const outfile = join(cacheFolder, 'suites', host, 'index.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/run.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'browser', // what runs in a worker runs in Node.js too
    target: 'es2022',
    external: ['vscode'],
    // mocha's browser build is a script in a package of ES modules: esbuild does not wrap it, and
    // it would take the bundle's `module` for its own.
    define: { module: 'undefined', exports: 'undefined' },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** `runTests` wants one file that it can spawn, without arguments of its own. */
function writeExecutable(host: Host): string {
  const windows = process.platform === 'win32';
  const script = join(import.meta.dirname, 'executable.ts');
  const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  const file = join(cacheFolder, `code-for-tests-${host}${windows ? '.cmd' : ''}`);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(
    file,
    windows
      ? `@"${process.execPath}" ${quiet} "${script}" %*\r\n`
      : `#!/bin/sh\nexec "${process.execPath}" ${quiet} "${script}" "$@"\n`,
  );
  chmodSync(file, 0o755);
  return file;
}

/** Runs one host in a process of its own, whose output is shown and searched for the counts. */
async function runHost(host: Host, tests: string, executable: string | undefined): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'stowage-examples-'));
  cpSync(join(root, 'examples'), folder, { recursive: true });
  const options = {
    ...(executable ? { vscodeExecutablePath: executable } : {}),
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    extensionTestsEnv: { STOWAGE_HOST: host },
    launchArgs: [
      folder,
      ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      ...(host === 'restricted' ? ['--restricted'] : []),
    ],
  };
  const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  const script = join(import.meta.dirname, 'run-host.ts');
  const child = spawn(process.execPath, [quiet, script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  let told: (Counts & { web: boolean; trusted: boolean }) | undefined;
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (!line.startsWith(MARK)) continue;
    const text = line.slice(MARK.length);
    if (text.startsWith('RESULT ')) told = JSON.parse(text.slice('RESULT '.length));
    else console.log(`  ${text}`);
  }
  const ended = await status;
  rmSync(folder, { recursive: true, force: true });
  if (!told) {
    console.log(lines.slice(-60).join('\n'));
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { passed, failed, skipped, web, trusted } = told;
  if (web !== (host === 'web') || trusted !== (host !== 'restricted')) {
    console.log(
      `  ✗ The ${host} host was asked for; the suites ran with web ${web}, trusted ${trusted}.`,
    );
    return { passed, failed: failed + 1, skipped };
  }
  return { passed, failed: ended === 0 ? failed : Math.max(failed, 1), skipped };
}
