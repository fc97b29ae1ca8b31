import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { enginesHere } from './engines/engines.mjs';

const countTests = ({ tests = [], suites = [] } = {}) => [...tests, ...suites.flatMap(countTests)];

/** Writes `{passed, failed}` to the file that TEST_SUMMARY names; a run without a test counts as failed. */
const summaryReporter = () => ({
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap((session) => countTests(session.testResults));
    const passed = tests.filter((test) => test.passed).length;
    const broken = sessions.filter(
      (session) => session.errors.length > 0 || countTests(session.testResults).length === 0,
    ).length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length + broken;
    if (process.env.TEST_SUMMARY) writeFileSync(process.env.TEST_SUMMARY, JSON.stringify({ passed, failed }));
    if (failed > 0 || passed === 0) process.exitCode = 1;
  },
});

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: 'src/**/*.test.ts',
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 2,
  // A limit for what hangs, not for what is slow on a busy machine.
  testFramework: { config: { timeout: 20_000 } },
  browsers: enginesHere(),
  plugins: [esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) })],
  reporters: [defaultReporter({ reportTestProgress: false }), summaryReporter()],
};
