import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dependencies } from '../../package.json';
import { noticesOf, packagesOf, readPackage } from '../../scripts/notices.ts';
import { root } from './imports.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stowage-notices-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function packageWith(name: string, license: string | undefined, files: Record<string, string>) {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const metafile = (...paths: string[]): Metafile => {
  const inputs = Object.fromEntries(paths.map((path) => [path, { bytesInOutput: 1 }]));
  return {
    inputs: {},
    outputs: { 'out.js': { bytes: 1, inputs, imports: [], exports: [] } },
  };
};

test('packages are found wherever the bundler found them', () => {
  const found = packagesOf('/project', [
    metafile('core/a.ts', 'node_modules/b/c.js', 'node_modules/@d/e/f.js'),
    metafile('node_modules/b/node_modules/g/h.js', '../elsewhere/node_modules/i/j.js'),
  ]);
  expect(found).toEqual([
    '/project/node_modules/@aws-sdk/client-ecs',
    '/project/node_modules/@d/e',
    '/project/node_modules/b',
    '/project/node_modules/b/node_modules/g',
    '/elsewhere/node_modules/i',
  ]);
});

describe('a licence', () => {
  test.each(['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', '0BSD', 'Unlicense', 'BlueOak-1.0.0'])(
    '%s is passed on with its text',
    (license) => {
      const text = `Copyright (c) Somebody, ${license}`;
      const read = readPackage(packageWith(`good-${license}`, license, { 'LICENSE.md': text }));
      expect(noticesOf([read])).toContain(`good-${license} 1.2.3 (${license})\n\n${text}`);
    },
  );

  test('notices of the package are part of it', () => {
    const files = { LICENSE: 'the licence', 'NOTICE.txt': 'the notice' };
    const { text } = readPackage(packageWith('with-notice', 'Apache-2.0', files));
    expect(text).toBe('the licence\n\nthe notice');
  });

  test.each([['GPL-3.0'], ['(MIT OR GPL-3.0)'], ['UNLICENSED'], [undefined]])(
    '%s fails the build',
    (license) => {
      const path = packageWith('bad', license, { LICENSE: 'text' });
      expect(() => readPackage(path)).toThrow(/bad: the licence .* is not one that may be bundled/);
    },
  );

  test('without its text fails the build', () => {
    const path = packageWith('no-text', 'MIT', {});
    expect(() => readPackage(path)).toThrow('no-text: there is no text of its licence');
  });
});

test.each([...Object.keys(dependencies), 'preact', '@aws-sdk/client-ecs'])(
  '%s can be passed on',
  (name) => {
    const { text } = readPackage(join(root, 'node_modules', name));
    expect(text).toMatch(/copyright/i);
  },
);
