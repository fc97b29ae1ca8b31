import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/* One script and one style sheet; the server puts the page around them, since it knows its petitions. */

const root = fileURLToPath(new URL('..', import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    lib: {
      entry: 'src/page/main.ts',
      formats: ['iife'],
      name: 'builder',
      fileName: () => 'builder.js',
      cssFileName: 'builder',
    },
  },
});

cpSync(`${root}src/page/index.html`, `${root}dist/index.html`);
