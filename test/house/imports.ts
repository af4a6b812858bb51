import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A source file with what it imports: project paths, or names of packages. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

const ROOMS = ['core', 'protocol', 'server', 'cli', 'client'];

/** Every source file of the product, tests excepted. */
export function sourceFiles(): SourceFile[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .map((file) => posix.join(room, file.replaceAll('\\', '/')))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)),
  ).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });
}

/** Every unit test. Suites in a real VS Code wait for it, and need a clock for that. */
export function testFiles(): { path: string; text: string }[] {
  const waiting = /^test\/(?:vscode|editor|panel)\//;
  return [...ROOMS, 'test']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) =>
        posix.join(room, file.replaceAll('\\', '/')),
      ),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && !waiting.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Imports and re-exports, relative ones as paths of the project. */
export function importsOf(path: string, text: string): SourceFile['imports'] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(statement)].map(([whole, type, named, dynamic]) => {
    const name = named ?? dynamic ?? '';
    const target = name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
    const braces = /\{([^}]*)\}/.exec(whole)?.[1];
    const allTypes = braces
      ?.split(',')
      .every((part) => part.trim() === '' || part.trim().startsWith('type '));
    return { target, typeOnly: type !== undefined || allTypes === true };
  });
}
