import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,protocol,server,cli,client,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/vscode/**', 'test/panel/**'],
    environment: 'node',
    globalSetup: 'test/generate.ts',
    setupFiles: ['test/seed.ts'],
    // Nothing here is a matter of time; a busy machine must not fail a test.
    testTimeout: 60_000,
  },
});
