import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { startDemo } from '../support/demo.js';
import type { Frame } from './frame-page.js';
import { serveStates } from './serve-states.js';
import type { Sheet } from './sheet-page.js';
import { states } from './states.js';

const folder = fileURLToPath(new URL('../../docs/screens/sheets/', import.meta.url));
const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'de', 'pt'];
const schemes = ['light', 'dark'] as const;
const all = Object.keys(states);
const half = Math.ceil(all.length / 2);

/** The beginnings of the names of the sheets to take; all unless given. */
const [, , ...wanted] = process.argv;
const isWanted = ({ name }: Sheet): boolean => wanted.length === 0 || wanted.some((start) => name.startsWith(start));

const frames = (names: readonly string[], frame: Omit<Frame, 'state'>): Frame[] =>
  names.map((state) => ({ state, ...frame }));

const sheets: readonly Sheet[] = [
  ...languages.flatMap((lang) =>
    schemes.map((scheme) => ({
      name: `320-${lang}-${scheme}`,
      width: 320,
      most: 1100,
      scale: 0.42,
      rows: [all.slice(0, half), all.slice(half)].map((names) => frames(names, { lang, scheme })),
    })),
  ),
  ...[768, 1280].map((width) => ({
    name: String(width),
    width,
    most: 1100,
    scale: 0.3,
    rows: languages.map((lang, index) =>
      frames(['reluctant', 'organisation', 'sent', 'totals', 'stances'], {
        lang,
        scheme: schemes[index % 2] ?? 'light',
      }),
    ),
  })),
  {
    name: 'themes',
    width: 340,
    most: 1000,
    scale: 0.4,
    rows: schemes.map((scheme) =>
      ['calm', 'plain', 'night'].flatMap((theme) => [
        ...frames(['reluctant', 'errors', 'sent', 'totals'], { lang: 'en', scheme, theme }),
        ...frames(['country'], { lang: 'ar', scheme, theme }),
      ]),
    ),
  },
];

/** Each frame as high as what is in it, or as there is room for, and then showing the form, or what is said below it. */
const fitFrames = (most: number): string =>
  `for (const frame of document.querySelectorAll('iframe')) {
    const { body, documentElement } = frame.contentDocument;
    const height = Math.min(${most}, body.scrollHeight);
    frame.style.height = height + 'px';
    const root = body.firstElementChild.shadowRoot;
    const find = (selector) => root?.querySelector(selector)?.getBoundingClientRect();
    const end = find(frame.src.includes('state=preview') ? '.card' : '.trouble:not(#summary), [part=status]');
    const top = end ? end.bottom - height + 120 : find('#form-title')?.top - 60;
    const whole = frame.src.includes('state=form') || frame.clientWidth >= 1280;
    frame.contentWindow.scrollTo(0, whole ? 0 : documentElement.scrollTop + (top || 0));
  }`;

const allReady = `[...document.querySelectorAll('iframe')].every((frame) =>
  frame.contentDocument?.documentElement.dataset.ready !== undefined)`;

/** Captions of frames that did not come into their state, or are wider than they may be. */
const troubled = `[...document.querySelectorAll('iframe')].flatMap((frame) => {
  const root = frame.contentDocument.documentElement;
  const caption = frame.parentElement.textContent;
  return [
    ...(root.dataset.ready === 'true' ? [] : [caption + ': not reached']),
    ...(root.scrollWidth > frame.clientWidth ? [caption + ': too wide'] : []),
  ];
})`;

const take = async (browser: Browser, address: string, { name, most, scale }: Sheet): Promise<void> => {
  const context = await browser.newContext({ deviceScaleFactor: scale, reducedMotion: 'reduce', locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${address}/sheet/${name}`);
  await page.waitForFunction(allReady, undefined, { timeout: 240_000 });
  for (const trouble of await page.evaluate<string[]>(troubled)) console.error(`  ${trouble}`);
  await page.evaluate(fitFrames(most));
  await page.waitForTimeout(500);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await context.close();
  // Debian's package `pngquant`; without it the pictures are as good, and three times as large.
  spawnSync('pngquant', ['--force', '--ext', '.png', '128', path]);
  console.log(`docs/screens/sheets/${name}.png  ${Math.ceil(statSync(path).size / 1000)} kB`);
};

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const served = await serveStates(demo, sheets);
const browser = await launchBrowser();
try {
  for (const sheet of sheets.filter(isWanted)) await take(browser, served.address, sheet);
} finally {
  await browser.close();
  served.close();
  await demo.stop();
}
