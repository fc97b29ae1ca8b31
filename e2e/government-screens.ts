import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paths } from '@uncac-petition/shared';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { servePage } from './support/serve-page.js';
import { petition } from './support/sign.js';

/* What a signer is told of their government, and the map of governments, in three languages; for docs/screens/. */

const folder = fileURLToPath(new URL('../docs/screens/', import.meta.url));
const governments = ['DE', 'EG', 'FI', 'KE'];
const languages = [
  { lang: 'en', dir: 'ltr' },
  { lang: 'fr', dir: 'ltr' },
  { lang: 'ar', dir: 'rtl' },
] as const;

type Language = (typeof languages)[number];

const html = ({ server }: Demo, { lang, dir }: Language): string => `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Governments</title>
    <style>body { margin: 1rem; font: 1rem/1.6 system-ui, sans-serif } main { max-width: 64rem; margin: auto }</style>
    <script type="module" src="${server}${paths.widget}"></script>
  </head>
  <body>
    <main>
      <uncac-petition petition="${petition}"></uncac-petition>
      <uncac-totals petition="${petition}" view="map" shade="stance"></uncac-totals>
    </main>
  </body>
</html>`;

const takeAll = async (demo: Demo, browser: Browser, language: Language): Promise<void> => {
  const { lang } = language;
  const served = await servePage(html(demo, language));
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1000 },
    locale: lang,
    reducedMotion: 'reduce',
  });
  await page.goto(served.address);
  const form = page.locator('uncac-petition form');
  for (const country of governments) {
    await page.locator('uncac-petition #country').selectOption(country);
    await form.locator('.note').first().waitFor();
    await form.screenshot({ path: join(folder, `government-${country.toLowerCase()}-${lang}.png`) });
  }
  const totals = page.locator('uncac-totals');
  for (const country of governments) {
    await totals.locator(`[part="map-shapes"] [data-country="${country}"]`).click({ force: true });
    await totals.screenshot({ path: join(folder, `government-${country.toLowerCase()}-${lang}-map.png`) });
  }
  await page.close();
  served.close();
};

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const browser = await launchBrowser();
try {
  for (const language of languages) await takeAll(demo, browser, language);
} finally {
  await browser.close();
  await demo.stop();
}
