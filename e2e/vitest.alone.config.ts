import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { root: import.meta.dirname, testTimeout: 120000, hookTimeout: 120000, include: ['**/*.test.ts'] } });
