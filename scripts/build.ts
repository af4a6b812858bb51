import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build as bundle } from 'esbuild';
import { root } from './vscode/paths.ts';

export interface BuildChoice {
  /** Readable output with inline source maps; entry points that do not exist yet are skipped. */
  dev?: boolean;
}

/** What goes into `dist/`, by the file it becomes. */
const bundles: Record<string, BuildOptions & { entryPoints: [string] }> = {
  'client.js': {
    entryPoints: ['client/node.ts'],
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  'client-web.js': {
    entryPoints: ['client/browser.ts'],
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  'server.js': { entryPoints: ['server/node.ts'], platform: 'node', format: 'cjs' },
  'server-web.js': { entryPoints: ['server/browser.ts'], platform: 'browser', format: 'iife' },
  'webview.js': {
    entryPoints: ['client/webview/main.tsx'],
    platform: 'browser',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  'webview.css': { entryPoints: ['client/webview/style.css'] },
  'cli.js': {
    entryPoints: ['cli/main.ts'],
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
};

/**
 * Generates what is generated, then bundles everything into `dist/`.
 * Rejects when an entry point is missing (unless `dev`) or does not compile.
 */
export async function build({ dev = false }: BuildChoice = {}): Promise<void> {
  await generateIfPossible();
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  await Promise.all(
    Object.entries(bundles).map(async ([name, options]) => {
      if (dev && !existsSync(join(root, options.entryPoints[0]))) {
        console.log(`dist/${name} is left out: there is no ${options.entryPoints[0]} yet.`);
        return;
      }
      await bundle({
        target: options.platform === 'browser' ? 'es2022' : 'node20',
        ...options,
        absWorkingDir: root,
        outfile: join(dist, name),
        bundle: true,
        minify: !dev,
        sourcemap: dev ? 'inline' : false,
        // The ES module builds of some packages are preferred: their UMD builds hide
        // their requires from a bundler.
        mainFields:
          options.platform === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
        legalComments: 'none',
        logLevel: 'warning',
      });
    }),
  );
}

async function generateIfPossible(): Promise<void> {
  const script = join(root, 'scripts', 'generate.ts');
  if (!existsSync(script)) return;
  const { generate } = (await import(pathToFileURL(script).href)) as {
    generate(): Promise<void>;
  };
  await generate();
}

if (import.meta.main) {
  await build({ dev: process.argv.includes('--dev') }).catch((error: Error) => {
    // esbuild has printed what is wrong where.
    console.error(error.message.split('\n')[0]);
    process.exit(1);
  });
}
