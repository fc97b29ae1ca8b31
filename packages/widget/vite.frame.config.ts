import { defineConfig } from 'vite';

/** The helper for frames: one file that runs as a module and as a classic script, and leaves no names. */
export default defineConfig({
  build: {
    target: 'es2020',
    outDir: 'dist',
    emptyOutDir: false,
    lib: { entry: 'src/frame/frame.ts', formats: ['iife'], name: 'frame', fileName: () => 'frame.js' },
  },
});
