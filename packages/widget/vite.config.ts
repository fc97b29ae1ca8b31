import { defineConfig, type Plugin } from 'vite';

/** Indentation means nothing in these sources, and inside templates it would be shipped. */
const compactTemplates = (): Plugin => ({
  name: 'compact-templates',
  enforce: 'pre',
  transform: (code, id) => {
    if (!id.includes('/widget/src/')) return undefined;
    const flush = code.replace(/\n\s+/g, '\n').replace(/>\n</g, '><');
    return { code: id.endsWith('.styles.ts') ? compactStyles(flush) : flush, map: null };
  },
});

const compactStyles = (code: string): string =>
  code.replace(/css`([^`]*)`/g, (_, styles: string) => `css\`${styles.replace(/\s+/g, ' ').replace(/ ?([{};,>]) ?/g, '$1').replace(/: /g, ':').replaceAll(';}', '}').trim()}\``);

/** The one file for the script tag, with Lit in it. */
export default defineConfig({
  plugins: [compactTemplates()],
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: 'src/elements.ts',
      preserveEntrySignatures: false,
      output: { format: 'es', entryFileNames: 'uncac-petition.js', minify: true },
    },
  },
});
