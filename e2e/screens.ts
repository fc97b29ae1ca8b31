import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paths } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { serveArabicPage } from './support/arabic-page.js';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { totalBecomes } from './support/live.js';
import { serveMapPage } from './support/map-page.js';
import { petition, signByPost } from './support/sign.js';

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const wide = { width: 1280, height: 900 };
const desk = { width: 1280, height: 1100 };
const tall = { width: 360, height: 1700 };
const narrow = { width: 360, height: 780 };

/** The beginning of the names of the pictures to take; all unless given. */
const [, , wanted = ''] = process.argv;

interface Look {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
}

/** Opens a page of its own, takes the picture, closes it. */
const take = async (
  browser: Browser,
  name: string,
  { viewport, dark = false }: Look,
  show: (page: Page) => Promise<void>,
): Promise<void> => {
  if (!name.startsWith(wanted)) return;
  const context = await browser.newContext({
    viewport,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en',
  });
  const page = await context.newPage();
  await show(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(`docs/screens/${name}.png`);
};

/** So many as have signed below. */
const signers = [
  ['KE', 'example-chapter-kenya'],
  ['KE', 'example-chapter-kenya'],
  ['KE', 'example-union-federation'],
  ['FR', 'example-union-federation'],
  ['FR', 'example-union-federation'],
  ['AR', 'example-chapter-argentina'],
  ['DE', 'example-party'],
] as const;

/** So many more sign before the pictures of the map are taken. */
const signersOnMap = {
  KE: 18,
  IN: 9,
  DE: 6,
  BR: 5,
  FR: 4,
  NG: 4,
  GB: 3,
  FI: 2,
  EG: 2,
  MX: 2,
  AU: 1,
  MT: 1,
  PH: 1,
  AG: 1,
};

const signAll = async (demo: Demo, all: readonly (readonly [country: string, member?: string])[], who: string) => {
  for (const [index, [country, member]] of all.entries()) {
    const link = await signByPost(demo, `${who}-${index}@signer.example`, { country, member });
    const { ok } = await fetch(link, { method: 'POST' });
    if (!ok) throw new Error('A confirmation failed.');
  }
};

/** Moves from country to country with the keys, as somebody does who uses no mouse. */
const chooseOnMap = async (page: Page, shade: string, country: string): Promise<void> => {
  const map = page.locator(`uncac-totals[shade="${shade}"]`);
  await map.locator('[role="listbox"] [tabindex="0"]').focus();
  const chosen = map.locator(`[data-country="${country}"][aria-selected="true"]`);
  while ((await chosen.count()) === 0) await page.keyboard.press('ArrowDown');
};

const takeMaps = async (demo: Demo, browser: Browser): Promise<void> => {
  if (!wanted.startsWith('map') && wanted !== '') return;
  const onMap = Object.entries(signersOnMap).flatMap(([country, count]) =>
    Array.from({ length: count }, () => country),
  );
  await signAll(
    demo,
    onMap.map((country) => [country]),
    'map',
  );
  const [english, arabic] = await Promise.all([serveMapPage(demo, 'en'), serveMapPage(demo, 'ar')]);
  const showing = (address: string, shade: string, country: string) => async (page: Page) => {
    await page.goto(`${address}/?shade=${shade}`);
    await chooseOnMap(page, shade, country);
  };
  const phone = { width: 360, height: 820 };
  await take(browser, 'map-signatures', { viewport: wide }, showing(english.address, 'signatures', 'KE'));
  await take(
    browser,
    'map-signatures-dark',
    { viewport: phone, dark: true },
    showing(english.address, 'signatures', 'BR'),
  );
  await take(browser, 'map-stance-dark', { viewport: wide, dark: true }, showing(english.address, 'stance', 'EG'));
  await take(browser, 'map-stance-arabic', { viewport: phone }, showing(arabic.address, 'stance', 'EG'));
  await take(browser, 'map-stance-french', { viewport: desk }, async (page) => {
    await page.goto(demo.partnerB);
    await chooseOnMap(page, 'stance', 'EG');
  });
  for (const page of [english, arabic]) page.close();
};

/** Confirms, and follows the link to one's own signature. */
const showMine = async (page: Page, confirmLink: string): Promise<void> => {
  await page.goto(confirmLink);
  await page.locator('form button').first().click();
  await page.locator('a[href^="/mine/"]').click();
  await page.locator('dl').first().waitFor();
};

const takeAll = async (demo: Demo, browser: Browser, arabicAddress: string): Promise<void> => {
  const total = String(signers.length);
  const embedding = (address: string) => async (page: Page) => {
    await page.goto(address);
    await page.locator('uncac-petition #country').waitFor();
    await page.locator('uncac-totals .total').waitFor();
  };
  const own = (path: string) => async (page: Page) => void (await page.goto(demo.server + path));

  await take(browser, 'partner-wide', { viewport: desk }, async (page) => {
    await embedding(demo.partnerA)(page);
    await totalBecomes(page, total);
  });
  await take(browser, 'partner-narrow', { viewport: tall }, async (page) => {
    await embedding(demo.partnerA)(page);
    await page
      .locator('uncac-petition')
      .evaluate('document.querySelector("uncac-petition").scrollIntoView({ block: "start" })');
  });
  await take(browser, 'partner-dark', { viewport: desk, dark: true }, embedding(demo.partnerB));
  await take(browser, 'partner-arabic', { viewport: desk }, embedding(arabicAddress));
  await take(browser, 'partner-arabic-narrow', { viewport: tall }, embedding(arabicAddress));
  await take(browser, 'totals', { viewport: { width: 640, height: 700 } }, async (page) => {
    await embedding(demo.partnerA)(page);
    await page
      .locator('uncac-totals')
      .evaluate('document.querySelector("uncac-totals").scrollIntoView({ block: "start" })');
  });
  await take(browser, 'hosted-english', { viewport: desk }, own(paths.page(petition)));
  await take(browser, 'hosted-arabic-dark', { viewport: tall, dark: true }, own(`${paths.page(petition)}?lang=ar`));
  await take(browser, 'confirm', { viewport: narrow }, async (page) => {
    await page.goto(await signByPost(demo, 'confirm@signer.example', { member: 'example-chapter-kenya' }));
  });
  await take(browser, 'thanks', { viewport: wide }, async (page) => {
    await page.goto(await signByPost(demo, 'thanks@signer.example', { member: 'example-chapter-kenya' }));
    await page.locator('form button').first().click();
    await page.locator('.number').waitFor();
  });
  await take(browser, 'thanks-arabic', { viewport: narrow }, async (page) => {
    await page.goto(await signByPost(demo, 'arabic@signer.example', { lang: 'ar' }));
    await page.locator('form button').first().click();
    await page.locator('.number').waitFor();
  });
  await take(browser, 'mine', { viewport: { width: 1280, height: 1500 } }, async (page) => {
    await showMine(page, await signByPost(demo, 'mine@signer.example', { optIn: ['lead'] }));
  });
  await take(browser, 'mine-arabic-dark', { viewport: tall, dark: true }, async (page) => {
    await showMine(page, await signByPost(demo, 'mine-arabic@signer.example', { lang: 'ar' }));
  });
  await take(browser, 'hosted-only-the-number', { viewport: { width: 360, height: 2400 } }, async (page) => {
    await page.goto(demo.server + paths.page(petition));
    await page.locator('#country').selectOption('EG');
  });
  await take(browser, 'open', { viewport: desk }, own(paths.open));
  await take(browser, 'open-arabic-dark', { viewport: tall, dark: true }, own(`${paths.open}?lang=ar`));
  await take(browser, 'development-mailbox', { viewport: wide }, own(paths.devMail));
};

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const arabic = await serveArabicPage(demo);
const browser = await launchBrowser();
try {
  await signAll(demo, signers, 'signer');
  await takeAll(demo, browser, arabic.address);
  await takeMaps(demo, browser);
} finally {
  await browser.close();
  arabic.close();
  await demo.stop();
}
