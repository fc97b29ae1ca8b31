import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compactTemplates } from './vite.config.js';

/** ES modules for npm: Lit stays outside, so that a page with more Lit elements has it once. */
export default defineConfig({
  plugins: [compactTemplates()],
  resolve: {
    alias: [{ find: './own-server.js', replacement: fileURLToPath(new URL('src/own-server.npm.ts', import.meta.url)) }],
  },
  build: {
    target: 'es2022',
    outDir: 'dist/esm',
    lib: { entry: ['src/index.ts', 'src/elements.ts'], formats: ['es'] },
    rolldownOptions: {
      external: /^lit/,
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
