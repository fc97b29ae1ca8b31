import { globSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser.js';
import { issueChallenge } from '../packages/server/src/admission/challenge.js';
import { difficultySettings } from '../packages/server/src/admission/difficulty.js';
import { systemClock } from '../packages/server/src/config/clock.js';
import { deriveKeys } from '../packages/server/src/config/keys.js';
import { randomFrom } from '../packages/server/src/config/random.js';

/*
 * `pnpm bench proof-of-work [runs]`: how long a slow phone works on a proof, in Chromium, with the built widget.
 *
 * The page is slowed down by the browser itself. It does not slow down workers, so their time is multiplied.
 * Judged is the processor's time, since this machine may be busy with other things.
 */
const runs = Number(process.argv[2] ?? 15);
const dist = fileURLToPath(new URL('../packages/widget/dist', import.meta.url));
const { work } = difficultySettings;
const goals = [
  { difficulty: 'quiet', rounds: work.quiet, slowdown: 4, quantile: 0.5, atMostSeconds: 1.5 },
  { difficulty: 'highest', rounds: work.highest, slowdown: 6, quantile: 0.95, atMostSeconds: 5 },
] as const;
const ways = ['worker', 'slices'] as const;
type Way = (typeof ways)[number];

/* Runs in the page; as text, since this package knows no DOM. */
const solver = (chunk: string): string => `
  globalThis.solve = async (challenge, way) => {
    const { Prover } = await import('/chunks/${chunk}');
    const slicesMs = [];
    let started = performance.now();
    const { port1, port2 } = new MessageChannel();
    const prover = new Prover({
      fetch: async () => Response.json(challenge),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (timer) => clearTimeout(timer),
      now: () => Date.now(),
      ...(way === 'slices' && {
        startWorker: () => {
          throw new Error('Measured without workers');
        },
        nextTurn: (run) => {
          slicesMs.push(performance.now() - started);
          port1.onmessage = () => {
            started = performance.now();
            run();
          };
          port2.postMessage(undefined);
        },
      }),
    });
    const outcome = await prover.take('challenge');
    if (outcome.kind !== 'ok') throw new Error(outcome.kind);
    return slicesMs;
  };
`;

const openPage = async (page: Page): Promise<void> => {
  const chunks = globSync('chunks/prover-*.js', { cwd: dist });
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1)
    throw new Error('Build the widget first: npm run build in packages/widget');
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(dist, pathname)) });
  });
  await page.addInitScript(solver(basename(chunk)));
};

/** Challenges as the server makes them, but with the counters spread evenly, so that a few runs stand for many. */
const challengesOf = async (rounds: number) => {
  const spread = (run: number) => (run + 0.5) / runs;
  const cost = (await issue(rounds, 0)).parameters.cost;
  const counters = Array.from({ length: runs }, (_, run) => Math.floor(spread(run) * Math.floor(rounds / cost)));
  return Promise.all(
    counters.map(async (counter) => ({ rounds: (counter + 2) * cost, challenge: await issue(rounds, counter) })),
  );
};

const issue = (rounds: number, drawn: number) => {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(drawn, 0, 6);
  return issueChallenge(
    {
      keys: deriveKeys('a secret for a bench, and long enough for one'),
      clock: systemClock,
      random: randomFrom(() => bytes),
    },
    'bench',
    rounds,
  );
};

const measure = async (page: Page, cdp: CDPSession, way: Way, goal: (typeof goals)[number]) => {
  const rate = way === 'slices' ? goal.slowdown : 1;
  const seconds: number[] = [];
  const slicesMs: number[] = [];
  let hashes = 0;
  let busy = 0;
  for (const { challenge, rounds } of await challengesOf(goal.rounds)) {
    // Each on a page of its own, as people have it: what has run before would change the speed.
    await page.goto('http://bench.example/');
    await cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const before = await processorSeconds(cdp, way);
    slicesMs.push(...(await page.evaluate<number[]>(`solve(${JSON.stringify(challenge)}, '${way}')`)));
    const used = (await processorSeconds(cdp, way)) - before;
    hashes += rounds;
    busy += used;
    seconds.push((used * goal.slowdown) / rate);
  }
  const reached = quantileOf(seconds, goal.quantile);
  return {
    difficulty: goal.difficulty,
    rounds: goal.rounds,
    way,
    'slice ms, p95': way === 'slices' ? Math.round(quantileOf(slicesMs, 0.95)) : '',
    slowdown: `${goal.slowdown}×`,
    'hashes/s': Math.round(hashes / busy / 1000) * 1000,
    quantile: goal.quantile,
    seconds: Number(reached.toFixed(2)),
    goal: goal.atMostSeconds,
    holds: reached <= goal.atMostSeconds,
    headroom: Number((goal.atMostSeconds / reached).toFixed(1)),
  };
};

/** Of the page's thread, or of the process with its workers. */
const processorSeconds = async (cdp: CDPSession, way: Way): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const name = way === 'slices' ? 'ThreadTime' : 'ProcessTime';
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`This browser does not tell ${name}`);
  return found.value;
};

const quantileOf = (values: readonly number[], quantile: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] ?? Number.NaN;
};

const browser = await launchBrowser();
const results = [];
try {
  const page = await browser.newPage();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await openPage(page);
  for (const way of ways) for (const goal of goals) results.push(await measure(page, cdp, way, goal));
} finally {
  await browser.close();
}
console.table(results);
console.log(`${runs} runs each; load of this machine: ${loadavg()[0]?.toFixed(1)}`);
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
