import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail, mailsTo } from './support/mail.js';
import { fillForm, pressSign, signByPost } from './support/sign.js';

describe('when the server cannot be reached', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    const context = await browser.newContext();
    page = await context.newPage();
    await page.goto(demo.partnerA);
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const saysSo = () => page.getByRole('alert').getByText('The petition could not be reached.').waitFor();
  const tryAgain = () => page.getByRole('button', { name: 'Try again' }).click();
  const sent = () => page.locator('uncac-petition [part="sent"]').waitFor();

  it('keeps what was typed while the server is down, and signs when it is back', async () => {
    const signer = { name: 'Njeri Kamau', email: 'njeri@signer.example' };
    await fillForm(page, signer);
    await demo.kill();
    await pressSign(page);
    await saysSo();
    expect(await page.getByLabel('Full name').inputValue()).toBe(signer.name);
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(signer.email);
    expect(await page.locator('uncac-petition #consent').isChecked()).toBe(true);

    await demo.restart();
    await tryAgain();
    await sent();
    await linkFromMail(demo, signer.email, '/confirm/');
  });

  it('signs once when only the answer was lost: the retry has the same key, and one mail comes', async () => {
    const signer = { name: 'Achieng Owino', email: 'achieng@signer.example' };
    const keys: (string | undefined)[] = [];
    await page.route('**/signatures', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await fillForm(page, signer);
    await pressSign(page);
    await saysSo();
    await tryAgain();
    await sent();

    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0]]);
    // Mails leave in the order they were asked for: once a later one is there, no second one is on its way.
    await signByPost(demo, 'later@signer.example');
    expect(await mailsTo(demo, signer.email)).toHaveLength(1);
  });
});
