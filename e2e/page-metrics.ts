import { embedCss, paths } from '@uncac-petition/shared';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { startDemo } from './support/demo.js';
import { servePage } from './support/serve-page.js';
import { petition } from './support/sign.js';

/** Times that each page is measured; both in turn, so that what else the machine does meets both. */
const rounds = Number(process.argv[2] ?? 10);

/** A cheap phone on a slow mobile network. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowerBy = 4;
const settleMs = 6000;

type Metric = 'FCP ms' | 'LCP ms' | 'CLS' | 'TBT ms' | 'kB' | 'requests';
type Metrics = Readonly<Record<Metric, number>>;

const words = 'Something that people read on this page before they come to the petition. '.repeat(30);

const pageWith = (head: string, element: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>A page</title>
  <link rel="icon" href="data:," />
  <style>body { margin: 16px; font: 16px/1.5 sans-serif }</style>
  ${head}
  <h1>A page of a member</h1>
  <p>${words}</p>
  ${element}
  <p>${words}</p>
</html>`;

/** Runs on the page, from before anything else. */
const observe = `
  globalThis.measured = { fcp: 0, lcp: 0, cls: 0, tbt: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => name === 'first-contentful-paint' && (measured.fcp = startTime));
  watch('largest-contentful-paint', ({ startTime }) => (measured.lcp = startTime));
  watch('layout-shift', ({ value }) => (measured.cls += value));
  watch('longtask', ({ duration }) => (measured.tbt += Math.max(0, duration - 50)));
`;

const measure = async (browser: Browser, address: string): Promise<Metrics> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let [bytes, requests] = [0, 0];
  session.on('Network.requestWillBeSent', () => void requests++);
  session.on('Network.dataReceived', ({ encodedDataLength }) => void (bytes += encodedDataLength));
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
  await page.addInitScript(observe);
  await page.goto(address);
  await page.waitForTimeout(settleMs);
  const { fcp, lcp, cls, tbt } = await page.evaluate<Record<'fcp' | 'lcp' | 'cls' | 'tbt', number>>('measured');
  await context.close();
  return { 'FCP ms': fcp, 'LCP ms': lcp, CLS: cls, 'TBT ms': tbt, kB: bytes / 1000, requests };
};

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * share)] ?? 0;

/** The median, and between which two values the middle half lies. */
const say = (values: readonly number[]): string => {
  const [low = '', median = '', high = ''] = [0.25, 0.5, 0.75].map((share) => quantile(values, share).toFixed(1));
  return `${median} (${low}–${high})`;
};

const demo = await startDemo();
const browser = await launchBrowser();
const element = `<uncac-petition petition="${petition}"><a href="${demo.server}${paths.page(petition)}">Sign the petition</a></uncac-petition>`;
const script = `<script type="module" src="${demo.server}${paths.widget}"></script>`;
const pages = {
  without: await servePage(pageWith('', '')),
  with: await servePage(pageWith(`<style>${embedCss}</style>${script}`, element)),
};
const runs: Record<keyof typeof pages, Metrics[]> = { without: [], with: [] };
try {
  for (let round = 0; round < rounds; round++)
    for (const name of ['without', 'with'] as const) runs[name].push(await measure(browser, pages[name].address));
  console.log(`${rounds} times each, CPU ${slowerBy} times slower, 1.6 Mbit/s, 150 ms: median (middle half)`);
  console.table(
    Object.fromEntries(
      (['FCP ms', 'LCP ms', 'CLS', 'TBT ms', 'kB', 'requests'] as const).map((metric) => [
        metric,
        {
          without: say(runs.without.map((run) => run[metric])),
          with: say(runs.with.map((run) => run[metric])),
        },
      ]),
    ),
  );
} finally {
  for (const page of Object.values(pages)) page.close();
  await browser.close();
  await demo.stop();
}
