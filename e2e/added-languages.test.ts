import { paths } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail, mailsTo } from './support/mail.js';
import { servePage, type ServedPage } from './support/serve-page.js';
import { petition } from './support/sign.js';

/** What the coalition brought, in `examples/campaign`; nothing of the software knows these languages. */
const added = [
  {
    lang: 'de',
    country: 'Land, in dem Sie leben',
    sign: 'Unterschreiben',
    sent: 'Noch ein Schritt: per E-Mail bestätigen',
    mail: 'Um zu unterschreiben, öffnen Sie diese Seite',
    confirm: 'Ja, ich unterschreibe',
    confirmed: 'Danke: Ihre Unterschrift ist gezählt',
    kenya: 'Kenia',
  },
  {
    lang: 'pt',
    country: 'País onde vive',
    sign: 'Assinar',
    sent: 'Falta um passo: confirme por e-mail',
    mail: 'Para assinar, abra esta página e prima o botão',
    confirm: 'Sim, assino',
    confirmed: 'Agradecemos: a sua assinatura conta',
    kenya: 'Quênia',
  },
] as const;
const widths = [360, 1280];

const hostPage = (server: string, lang: string): string => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Member</title>
    <link rel="icon" href="data:," />
    <style>body { margin: 0; font: 1rem/1.5 system-ui, sans-serif } main { max-width: 64rem; margin: auto; padding: 1rem }</style>
    <script type="module" src="${server}${paths.widget}"></script>
  </head>
  <body>
    <main>
      <uncac-petition petition="${petition}"><a href="${server}${paths.page(petition)}">Petition</a></uncac-petition>
      <uncac-totals petition="${petition}"></uncac-totals>
    </main>
  </body>
</html>`;

/** What is wider than its place, on the page and in the elements; a box that scrolls by itself may be. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const isWide = (one) => {
      const { overflowX, display } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      if (display === 'inline' || box.width <= 1 || one instanceof SVGElement) return false;
      const spills = overflowX === 'visible' && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
      return spills || box.right > innerWidth + 1;
    };
    return all(document).filter(isWide).map((one) => one.localName + ' ' + one.textContent.trim().slice(0, 40));
  })()`);

describe('a language that a coalition has added', () => {
  let demo: Demo;
  let browser: Browser;
  const pages: ServedPage[] = [];
  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    for (const { close } of pages) close();
    await browser?.close();
    await demo?.stop();
  });

  const openAt = async (address: string, width: number): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en' });
    await page.goto(address);
    return page;
  };
  const shoot = async (page: Page, name: string): Promise<void> => {
    const folder = process.env['SCREENS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  for (const { lang, ...says } of added) {
    it(`is spoken from the form over the mail to the thanks, and fits (${lang})`, async () => {
      const host = await servePage(hostPage(demo.server, lang));
      pages.push(host);
      for (const width of widths) {
        const email = `${lang}-${width}@example.org`;
        const page = await openAt(host.address, width);
        await page.getByLabel(says.country).selectOption({ label: says.kenya });
        await page.locator('uncac-petition #name').fill('Amina Wanjiru');
        await page.locator('uncac-petition #email').fill(email);
        await page.locator('uncac-petition #consent').check();
        expect(await overflowing(page), `form, ${width} px`).toEqual([]);
        await shoot(page, `${lang}-${width}-form`);
        await page.getByRole('button', { name: says.sign, exact: true }).click();
        await page.getByText(says.sent).waitFor();
        await shoot(page, `${lang}-${width}-sent`);

        const link = await linkFromMail(demo, email, '/confirm/');
        expect((await mailsTo(demo, email))[0]?.text).toContain(says.mail);
        await page.goto(link);
        expect(await overflowing(page), `confirmation, ${width} px`).toEqual([]);
        await shoot(page, `${lang}-${width}-confirm`);
        await page.getByRole('button', { name: says.confirm }).click();
        await page.getByRole('heading', { name: says.confirmed }).waitFor();
        await shoot(page, `${lang}-${width}-confirmed`);

        await page.goto(`${demo.server}${paths.page(petition)}?lang=${lang}`);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        expect(await overflowing(page), `hosted page, ${width} px`).toEqual([]);
        await shoot(page, `${lang}-${width}-hosted`);
        await page.close();
      }
    });
  }
});
