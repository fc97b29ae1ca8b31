import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { totalBecomes } from './support/live.js';
import { linkFromMail } from './support/mail.js';
import { fillForm, pressSign } from './support/sign.js';

/** HTTP/1.1 allows a browser six connections to a host, and all tabs share them. */
describe('many tabs of one browser', () => {
  const signer = { name: 'Wanjiku Otieno', email: 'wanjiku@signer.example' };
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let open: Page[];

  const openPage = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    await totalBecomes(page, '0');
    return page;
  };

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    context = await browser.newContext();
    const addresses = [...Array<string>(6).fill(demo.partnerA), ...Array<string>(2).fill(demo.partnerB)];
    open = await Promise.all(addresses.map(openPage));
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('signs in a seventh tab at once while six tabs of its origin and two of another show live totals', async () => {
    for (const page of open) expect(await page.evaluate('document.visibilityState')).toBe('visible');
    const seventh = await openPage(demo.partnerA);
    await fillForm(seventh, signer);
    const started = performance.now();
    await pressSign(seventh);
    await seventh.locator('uncac-petition [part="sent"]').waitFor();
    expect(performance.now() - started).toBeLessThan(3000);
    open.push(seventh);
  });

  it('moves the count in every tab', async () => {
    const confirming = await context.newPage();
    await confirming.goto(await linkFromMail(demo, signer.email, '/confirm/'));
    await confirming.getByRole('button', { name: 'Yes, I sign' }).click();
    await confirming.getByRole('heading', { name: 'Thank you: your signature is counted' }).waitFor();
    await Promise.all(open.map((page) => totalBecomes(page, '1')));
  });
});
