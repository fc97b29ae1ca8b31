import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import widget from './package.json' with { type: 'json' };
import { handOver } from './scripts/hand-over.mjs';
import { leanLit } from './scripts/lean-lit.mjs';

/** Indentation means nothing in these sources, and inside templates it would be shipped. */
export const compactTemplates = (): Plugin => ({
  name: 'compact-templates',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.includes('/widget/src/')) return undefined;
    const flush = code
      .replace(/\n\s+/g, '\n')
      .replace(/(?<=[>`])\n(?=<|\$\{)|(?<=\})\n(?=<)|(?<=>)\n(?=`)|\n(?=\/?>)/g, '');
    return { code: id.endsWith('.styles.ts') ? compactStyles(flush) : flush, map: null };
  },
});

const compactStyles = (code: string): string =>
  code.replace(/css`([^`]*)`/g, (_, styles: string) => {
    const compact = styles
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/: /g, ':')
      .replaceAll(';}', '}');
    return `css\`${compact.trim()}\``;
  });

/** Marks for bundlers, which have nothing more to do. */
const withoutPureMarks = (): Plugin => ({
  name: 'without-pure-marks',
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replaceAll('/* @__PURE__ */', '');
  },
});

/** For the script tag: one file to show and send the form, with Lit in it, and a second one for what comes after. */
export default defineConfig({
  plugins: [
    compactTemplates(),
    leanLit(fileURLToPath(new URL('src/trusted-html.ts', import.meta.url))),
    withoutPureMarks(),
    handOver(widget.version),
  ],
  build: {
    target: 'es2022',
    lib: { entry: 'src/script.ts', formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: { entryFileNames: 'uncac-petition.js', chunkFileNames: 'chunks/[name]-[hash].js', minify: true },
    },
  },
});
