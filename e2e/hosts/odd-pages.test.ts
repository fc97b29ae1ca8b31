import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { linkFromMail } from '../support/mail.js';
import { openHost } from './host-page.js';
import { oddPages, oldRelease } from './odd-pages.js';
import { differences, pageState } from './page-state.js';
import { signOn } from './sign-on.js';

const built = fileURLToPath(new URL('../../packages/widget/dist/', import.meta.url));

/** Through to the confirmation; the others end with the mail. */
const confirmed = [
  'styles: all: unset !important',
  'library: what Prototype.js 1.6 replaces',
  'script: two releases, the older one first',
];

describe('a page on which the two lines work, and which stays as it was:', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    context = await browser.newContext({ locale: 'en' });
    await context.route(`${demo.server}/widget/0.0.1/**`, (route) => {
      const url = new URL(route.request().url());
      const isEntry = url.pathname === oldRelease;
      const script = readFileSync(`${built}${isEntry ? '' : 'chunks/'}${basename(url.pathname)}`, 'utf8');
      return route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: script.replace('Sign this petition', 'Sign this petition (old)'),
      });
    });
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it.for(Object.entries(oddPages))('%s', async ([name, host]) => {
    const before = await openHost(context, demo.server, host, { without: true });
    const stateBefore = await pageState(before.page);
    await before.close();

    const { page, problems, close } = await openHost(context, demo.server, host);
    const email = `signer-${Object.keys(oddPages).indexOf(name)}@odd.example`;
    await signOn(page, email);
    expect(differences(stateBefore, await pageState(page))).toEqual([]);
    expect(problems).toEqual([]);
    await close();
    if (!confirmed.includes(name)) return;
    const mailed = await context.newPage();
    await mailed.goto(await linkFromMail(demo, email, '/confirm/'));
    await mailed.getByRole('button', { name: 'Yes, I sign' }).click();
    await mailed.getByRole('heading', { name: 'Thank you: your signature is counted' }).waitFor();
    await mailed.close();
  });
});
