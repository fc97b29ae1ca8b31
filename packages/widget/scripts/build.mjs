import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { enKinds } from '../src/locales/en-kinds.ts';
import { enLater } from '../src/locales/en-later.ts';
import { en } from '../src/locales/en.ts';
import { en as enMap } from '../src/map/locales/en.ts';

/**
 * Bytes, gzipped. What a page pays for the form is the script tag's file, which must be enough to show and send it; who
 * begins to fill it in pays for the prover too, where the petition asks for proofs.
 */
const budgets = [
  [/^dist\/uncac-petition\.js$/, 15_000],
  [/^dist\/chunks\/prover-/, 4_000],
  [/^dist\/chunks\/map-/, 35_000],
  [/^dist\/locales\//, 3_000],
];

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const copyLocales = () => {
  mkdirSync('dist/locales', { recursive: true });
  for (const file of globSync('src/locales/*.json')) cpSync(file, file.replace('src', 'dist'));
};

/** A bundler that takes a file for free of side effects leaves its messages out, and nobody would notice. */
const checkMessages = () => {
  const script = globSync(['dist/*.js', 'dist/chunks/*.js'])
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
  const texts = [en, enLater, enKinds, enMap]
    .flatMap(Object.values)
    .flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
  const missing = texts.filter((text) => !script.includes(text));
  if (missing.length > 0) throw new Error(`The built script lacks messages: ${missing.join(' | ')}`);
};

const budgetOf = (file) => budgets.find(([files]) => files.test(file))?.[1] ?? Infinity;

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
checkMessages();
copyLocales();
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
if (!reportSizes()) process.exitCode = 1;
