import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build as bundle, type Metafile } from 'esbuild';
import { editorSettingsSchema, settingsSchema } from '../core/lint/settings-schema.ts';
import { generate } from './generate.ts';
import { noticesOf, packagesOf, readPackage } from './notices.ts';
import { root } from './vscode/paths.ts';

export interface BuildChoice {
  /** Readable output with inline source maps; entry points that do not exist yet are skipped. */
  dev?: boolean;
}

/** The module of a room that belongs to the side on which it is loaded; the other's is never run. */
const ownSide = (room: string) => `(typeof importScripts === 'function'
  ? require('./${room}/browser.ts') : require('./${room}/node.ts'))`;

/** One file for Node.js and the web worker: nearly all of it is the same, and it is downloaded once. */
function forBoth(contents: string): BuildOptions & { entryPoints: string[] } {
  return {
    entryPoints: [],
    stdin: { contents, resolveDir: root },
    platform: 'node',
    conditions: ['node', 'browser'],
  };
}

/** The licences of what is bundled, in `dist/`. */
export const NOTICES = 'ThirdPartyNotices.txt';

/** What goes into `dist/`, by the file it becomes. */
const bundles: Record<string, BuildOptions & { entryPoints: string[] }> = {
  'client.js': {
    ...forBoth(`module.exports = ${ownSide('client')};`),
    format: 'cjs',
    external: ['vscode'],
  },
  'server.js': {
    // What is not required but imported stands side by side in the file and is read only once.
    ...forBoth(
      `import { startServer } from './server/server.ts';
      startServer(${ownSide('server')}.connect());`,
    ),
    // Its build for Node.js asks for files at once, which a worker does not have.
    alias: {
      '@vscode/l10n': join(root, 'node_modules/@vscode/l10n/dist/browser.js'),
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
    },
    format: 'iife',
  },
  'webview.js': {
    entryPoints: ['client/webview/main.tsx'],
    platform: 'browser',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
  'webview.css': { entryPoints: ['client/webview/style.css'] },
  'explanation.js': {
    entryPoints: ['client/webview/explanation.ts'],
    platform: 'browser',
    format: 'iife',
  },
  'explanation.css': { entryPoints: ['client/webview/explanation.css'] },
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
  await generate();
  const dist = join(root, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  // For completion in `.stowagerc.json`; the rules are known once their list is generated.
  const { rules } = await import('../core/lint/rules.generated.ts');
  writeFileSync(join(dist, 'stowagerc.schema.json'), JSON.stringify(settingsSchema(rules)));
  writeFileSync(
    join(dist, 'settings.schema.json'),
    JSON.stringify(editorSettingsSchema('./stowagerc.schema.json')),
  );
  // For the pages of rules inside the editor.
  const { examplesOf } = await import('../core/lint/examples.ts');
  const examples = Object.fromEntries(rules.map((rule) => [rule.id, examplesOf(rule)]));
  writeFileSync(join(dist, 'examples.json'), JSON.stringify(examples));
  // Says nothing: without any schema VS Code would offer the keys of one object in all others, beside
  // what Stowage offers.
  writeFileSync(join(dist, 'anything.schema.json'), '{}');
  const metafiles: Metafile[] = [];
  await Promise.all(
    Object.entries(bundles).map(async ([name, options]) => {
      const missing = options.entryPoints.find((each) => !existsSync(join(root, each)));
      if (dev && missing) return console.log(`dist/${name} is left out: there is no ${missing}.`);
      const { metafile } = await bundle({
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
        // The licences stand together in a file of their own.
        legalComments: 'none',
        metafile: true,
        charset: 'utf8',
        logLevel: 'warning',
      });
      metafiles.push(metafile);
    }),
  );
  const notices = noticesOf(packagesOf(root, metafiles).map(readPackage));
  writeFileSync(join(dist, NOTICES), notices);
}

if (import.meta.main) {
  await build({ dev: process.argv.includes('--dev') }).catch((error: Error) => {
    // esbuild has printed what is wrong where.
    console.error(error.message.split('\n')[0]);
    process.exit(1);
  });
}
