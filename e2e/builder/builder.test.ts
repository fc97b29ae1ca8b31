import { paths } from '@uncac-petition/shared';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { violationsOf } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { linkFromMail } from '../support/mail.js';
import { servePage } from '../support/serve-page.js';
import { fillForm, petition, pressSign } from '../support/sign.js';

const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

describe('the page /embed-builder', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: demo.server });
    page = await context.newPage();
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const open = (query = '') => page.goto(`${demo.server}${paths.embedBuilder}${query}`);
  const chooseKenya = async (): Promise<void> => {
    await page.getByLabel('Search members').fill('keny');
    await page.getByLabel('Member', { exact: true }).selectOption('example-chapter-kenya');
  };
  const code = (): Promise<string> => page.locator('#code').innerText();

  it('gives an editor what to paste, which signs on another site as it is', async () => {
    await open();
    await page.getByText('Choose your member first').waitFor();
    await chooseKenya();
    await page.getByLabel('Night').check();
    await page.getByLabel('Form and totals').check();
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(await code());
    const style = await page.locator('#style').innerText();

    const site = await servePage(`<!doctype html><html lang="en"><style>${style}</style><body>${copied}</body></html>`);
    onTestFinished(site.close);
    await page.goto(site.address);
    const signer = { name: 'Amina Wanjiru', email: 'amina@builder.example' };
    await fillForm(page, signer);
    const background = `getComputedStyle(document.querySelector('uncac-petition').shadowRoot.querySelector('.frame')).backgroundColor`;
    expect(await page.evaluate(background)).toBe('rgb(16, 21, 29)');
    await page.locator('uncac-totals .total').waitFor();
    await pressSign(page);
    await page.goto(await linkFromMail(demo, signer.email, '/confirm/'));
    await page.getByRole('button', { name: 'Yes, I sign' }).click();
    await page.locator('a[href^="/mine/"]').waitFor();
  });

  it('prints what the command prints, in every language of the petition and without one', async () => {
    await open(`?member=example-chapter-kenya`);
    for (const lang of ['', 'fr', 'ar']) {
      await page.getByLabel('Language of the form').selectOption(lang);
      const printed = await demo.command(
        'member',
        'snippet',
        'example-chapter-kenya',
        '--petition',
        petition,
        ...(lang === '' ? [] : ['--lang', lang]),
      );
      for (const kind of ['Form', 'Frame, for sites', 'Plain link']) {
        await page.getByLabel(kind, { exact: kind === 'Form' }).check();
        await expect
          .poll(async () => printed.includes(`\n${await code()}\n`), { message: `${kind} ${lang}` })
          .toBe(true);
      }
    }
  });

  it('shows the real form with what was chosen, which sends nothing', async () => {
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await open(`?member=example-chapter-kenya`);
    await page.getByLabel('Plain: black and white').check();
    await page.getByLabel('Language of the form').selectOption('fr');
    await page.locator('uncac-petition[theme="plain"][lang="fr"] >> text=Example Chapter Kenya').first().waitFor();
    await page.getByLabel('Language of the form').selectOption('en');
    await fillForm(page, { name: 'Nobody', email: 'nobody@builder.example' });
    await pressSign(page);
    await page.locator('uncac-petition').getByText('nobody@builder.example').waitFor();
    expect(sent).toEqual([]);
  });

  it('gives no code in colours that can’t be read, says what fails, and offers the nearest that can', async () => {
    await open(`?member=example-chapter-kenya`);
    await page.locator('#own').check();
    await page.getByLabel('Your page is shown').selectOption('light');
    await page.locator('input[name="accent"]').fill('#f2c200');
    await page.getByText(/Accent on Background: 1\.\d\d to 1, at least 4\.5 is needed/).waitFor();
    expect(await page.locator('#code').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    // One after another, since the text on the accent is judged on the new one.
    while ((await page.getByRole('button', { name: 'Use #' }).count()) > 0)
      await page.getByRole('button', { name: 'Use #' }).last().click();
    const style = await page.locator('#style').innerText();
    expect(style).toMatch(/uncac-totals \{\s+color-scheme: light;\s+--uncac-accent: #[0-9a-f]{6};/);
    await page.locator('uncac-petition form .primary').waitFor();
    const accent = /--uncac-accent: (#[0-9a-f]{6})/.exec(style)?.[1];
    expect(await page.locator('uncac-petition').evaluate((one) => one.style.getPropertyValue('--uncac-accent'))).toBe(
      accent,
    );
  });

  it('says what a pasted policy lacks', async () => {
    await open(`?member=example-chapter-kenya`);
    await page
      .getByLabel('Response headers, policy or HTML')
      .fill(
        "HTTP/2 200\ncontent-security-policy: default-src 'self'\ncontent-type: text/html\n\n<script src=https://static.hotjar.com/c.js></script>",
      );
    await page.getByText('As it is, this page stops the embed.').waitFor();
    await page.getByText('Hotjar can record').waitFor();
    expect(await page.locator('#repair-0').innerText()).toBe(
      `Content-Security-Policy: default-src 'self'; script-src 'self' ${demo.server}; connect-src 'self' ${demo.server}; worker-src blob:`,
    );
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each(languages)('is accessible and fits a small screen, light and dark (%s)', async (lang) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 700 });
      await open(`?lang=${lang}&member=example-chapter-kenya`);
      await page.locator('#code').waitFor();
      await page.locator('uncac-petition #country').waitFor();
      expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect(await violationsOf(page), colorScheme).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    }
  });

  it('works by keyboard', async () => {
    await open();
    await page.getByLabel('Search members').focus();
    await page.keyboard.type('kenya');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await expect.poll(code).toContain('member="example-chapter-kenya"');
    await page.getByLabel('Form', { exact: true }).focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(code).toMatch(/^<blockquote.*\n<iframe/);
    await page.getByText('only on the sites that are registered for your member').waitFor();
  });

  it('shows the plain snippet without JavaScript, and says why no more', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => plain.close());
    const without = await plain.newPage();
    await without.goto(demo.server + paths.embedBuilder);
    await without.getByText('need JavaScript').waitFor();
    expect(await without.locator('pre').innerText()).toContain(
      `<uncac-petition petition="${petition}" member="your-member-name">`,
    );
  });
});
