import { paths } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveArabicPage } from './support/arabic-page.js';
import { violationsOf } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail } from './support/mail.js';
import type { ServedPage } from './support/serve-page.js';
import { petition, signByPost } from './support/sign.js';

describe.each(['light', 'dark'] as const)('accessibility, %s', (colorScheme) => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let arabic: ServedPage;

  beforeAll(async () => {
    demo = await startDemo();
    arabic = await serveArabicPage(demo);
    browser = await launchBrowser();
    page = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage();
  });

  afterAll(async () => {
    await browser?.close();
    arabic?.close();
    await demo?.stop();
  });

  const elementsShown = async (): Promise<void> => {
    await page.locator('uncac-petition #country').waitFor();
    await page.locator('uncac-totals .total').waitFor();
    for (const map of await page.locator('uncac-totals[view="map"]').all())
      await map.locator('[role="listbox"]').waitFor();
  };

  const pageAt = async (address: string): Promise<string[]> => {
    await page.goto(address);
    return violationsOf(page);
  };

  it('finds nothing wrong on pages that embed the elements, in English, French and Arabic', async () => {
    for (const address of [demo.partnerA, demo.partnerB, arabic.address]) {
      await page.goto(address);
      await elementsShown();
      expect(await violationsOf(page), address).toEqual([]);
    }
  });

  it.each(['en', 'ar'])('finds nothing wrong on the petition’s own pages (%s)', async (lang) => {
    expect(await pageAt(`${demo.server}${paths.page(petition)}?lang=${lang}`)).toEqual([]);
    expect(await pageAt(`${demo.server}${paths.privacy(petition)}?lang=${lang}`)).toEqual([]);
  });

  it.each(['en', 'ar'])('finds nothing wrong in the frame, nor on the page to put it together (%s)', async (lang) => {
    await page.goto(`${demo.server}${paths.embed(petition)}?lang=${lang}`);
    await page.locator('uncac-petition fieldset').waitFor();
    // It is a piece of another page, whose heading it stands under.
    const ofFrame = (await violationsOf(page)).filter((violation) => !violation.startsWith('page-has-heading-one:'));
    expect(ofFrame, 'frame').toEqual([]);
    await page.goto(`${demo.server}${paths.embedBuilder}?lang=${lang}`);
    await page.locator('uncac-petition fieldset').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
    // Taken for a link on the page, since those to other languages lead to the same path.
    const inBuilder = async () =>
      (await violationsOf(page)).filter((violation) => !violation.startsWith('region: <a class="skip"'));
    expect(await inBuilder(), 'builder').toEqual([]);
    await page.getByRole('listbox').first().selectOption({ index: 0 });
    await page.locator('pre').first().waitFor();
    expect(await inBuilder(), 'snippet').toEqual([]);
  });

  it.each(['en', 'ar'])('finds nothing wrong when the form comes back with mistakes (%s)', async (lang) => {
    await page.goto(`${demo.server}${paths.page(petition)}?lang=${lang}`);
    await page.locator('form button').click();
    await page.getByRole('alert').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each(['en', 'ar'])('finds nothing wrong from the mail’s link to the withdrawal (%s)', async (lang) => {
    const link = await signByPost(demo, `${lang}@signer.example`, { lang });
    expect(await pageAt(`${demo.server}${paths.devMail}`)).toEqual([]);
    expect(await pageAt(link), 'confirm').toEqual([]);
    await page.locator('form button').first().click();
    const mine = page.locator('a[href^="/mine/"]');
    await mine.waitFor();
    expect(await violationsOf(page), 'thanks').toEqual([]);
    await mine.click();
    await page.locator('dl').waitFor();
    expect(await violationsOf(page), 'mine').toEqual([]);
    await page.locator('form button').first().click();
    await page.getByRole('status').waitFor();
    expect(await violationsOf(page), 'corrected').toEqual([]);
    await page.locator('form button').last().click();
    await page.locator('dl').waitFor({ state: 'detached' });
    expect(await violationsOf(page), 'withdrawn').toEqual([]);
  });

  it.each(['en', 'ar'])(
    'finds nothing wrong where a mailbox has more than one entry, and ends all mails (%s)',
    async (lang) => {
      const email = `twice-${lang}@signer.example`;
      const link = await signByPost(demo, email, { lang });
      await signByPost(demo, email, { lang, country: 'DE' });
      expect(await pageAt(link), 'choice').toEqual([]);
      await page.locator('input[type="radio"]').first().waitFor();
      await page.locator('form button').last().click();
      await page.locator('a[href^="/confirm/"]').waitFor();
      expect(await violationsOf(page), 'not me').toEqual([]);
      expect(await pageAt(await linkFromMail(demo, email, '/stop/')), 'stop').toEqual([]);
      await page.locator('form button').click();
      await page.locator('form').waitFor({ state: 'detached' });
      expect(await violationsOf(page), 'stopped').toEqual([]);
    },
  );

  it.each(['en', 'ar'])('finds nothing wrong where a link is mailed again (%s)', async (lang) => {
    expect(await pageAt(`${demo.server}${paths.mineByMail(petition)}?lang=${lang}`)).toEqual([]);
    await page.locator('form button').click();
    await page.getByRole('alert').waitFor();
    expect(await violationsOf(page), 'mistake').toEqual([]);
    await page.locator('#email').fill('nobody@signer.example');
    await page.locator('form button').click();
    await page.locator('form').waitFor({ state: 'detached' });
    expect(await violationsOf(page), 'sent').toEqual([]);
  });

  it('finds nothing wrong on the page of a link that does not work', async () => {
    expect(await pageAt(`${demo.server}${paths.confirm('nonsense')}`)).toEqual([]);
  });
});
