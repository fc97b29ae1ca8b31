import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { runChecks, showCheck } from './checks.js';
import { runScript } from './run-command.js';
import { addUp, runWidgetTests, runVitest, type Tally } from './runners.js';

/* `npm test` runs everything; `npm test -- FILTER…` only Vitest, with these arguments. */
const filters = process.argv.slice(2);
const summaries = mkdtempSync(join(tmpdir(), 'test-summaries-'));

/** Says what runs and how long it took. What throws counts as one failed test: nothing passes by crashing. */
const step = async (name: string, run: () => Promise<Tally>): Promise<Tally> => {
  const started = performance.now();
  console.log(`\n▸ ${name}`);
  const tally = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`▸ ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`);
  return tally;
};

const checks = async (): Promise<Tally> => {
  const results = await runChecks(showCheck);
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0 };
};

const browser = async (): Promise<Tally> => {
  console.log(await findBrowser());
  return { passed: 0, failed: 0, skipped: 0 };
};

const build = async (): Promise<Tally> => {
  for (const folder of ['packages/widget', 'packages/open', 'packages/builder']) {
    const { exitCode, output } = await runScript(folder, 'build');
    if (exitCode !== 0) throw new Error(output);
  }
  return { passed: 0, failed: 0, skipped: 0 };
};

const everything = async (): Promise<Tally[]> => [
  await step('checks', checks),
  await step('browser', browser),
  await step('build for browsers', build),
  await step('unit and integration tests', () =>
    runVitest(summaries, ['shared', 'builder', 'open', 'server', 'scripts']),
  ),
  await step('widget tests', () => runWidgetTests(summaries)),
  // Last: they use the built widget, and two cores are not enough for them and the others at once.
  await step('end-to-end tests', () => runVitest(summaries, ['e2e'])),
];

const filtered = async (): Promise<Tally[]> => [
  await step('browser', browser),
  await step(filters.join(' '), () => runVitest(summaries, [], filters)),
];

const { passed, failed, skipped } = addUp(filters.length === 0 ? await everything() : await filtered());
rmSync(summaries, { recursive: true });
if (skipped > 0) console.log(`\n${skipped} skipped`);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
