import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package that is in the bundles, and the licence under which it is passed on. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json. */
  readonly licence: string;
  /** The text of its licence, with the copyright lines. */
  readonly text: string;
}

/** Licences that ask for no more than their text and the copyright lines. */
const ALLOWED = /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|BlueOak-1\.0\.0)$/;

/** Packages whose texts are put into generated files, so that no bundle shows them. */
const IN_GENERATED_FILES = ['@aws-sdk/client-ecs'];

/** Packages whose licence stands only in their repository: the copyright line that is there. */
const WITHOUT_TEXT: Readonly<Record<string, string>> = {
  // https://github.com/microsoft/vscode-l10n/blob/main/LICENSE
  '@vscode/l10n': 'Copyright (c) Microsoft Corporation.',
};

/**
 * The folders of the packages that bundles were made of.
 * @param root to which the paths of the metafiles are relative
 */
export function packagesOf(root: string, metafiles: readonly Metafile[]): string[] {
  const folders = new Map<string, string>();
  for (const name of IN_GENERATED_FILES) folders.set(name, join(root, 'node_modules', name));
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const path of Object.keys(inputs)) {
        // The last node_modules: packages may bring others of their own.
        const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
        if (folder === undefined) continue;
        const absolute = resolve(root, folder);
        folders.set(folder.replace(/^.*?node_modules\//, ''), absolute);
      }
    }
  }
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, folder]) => folder);
}

/**
 * Reads what a package says of its licence.
 * @throws Error for a licence that is not allowed, or whose text is not in the package
 */
export function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string };
  if (license === undefined || !ALLOWED.test(license)) {
    throw new Error(`${name}: the licence ${license} is not one that may be bundled`);
  }
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[-.].*)?$/i.test(file))
    .sort();
  const copyright = WITHOUT_TEXT[name];
  if (files.length === 0 && license === 'MIT' && copyright !== undefined) {
    return { name, version, licence: license, text: `MIT License\n\n${copyright}\n\n${MIT}` };
  }
  if (files.length === 0) throw new Error(`${name}: there is no text of its licence`);
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: license, text };
}

/** The notices of all packages, each with the text of its licence. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const head = `Stowage contains software and texts of others. Each stands here with its licence.\n`;
  const parts = packages.map(({ name, version, licence, text }) => {
    const what =
      name === '@aws-sdk/client-ecs'
        ? '\nThe names and descriptions of fields are taken from this package.\n'
        : '';
    return `${'='.repeat(80)}\n${name} ${version} (${licence})\n${what}\n${text.replace(/\r\n?/g, '\n')}\n`;
  });
  return [head, ...parts].join('\n');
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
