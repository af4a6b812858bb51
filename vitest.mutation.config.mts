import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

/**
 * For mutation testing: behaviour alone. Left out are checks of the source text, and what tries the same
 * thing thousands of times, and a test that changes the working directory, which threads cannot.
 */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      exclude: [
        'test/house/**',
        '**/*.property.test.ts',
        'test/lint/steps.test.ts',
        'test/cli/hostile-names.test.ts',
      ],
      bail: 1,
    },
  }),
);
