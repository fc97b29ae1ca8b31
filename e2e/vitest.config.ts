import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'e2e',
    include: ['**/*.test.ts'],
    // Browsers, killed servers and traces: two cores are not enough for several at once.
    fileParallelism: false,
    globalSetup: './support/build-for-browsers.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
