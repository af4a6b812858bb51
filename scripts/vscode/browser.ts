import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { cacheFolder, root } from './paths.ts';

interface FoundBrowser {
  executablePath: string;
  /** Folder of shared libraries that the browser needs and this machine lacks. */
  libraries?: string;
}

/** Starts a headless browser: CHROME_PATH, an installed Chrome or Chromium, else the one of npm. */
export async function launchBrowser(): Promise<Browser> {
  const found = findBrowser();
  const env = { ...process.env } as Record<string, string>;
  if (found.libraries) {
    env.LD_LIBRARY_PATH = [found.libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  return chromium.launch({
    executablePath: found.executablePath,
    env,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function findBrowser(): FoundBrowser {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    return { executablePath: named };
  }
  const installed = installedBrowsers().find((path) => existsSync(path));
  if (installed) return { executablePath: installed };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  throw new Error('No Chrome or Chromium was found. Install one, or set CHROME_PATH to it.');
}

function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
      const base = process.env[name];
      return base ? [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [];
    });
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Unpacks the browser that `@sparticuz/chromium` carries, once, into the cache.
 * In a process of its own, because the package unpacks into the temporary folder and decides by
 * the environment whether to unpack the shared libraries too.
 */
function unpackBrowser(): FoundBrowser {
  const manifest = createRequire(import.meta.url)(
    join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json'),
  ) as { version: string };
  const folder = join(cacheFolder, `chromium-${manifest.version}`);
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}.partial`;
    mkdirSync(partial, { recursive: true });
    const done = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "import chromium from '@sparticuz/chromium'; await chromium.executablePath();",
      ],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: partial, CODEBUILD_BUILD_IMAGE: 'nodejs24' },
        encoding: 'utf8',
      },
    );
    if (done.status !== 0) throw new Error(`Chromium could not be unpacked:\n${done.stderr}`);
    try {
      renameSync(partial, folder);
    } catch (error) {
      // Another run was quicker; its copy is as good.
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const executablePath = join(folder, 'chromium');
  const missing = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout ?? '';
  if (!missing.includes('not found')) return { executablePath };
  return { executablePath, libraries: join(folder, 'al2023', 'lib') };
}
