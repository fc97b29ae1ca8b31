import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';

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
  browsers: [
    chromeLauncher({
      // Two pages run at once, and only one of them is in front: the other would hear of no focus.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          '--headless=new',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  plugins: [esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) })],
  reporters: [defaultReporter({ reportTestProgress: false }), summaryReporter()],
};
