import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { brokenBoundaries } from './boundaries.js';
import { root, sourceFiles } from './files.js';
import { runCommand, runScript, type CommandResult } from './run-command.js';

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

const typedFolders = [
  'packages/shared',
  'packages/builder',
  'packages/open',
  'packages/server',
  'packages/widget',
  'scripts',
  'e2e',
  'bench',
];

const commands: Readonly<Record<string, () => Promise<CommandResult>>> = {
  format: () => runCommand('oxfmt --check'),
  lint: () => runScript('.', 'lint'),
  ...Object.fromEntries(
    typedFolders
      .filter((folder) => existsSync(`${root}${folder}/tsconfig.json`))
      .map((folder) => [`types of ${folder}`, () => runCommand(`tsc -p ${folder}`)]),
  ),
  'dead code': () => runScript('.', 'dead-code'),
};

/** Everything that can be said about the code without running it, one check for each core; tells of each when it is done. */
export const runChecks = async (report: (result: CheckResult) => void): Promise<CheckResult[]> => {
  const results = [checkBoundaries()];
  results.forEach(report);
  const waiting = Object.entries(commands).values();
  const work = async (): Promise<void> => {
    for (const [name, run] of waiting) {
      const { exitCode, output, seconds } = await run();
      const result = { name, passed: exitCode === 0, output, seconds };
      results.push(result);
      report(result);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
};

const checkBoundaries = (): CheckResult => {
  const started = performance.now();
  const broken = brokenBoundaries(sourceFiles());
  const seconds = (performance.now() - started) / 1000;
  return { name: 'boundaries', passed: broken.length === 0, output: broken.join('\n'), seconds };
};

/** One line for a check that passed; what it said, for one that failed. */
export const showCheck = ({ name, passed, output, seconds }: CheckResult): void => {
  if (!passed) console.log(output.trim());
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
};
