import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runScript } from './run-command.js';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const addUp = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** What a runner's own count is worth: one that crashed or ran nothing has failed, whatever it counted. */
export const judge = (tally: Tally | undefined, exitCode: number): Tally => {
  const { passed, failed, skipped } = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed, skipped };
};

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** @param folder where the runner's summary goes */
export const runVitest = async (
  folder: string,
  projects: readonly string[],
  filters: readonly string[] = [],
): Promise<Tally> => {
  const file = join(folder, `vitest-${projects.join('-')}.json`);
  const args = [
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters.map((filter) => JSON.stringify(filter)),
  ];
  const { exitCode } = await runCommand(`vitest run ${args.join(' ')}`, { show: true });
  const summary = readSummary(file) as VitestSummary | undefined;
  return judge(summary && vitestTally(summary), exitCode);
};

const vitestTally = (summary: VitestSummary): Tally => ({
  passed: summary.numPassedTests,
  failed: summary.numFailedTests,
  skipped: summary.numPendingTests + summary.numTodoTests,
});

/** Web Test Runner in a real browser; its configuration writes the counts to TEST_SUMMARY. */
export const runWidgetTests = async (folder: string): Promise<Tally> => {
  const file = join(folder, 'widget.json');
  const { exitCode } = await runScript('packages/widget', 'test', { show: true, env: { TEST_SUMMARY: file } });
  const summary = readSummary(file) as Pick<Tally, 'passed' | 'failed'> | undefined;
  return judge(summary && { skipped: 0, ...summary }, exitCode);
};

const readSummary = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
