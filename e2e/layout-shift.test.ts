import { embedCss, paths, type PublicTotals } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { holdAnswers, painted } from './support/gates.js';
import { servePage, type ServedPage } from './support/serve-page.js';
import { shiftsOf } from './support/shifts.js';
import { petition } from './support/sign.js';

/** What the elements ask for, in the order in which it comes here, one after another. */
const answers = {
  script: /\/uncac-petition\.js$/,
  petition: /\/v1\/petitions\/[^/]+\?/,
  words: /\/locales\/\w+\.json/,
  later: /\/later-/,
  kinds: /\/kinds-/,
  kindsWords: /\/locales\/\w+-kinds\.json/,
  totals: /\/totals$/,
  map: /\/map-/,
  mapWords: /\/locales\/\w+-map\.json/,
  positions: /\/positions/,
} as const;
const inOrder = Object.keys(answers) as (keyof typeof answers)[];
const otherWayRound: typeof inOrder = ['script', ...inOrder.slice(1).reverse()];

const countries = ['KE', 'DE', 'FR', 'AR', 'NG', 'IN', 'FI', 'BR', 'ES', 'MA', 'SE', 'JP'];

/** As after some weeks, when the list and the kinds are as long as they get. */
const grown = (totals: PublicTotals, total = 12_345): PublicTotals => ({
  ...totals,
  sequence: total,
  signatures: { total, individual: total - 397, organisation: 356, parliamentarian: 41 },
  kindCountries: { organisation: 95, parliamentarian: 12 },
  countries: countries.map((country, index) => ({ country, count: 1200 - 50 * index })),
  withheld: { countries: { places: 7, count: 38 }, members: { places: 0, count: 0 } },
});

const words = 'Something else that people read on this page. '.repeat(8);

const pageWith = (element: string, lang: string, server: string, head: string): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>A page</title>
  <link rel="icon" href="data:," />
  <style>body { margin: 16px; font: 16px/1.5 sans-serif }</style>
  ${head}
  <script type="module" src="${server}${paths.widget}"></script>
  <h1>A page</h1>
  <p>${words}</p>
  <${element} petition="${petition}"><a href="${server}${paths.page(petition)}">Sign the petition</a></${element.split(' ')[0]}>
  <p>${words}</p>
  <p>${words}</p>
</html>`;

describe('nothing jumps on a page', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page | undefined;
  let served: ServedPage | undefined;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });

  afterEach(async () => {
    served?.close();
    await page?.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const open = async (element: string, lang: string, width: number, head = '') => {
    served = await servePage(pageWith(element, lang, demo.server, head));
    const opened = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
    page = opened;
    const gates = await holdAnswers(opened, answers, { totals: (body) => grown(body as PublicTotals) });
    await opened.goto(served.address, { waitUntil: 'commit' });
    await opened.locator('p').last().waitFor();
    await painted(opened);
    return { shown: opened, gates };
  };

  describe.each([
    ['uncac-petition', 'button'],
    ['uncac-totals', 'heading'],
    ['uncac-totals view="map"', 'listbox'],
    ['uncac-totals view="map" shade="stance"', 'listbox'],
  ] as const)('with <%s>', (element, role) => {
    const [tag = ''] = element.split(' ');

    it('that has the documented rule, from its first paint on', async () => {
      const { shown, gates } = await open(element, 'en', 360, `<style>${embedCss}</style>`);
      for (const gate of inOrder) await gates.open(gate);
      await shown.locator(tag).getByRole(role).first().waitFor();
      expect(await shiftsOf(shown)).toEqual([]);
    });

    it('without the rule, once the element is defined', async () => {
      const { shown, gates } = await open(element, 'ar', 1280);
      // One element is registered by the first file, the other by the second.
      const defining: typeof inOrder = tag === 'uncac-totals' ? ['script', 'later'] : ['script'];
      for (const gate of defining) await gates.open(gate);
      await shown.waitForFunction(`customElements.get('${tag}')`);
      const before = await shiftsOf(shown);
      for (const gate of otherWayRound) await gates.open(gate);
      await shown.locator(tag).getByRole(role).first().waitFor();
      expect((await shiftsOf(shown)).slice(before.length)).toEqual([]);
    });
  });
});
