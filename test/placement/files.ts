import type { PlanWorkspace } from '../../core/plan/workspace.ts';

/** A workspace of files in memory; a value that is no text is a file that cannot be read. */
export function workspaceOf(
  files: Readonly<
    Record<string, string | object | { problem: 'isFolder' | 'tooLarge' | 'binary' }>
  >,
): PlanWorkspace {
  return {
    async read(uri) {
      const file = files[uri];
      if (file === undefined) return { problem: 'notFound' };
      if (typeof file === 'object' && 'problem' in file) return file;
      return { text: typeof file === 'string' ? file : JSON.stringify(file) };
    },
    resolve: (base, relative) => new URL(relative, base).href,
    async findTaskDefinition(family) {
      return Object.entries(files).find(
        ([, file]) => typeof file === 'object' && 'family' in file && file.family === family,
      )?.[0];
    },
  };
}
