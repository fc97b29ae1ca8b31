import { snippetFor } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPage, type EmbedNeed, type Report } from '../../packages/builder/src/check/check-page.js';
import { readPasted } from '../../packages/builder/src/check/pasted.js';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { servePage } from '../support/serve-page.js';
import { petition } from '../support/sign.js';

/** Each with `{server}` where the petition server's origin goes. */
const policies = [
  "default-src 'none'",
  "default-src 'none'; script-src {server}; connect-src {server}; worker-src blob:",
  "default-src 'none'; script-src {server}; connect-src {server}; frame-src {server}",
  "default-src 'self'",
  'default-src *',
  'script-src http:; connect-src http:',
  'script-src localhost:*; frame-src localhost:*',
  'script-src {server}/widget/; connect-src {server}/v1/',
  'connect-src {server}/v1/petitions',
  'connect-src {server}/v1/petitions/',
  'script-src {server}/assets/',
  "script-src-elem {server}; script-src 'none'",
  "script-src 'nonce-abc'",
  "script-src 'nonce-abc' 'strict-dynamic' {server}",
  "script-src 'strict-dynamic' {server}",
  "connect-src 'self', connect-src {server}",
  "connect-src {server}; connect-src 'none'",
  "child-src 'none'; frame-src {server}",
  "child-src 'self'",
  'sandbox allow-scripts',
  'sandbox',
  "require-trusted-types-for 'script'",
  "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
  "require-trusted-types-for 'script'; trusted-types dompurify",
  "trusted-types 'none'",
];

/** A nonce is given by whoever runs the page. */
const isForOwner = ({ findings }: Report): boolean => findings.some(({ code }) => code === 'nonce-needed');

describe('what the builder says of a policy', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    page = await (await browser.newContext({ locale: 'en' })).newPage();
    // Streams never end, and a page that has come to rest is what tells that nothing more will be shown.
    await page.route('**/totals**', (route) => route.abort());
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const snippet = () =>
    snippetFor({ publicUrl: demo.server, petition, member: 'none', title: 'The petition', lang: 'en' });

  /** Whether a form is shown once the page has come to rest. */
  const isShown = async (html: string, header: string, need: EmbedNeed): Promise<boolean> => {
    const site = await servePage(`<!doctype html><title>A site</title>${html}`, { 'content-security-policy': header });
    try {
      await page.goto(site.address, { waitUntil: 'networkidle' });
      const form = need === 'frame' ? page.frameLocator('iframe').locator('#country') : page.locator('#country');
      return (await form.count()) > 0;
    } finally {
      site.close();
    }
  };

  const says = (header: string, need: EmbedNeed) =>
    checkPage(readPasted(`Content-Security-Policy: ${header}`), {
      need,
      page: new URL('http://localhost:1'),
      server: new URL(demo.server),
    });

  it.each(policies)('is what a browser does: %s', async (policy) => {
    const header = policy.replaceAll('{server}', demo.server);
    for (const need of ['script', 'frame'] as const) {
      const html = need === 'script' ? snippet().lines : snippet().frame;
      const said = says(header, need);
      expect(await isShown(html, header, need), need).toBe(said.works);
      const [repair, ...more] = said.works ? [] : said.repairs;
      const mended = repair === undefined || more.length > 0 || isForOwner(said) ? undefined : repair.after;
      expect(mended === undefined || (await isShown(html, mended, need)), `${need}, mended`).toBe(true);
    }
  });

  it.each(['script-src {server}/widget/v1/', 'script-src {server}/widget/v1/uncac-petition.js'])(
    'sees a form that shows and can never sign, since its other files are refused: %s',
    async (policy) => {
      const header = policy.replaceAll('{server}', demo.server);
      const refused: string[] = [];
      const listen = (message: { text: () => string }): void => void refused.push(message.text());
      page.on('console', listen);
      expect(await isShown(snippet().lines, header, 'script')).toBe(true);
      page.off('console', listen);
      expect(refused.filter((text) => /\/widget\/[\d.]+\/chunks\/.*Content Security Policy/s.test(text))).not.toEqual(
        [],
      );
      expect(says(header, 'script').works).toBe(false);
    },
  );
});
