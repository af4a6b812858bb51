import { configDefaults, defineConfig } from 'vitest/config';

export const include = ['{core,protocol,server,cli,client,test}/**/*.test.ts'];
export const exclude = [...configDefaults.exclude, 'test/vscode/**', 'test/panel/**'];
/** Files that replace a module of Node.js for all that imports it: each needs modules of its own. */
const replacing = ['test/cli/fix.test.ts', 'test/cli/many-files.test.ts'];

export const common = {
  environment: 'node',
  globalSetup: 'test/generate.ts',
  setupFiles: ['test/seed.ts'],
  // The default leaves one core idle.
  maxWorkers: '100%',
  // Nothing here is a matter of time; a busy machine must not fail a test.
  testTimeout: 180_000,
};

export default defineConfig({
  test: {
    ...common,
    projects: [
      {
        extends: true,
        // Modules are loaded once for all files of a worker, in a third of the time. Nothing in the
        // core keeps state that a test could see.
        test: { name: 'tests', include, exclude: [...exclude, ...replacing], isolate: false },
      },
      { extends: true, test: { name: 'replacing modules', include: replacing } },
    ],
  },
});
