import { paths } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail } from './support/mail.js';
import { servePage } from './support/serve-page.js';
import { fillForm, petition, pressSign } from './support/sign.js';
import { solvedByWorkers, watchWorkers } from './support/worker-watch.js';

const plainHost = 'partner.example';
const solver = '**/chunks/prover-*.js';

describe('a proof of work', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  /** Paths of what the page has asked the petition server for, with the method. */
  let asked: string[];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser(`--host-resolver-rules=MAP ${plainHost} 127.0.0.1`);
  });

  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    asked = [];
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === demo.server) asked.push(`${request.method()} ${pathname}`);
    });
    await watchWorkers(page);
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const times = (request: string) => asked.filter((one) => one === request).length;
  const challenges = () => times(`GET ${paths.challenge(petition)}`);
  const signatures = () => times(`POST ${paths.signatures(petition)}`);
  const sent = () => page.locator('uncac-petition [part="sent"]').waitFor();
  /** Signs once, and is taken at the first try. */
  const signs = async (email: string) => {
    await fillForm(page, { name: 'Amina Wanjiru', email });
    await pressSign(page);
    await sent();
    expect(challenges()).toBe(1);
    expect(signatures()).toBe(1);
    await linkFromMail(demo, email, '/confirm/');
  };

  it('is solved beside the page, and only for who begins to fill in the form', async () => {
    await page.goto(demo.partnerA);
    await page.getByLabel('Country where you live').waitFor();
    await page.waitForLoadState('networkidle');
    expect(challenges()).toBe(0);
    expect(asked.filter((request) => request.includes('/prover-'))).toEqual([]);

    await signs('worker@signer.example');
    expect(await solvedByWorkers(page)).toBe(1);
  });

  it('needs nothing that plain http lacks', async () => {
    await page.goto(demo.partnerA.replace('localhost', plainHost));
    expect(await page.evaluate('[isSecureContext, typeof crypto.subtle]')).toEqual([false, 'undefined']);
    await signs('plain-http@signer.example');
  });

  describe('is solved under a strict policy', () => {
    const strict = () => ["default-src 'none'", `script-src ${demo.server}`, `connect-src ${demo.server}`];

    it.each([
      ['on the page, where blobs may not become workers', 0, () => strict()],
      ['on the page, where no worker is allowed', 0, () => [...strict(), "worker-src 'none'"]],
      [
        'by a worker, where trusted types are demanded',
        1,
        () => [...strict(), 'worker-src blob:', "require-trusted-types-for 'script'", 'trusted-types lit-html'],
      ],
    ])('%s', async (why, workers, policy) => {
      const html = `<!doctype html><html lang="en"><title>Strict</title>
        <script type="module" src="${demo.server}${paths.widget}"></script>
        <uncac-petition petition="${petition}"></uncac-petition></html>`;
      const strictPage = await servePage(html, { 'content-security-policy': policy().join('; ') });
      onTestFinished(strictPage.close);
      await page.goto(strictPage.address);
      await signs(`${why.replace(/\W+/g, '-')}@signer.example`);
      expect(await solvedByWorkers(page)).toBe(workers);
    });
  });

  it('can wait: what solves it is asked for again when the form is sent, and what was typed is kept', async () => {
    const signer = { name: 'Amina Wanjiru', email: 'late-solver@signer.example' };
    await page.route(solver, (route) => route.abort());
    await page.goto(demo.partnerA);
    await fillForm(page, signer);
    await pressSign(page);
    await page.getByRole('alert').getByText('Something went wrong.').waitFor();
    expect(await page.getByLabel('Full name').inputValue()).toBe(signer.name);

    await page.unroute(solver);
    await page.getByRole('button', { name: 'Try again' }).click();
    await sent();
    expect(signatures()).toBe(1);
  });
});
