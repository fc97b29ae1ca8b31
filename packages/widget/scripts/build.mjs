import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What a page pays for the form: bytes of the script tag's file, gzipped. The file must be enough to show and send it. */
const scriptBudget = 15_000;
const localeBudget = 3_000;

const require = createRequire(import.meta.url);
const run = (packageName, bin, args) => {
  const home = dirname(require.resolve(`${packageName}/package.json`));
  execFileSync(process.execPath, [join(home, bin), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
};

const copyLocales = () => {
  mkdirSync('dist/locales', { recursive: true });
  for (const file of globSync('src/locales/*.json')) cpSync(file, file.replace('src', 'dist'));
};

const budgetOf = (file) => {
  if (file.endsWith('.json')) return localeBudget;
  return file === 'dist/uncac-petition.js' ? scriptBudget : Infinity;
};

/** @returns whether every file keeps its budget */
const reportSizes = () => {
  const sizes = [...globSync(['dist/*.js', 'dist/chunks/*.js', 'dist/locales/*.json'])].sort().map((file) => {
    const content = readFileSync(file);
    return { file, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length, budget: budgetOf(file) };
  });
  console.table(sizes.map((size) => ({ ...size, budget: Number.isFinite(size.budget) ? size.budget : '' })));
  const tooBig = sizes.filter(({ gzip, budget }) => gzip > budget);
  for (const { file, gzip, budget } of tooBig)
    console.error(`${file} is ${gzip} bytes gzipped, its budget is ${budget}`);
  return tooBig.length === 0;
};

await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
await build({ configFile: 'vite.npm.config.ts', logLevel: 'warn' });
copyLocales();
run('typescript', 'bin/tsc', ['-p', 'tsconfig.types.json']);
run('@custom-elements-manifest/analyzer', 'cem.js', ['analyze']);
if (!reportSizes()) process.exitCode = 1;
