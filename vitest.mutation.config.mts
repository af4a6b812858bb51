import { defineConfig } from 'vitest/config';
import { common, exclude, include } from './vitest.config.mts';

/**
 * For mutation testing: behaviour alone. Left out are checks of the source text, and what tries the same
 * thing thousands of times, and a test that changes the working directory, which threads cannot.
 */
export default defineConfig({
  test: {
    ...common,
    include,
    exclude: [
      ...exclude,
      'test/house/**',
      '**/*.property.test.ts',
      'test/lint/steps.test.ts',
      'test/cli/hostile-names.test.ts',
    ],
    bail: 1,
  },
});
