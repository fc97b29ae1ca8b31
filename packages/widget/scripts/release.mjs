import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const entry = 'uncac-petition.js';

/**
 * Bytes, gzipped, of every file that a page may load; one that no line knows is refused. What a page pays for the form is
 * the script tag's file, which must be enough to show and send it; who begins to fill it in pays for the prover too, where
 * the petition asks for proofs.
 */
const budgets = [
  [/^uncac-petition\.js$/, 15_000],
  [/^frame\.js$/, 1_000],
  [/^chunks\/later-/, 12_000],
  [/^chunks\/kinds-/, 2_500],
  [/^chunks\/words-/, 500],
  [/^chunks\/prover-/, 4_000],
  [/^chunks\/map-/, 35_000],
  [/^locales\//, 3_000],
];

const measure = (path) => {
  const content = readFileSync(`dist/${path}`);
  return {
    path,
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
  };
};

/** What is wrong with a file's size, as a sentence; undefined where nothing is. */
const complaint = ({ path, gzip }) => {
  const budget = budgets.find(([paths]) => paths.test(path))?.[1];
  if (budget === undefined) return `${path} has no budget; give it one in scripts/release.mjs`;
  return gzip > budget ? `${path} is ${gzip} bytes gzipped, its budget is ${budget}` : undefined;
};

/**
 * Lists the files that are served to pages in `dist/release.json`, and prints them with what they may weigh.
 *
 * @param {string} version
 * @returns {boolean} whether every file keeps its budget
 */
export const writeRelease = (version) => {
  const files = globSync(['*.js', 'chunks/*.js', 'locales/*.json'], { cwd: 'dist' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map(measure);
  const { integrity } = files.find(({ path }) => path === entry);
  writeFileSync('dist/release.json', `${JSON.stringify({ version, entry, integrity, files }, null, 2)}\n`);
  console.table(
    files.map(({ path, bytes, gzip }) => ({
      file: path,
      bytes,
      gzip,
      budget: budgets.find(([p]) => p.test(path))?.[1],
    })),
  );
  console.log(`Version ${version} of ${entry}, integrity="${integrity}"`);
  const complaints = files.flatMap((file) => complaint(file) ?? []);
  for (const one of complaints) console.error(one);
  return complaints.length === 0;
};
