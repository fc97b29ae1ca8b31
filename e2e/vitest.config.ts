import { defineProject } from 'vitest/config';

export default defineProject({
  test: {
    name: 'e2e',
    include: ['**/*.test.ts'],
    globalSetup: './support/build-widget.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
