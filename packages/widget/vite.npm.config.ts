import { defineConfig } from 'vite';
import { compactTemplates } from './vite.config.js';

/** ES modules for npm: Lit stays outside, so that a page with more Lit elements has it once. */
export default defineConfig({
  plugins: [compactTemplates()],
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
