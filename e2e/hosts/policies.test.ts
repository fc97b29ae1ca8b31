import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { solvedByWorkers, watchWorkers } from '../support/worker-watch.js';
import { openHost, type Host } from './host-page.js';
import { signOn } from './sign-on.js';

const boxSizing = `getComputedStyle(document.querySelector('uncac-petition').shadowRoot.querySelector('.frame')).boxSizing`;

describe('a page', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    context = await browser.newContext({ locale: 'en' });
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** The least that is documented in docs/embedding.md. */
  const least = () => `default-src 'none'; script-src ${demo.server}; connect-src ${demo.server}`;
  const hostWith = (policy: string, more: Host = {}): Host => ({
    ...more,
    headers: { 'content-security-policy': policy },
  });
  const stayLinks = `uncac-petition stays a link: the page's policy lacks \`trusted-types lit-html 'allow-duplicates'\`.`;

  it('whose policy allows nothing but the server’s scripts and answers takes a signature', async () => {
    const { page, problems, close } = await openHost(context, demo.server, hostWith(`${least()}; worker-src blob:`));
    await signOn(page, 'least@policy.example');
    expect(problems).toEqual([]);
    // Styles are adopted, so no `style-src` is needed.
    expect(await page.evaluate(boxSizing)).toBe('border-box');
    await close();
  });

  it.for([
    ['whose policy is without `worker-src blob:` solves on its own thread, and the browser reports that', '', 0],
    ['whose policy is with `worker-src blob:` solves beside the page', '; worker-src blob:', 1],
  ] as const)('%s', async ([name, workers, solved]) => {
    const host = hostWith(least() + workers);
    const { page, problems, close } = await openHost(context, demo.server, host, { prepare: watchWorkers });
    await signOn(page, `workers-${solved}@policy.example`);
    expect(await solvedByWorkers(page), name).toBe(solved);
    expect(problems.every((problem) => /worker|blob:/.test(problem))).toBe(true);
    expect(problems.length > 0).toBe(solved === 0);
    await close();
  });

  it.for([
    ['script-src', (policy: string) => policy.replace(/script-src [^;]+/, "script-src 'self'")],
    ['connect-src', (policy: string) => policy.replace(/connect-src [^;]+/, "connect-src 'self'")],
  ] as const)('whose policy leaves out %s keeps the link', async ([, weaken]) => {
    const { page, close } = await openHost(context, demo.server, hostWith(weaken(least())));
    await page.getByRole('link', { name: 'Sign the petition' }).waitFor();
    expect(await page.locator('uncac-petition form').count()).toBe(0);
    await close();
  });

  describe('whose policy enforces Trusted Types', () => {
    const enforced = (names: string) =>
      `${least()}; worker-src blob:; require-trusted-types-for 'script'; trusted-types ${names}`;

    const ownLit = "<script>trustedTypes.createPolicy('lit-html', { createHTML: (html) => html })</script>";
    const withInline = (policy: string) => policy.replace('script-src', "script-src 'unsafe-inline'");

    it.for([
      ['takes a signature where it allows `lit-html`', ''],
      ['takes a signature where it allows `lit-html` twice, beside Lit of the page’s own', ownLit],
    ] as const)('%s', async ([name, head]) => {
      const host = hostWith(withInline(enforced("lit-html 'allow-duplicates'")), { head });
      const { page, problems, warnings, close } = await openHost(context, demo.server, host);
      await signOn(page, `trusted-${name.length}@policy.example`);
      expect([problems, warnings]).toEqual([[], []]);
      await close();
    });

    it('keeps the link, and one warning says why, where it allows no policy', async () => {
      const { page, problems, warnings, close } = await openHost(context, demo.server, hostWith(enforced("'none'")));
      await page.getByRole('link', { name: 'Sign the petition' }).waitFor();
      expect(warnings.map((text) => text.slice(0, stayLinks.length))).toEqual([stayLinks]);
      // The browser's own line about the policy is all there is.
      expect(problems.filter((problem) => !/console: .*(?:trusted|policy)/i.test(problem))).toEqual([]);
      expect(await page.evaluate("customElements.get('uncac-petition')")).toBeUndefined();
      await close();
    });

    it('keeps the link, and one warning says why, where the page has Lit of its own and allows no second', async () => {
      const host = hostWith(withInline(enforced('lit-html')), { head: ownLit });
      const { page, problems, warnings, close } = await openHost(context, demo.server, host);
      await page.getByRole('link', { name: 'Sign the petition' }).waitFor();
      expect(warnings.map((text) => text.slice(0, stayLinks.length))).toEqual([stayLinks]);
      expect(problems.filter((problem) => !/console: .*(?:trusted|policy)/i.test(problem))).toEqual([]);
      await close();
    });
  });

  it('in a browser that is too old to adopt style sheets keeps the link, and says nothing', async () => {
    const old = { head: '<script>delete Document.prototype.adoptedStyleSheets</script>' };
    const { page, problems, warnings, close } = await openHost(context, demo.server, old);
    await page.getByRole('link', { name: 'Sign the petition' }).click({ trial: true });
    expect(await page.evaluate("customElements.get('uncac-petition')")).toBeUndefined();
    expect([problems, warnings]).toEqual([[], []]);
    await close();
  });
});
