import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentOf, typesOf } from './describe-elements.mjs';

/* Writes the types that the package ships; with `--docs`, docs/elements.md too. */

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const elements = modules.flatMap(({ declarations }) => declarations);

mkdirSync('dist/types', { recursive: true });
for (const [file, text] of Object.entries(typesOf(elements))) writeFileSync(`dist/types/${file}`, text);
copyFileSync('src/events.ts', 'dist/types/events.d.ts');
// Importing types alone must not fail where a bundler looks for a module.
writeFileSync('dist/esm/types-only.js', 'export {};\n');

if (process.argv.includes('--docs'))
  writeFileSync(fileURLToPath(new URL('../../../docs/elements.md', import.meta.url)), documentOf(elements));
