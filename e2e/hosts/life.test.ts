import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { fillForm, petition, pressSign } from '../support/sign.js';
import { element, openHost, scriptTag, type Host, type Watched } from './host-page.js';
import { signOn } from './sign-on.js';

/* Run in the page, as text, since the tests know no DOM. */
const moves = `(() => {
  const ours = document.querySelector('uncac-petition');
  document.body.append(ours);
  const other = document.body.appendChild(document.createElement('section'));
  other.append(ours);
  other.prepend(ours);
})()`;

/** What goes on because of the page: told by `goingOn`. */
const watchWork = `
  const [timers, streams, asked] = [new Set(), [], new Set()];
  const { setTimeout, clearTimeout, fetch, EventSource } = window;
  window.setTimeout = (run, ...rest) => {
    const timer = setTimeout(() => { timers.delete(timer); run(); }, ...rest);
    timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { timers.delete(timer); clearTimeout(timer); };
  window.EventSource = class extends EventSource { constructor(url) { super(url); streams.push(this); } };
  window.fetch = (url, init) => {
    const answer = fetch(url, init);
    asked.add(answer);
    return answer.finally(() => asked.delete(answer));
  };
  window.goingOn = async () => {
    const { held, pending } = await navigator.locks.query();
    return [timers.size, asked.size, streams.filter(({ readyState }) => readyState < 2).length, held.length + pending.length];
  };
`;

const blocked = `<script>
  const refuse = () => { throw new DOMException('Denied', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { configurable: true, get: refuse });
  Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse, set: refuse });
</script>`;

const pressEnter = (form: Page | FrameLocator): Promise<void> => form.getByLabel('E-mail address').press('Enter');

describe('the element', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let opened: Watched[];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([
      startDemo(),
      launchBrowser('--host-resolver-rules=MAP plain-http.test 127.0.0.1'),
    ]);
    context = await browser.newContext({ locale: 'en' });
  });

  beforeEach(() => void (opened = []));
  afterEach(async () => {
    for (const { close } of opened) await close();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const open = async (host: Host = {}, how: Parameters<typeof openHost>[3] = {}): Promise<Watched> => {
    const watched = await openHost(context, demo.server, host, how);
    opened.push(watched);
    return watched;
  };

  describe('in an application that moves it about', () => {
    it('keeps what was typed, and signs from its new place', async () => {
      const { page, problems } = await open();
      await fillForm(page, { name: 'Amina Wanjiru', email: 'moved@life.example' });
      await page.evaluate(moves);
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('moved@life.example');
      expect(await page.locator('uncac-petition #consent').isChecked()).toBe(true);
      await pressSign(page);
      await page.locator('uncac-petition [part="sent"]').waitFor();
      expect(problems).toEqual([]);
    });

    it('sends what it was sending when it was moved, with the same key', async () => {
      const { page } = await open();
      const keys: (string | undefined)[] = [];
      await page.route('**/signatures', async (route) => {
        if (route.request().method() === 'POST') keys.push(route.request().headers()['idempotency-key']);
        if (keys.length === 1 && route.request().method() === 'POST') {
          await page.evaluate(moves);
          return route.abort();
        }
        return route.continue();
      });
      await fillForm(page, { name: 'Amina Wanjiru', email: 'moved-twice@life.example' });
      await pressSign(page);
      await page.locator('uncac-petition [part="sent"]').waitFor();
      expect(new Set(keys).size).toBe(1);
      expect(keys.length).toBeGreaterThan(1);
    });

    it('is there after it was moved while loading, and after its attributes were changed', async () => {
      const { page } = await open({
        lines: (server) => element(server) + scriptTag(server) + `<script>${moves}</script>`,
      });
      await fillForm(page, { name: 'Amina Wanjiru', email: 'attributes@life.example' });
      await page.evaluate(
        `document.querySelector('uncac-petition').setAttribute('member', 'example-union-federation')`,
      );
      await page.getByText('Presented by').first().waitFor();
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('attributes@life.example');
    });

    it('leaves nothing going on once it is gone, and works when it is back', async () => {
      const { page } = await open({ head: `<script>${watchWork}</script>` });
      await page.locator('uncac-petition .total').waitFor();
      await fillForm(page, { name: 'Amina Wanjiru', email: 'back@life.example' });
      await page.evaluate(`window.ours = document.querySelector('uncac-petition'); ours.remove()`);
      // Locks are given back a moment after they are let go.
      await page.waitForFunction(`goingOn().then((counts) => counts.every((count) => count === 0))`);
      await page.evaluate('document.body.append(ours)');
      await pressSign(page);
      await page.locator('uncac-petition [part="sent"]').waitFor();
    });
  });

  it('can be there three times for three members: each sends its own member, and keeps its own words', async () => {
    const members = ['example-chapter-kenya', 'example-union-federation', 'example-chapter-argentina'];
    const { page, problems } = await open({
      lines: (server) =>
        scriptTag(server) + members.map((member) => element(server, `id="${member}" member="${member}"`)).join(''),
    });
    for (const member of members) {
      const form = page.locator(`#${member}`);
      await form.getByLabel('Country where you live').selectOption('KE');
      await form.getByLabel('Full name').fill(`Signer of ${member}`);
      await form.getByLabel('E-mail address').fill(`${member}@three.example`);
      await form.locator('#consent').check();
    }
    for (const member of members) {
      const posted = page.waitForRequest(
        (request) => request.url().endsWith('/signatures') && request.method() === 'POST',
      );
      await page.locator(`#${member}`).getByRole('button', { name: 'Sign', exact: true }).click();
      const sent = (await posted).postDataJSON() as Readonly<Record<string, unknown>>;
      expect(sent).toMatchObject({ member, name: `Signer of ${member}`, email: `${member}@three.example` });
      await page.locator(`#${member} [part="sent"]`).waitFor();
    }
    expect(problems).toEqual([]);
  });

  describe('signs on a page', () => {
    it('in a browser without EventSource', async () => {
      const { page, problems } = await open({ head: '<script>delete window.EventSource</script>' });
      await signOn(page, 'no-stream@life.example');
      await page.locator('uncac-petition .total').waitFor();
      expect(problems).toEqual([]);
    });

    it('whose storage and cookies are blocked', async () => {
      const { page, problems } = await open({ head: blocked });
      await signOn(page, 'blocked@life.example');
      expect(problems).toEqual([]);
    });

    it('over plain http, where the browser has no cryptography and no locks', async () => {
      const { page, problems } = await open({}, { hostname: 'plain-http.test' });
      expect(await page.evaluate('[isSecureContext, !!crypto.subtle, !!navigator.locks]')).toEqual([
        false,
        false,
        false,
      ]);
      await signOn(page, 'plain@life.example');
      expect(problems).toEqual([]);
    });

    it('that goes offline in the middle, by itself once it is back', async () => {
      const { page } = await open();
      await fillForm(page, { name: 'Amina Wanjiru', email: 'offline@life.example' });
      await context.setOffline(true);
      await pressSign(page);
      await page.getByRole('alert').getByText('The petition could not be reached.').waitFor();
      await context.setOffline(false);
      await page.locator('uncac-petition [part="sent"]').waitFor();
    });

    it('over a slow link, where the fallback stays until the form is there', async () => {
      const seen = `<script>
        window.seen = [];
        const look = () => {
          const root = document.querySelector('uncac-petition')?.shadowRoot;
          const link = document.querySelector('uncac-petition a')?.checkVisibility();
          const now = [link && 'link', root?.querySelector('form') && 'form'].filter(Boolean).join('+');
          if (seen.at(-1) !== now) seen.push(now);
          requestAnimationFrame(look);
        };
        document.addEventListener('DOMContentLoaded', look);
      </script>`;
      const prepare = async (page: Page) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 300,
          downloadThroughput: 50_000,
          uploadThroughput: 25_000,
        });
      };
      const { page } = await open({ head: seen }, { prepare });
      await signOn(page, 'slow@life.example');
      const shown = await page.evaluate<readonly string[]>('seen');
      expect(
        shown.slice(
          0,
          shown.findIndex((now) => now.includes('form')),
        ),
      ).toEqual(['link']);
    });
  });

  it('comes back from the back-forward cache as it was left, with live totals, and signs', async () => {
    // Playwright turns that cache off.
    const cached = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const head = `<script>addEventListener('pageshow', ({ persisted }) => (window.cameBack = persisted))</script>`;
    const { page, close } = await openHost(await cached.newContext({ locale: 'en' }), demo.server, { head });
    await page.locator('uncac-petition .total').waitFor();
    await fillForm(page, { name: 'Amina Wanjiru', email: 'back-forward@life.example' });
    await page.goto(`${demo.server}/p/${petition}/privacy`);
    const totals = page.waitForResponse((response) => response.url().includes('/totals'));
    await page.evaluate('setTimeout(() => history.back())');
    await page.waitForFunction('window.cameBack === true');
    await totals;
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('back-forward@life.example');
    await pressSign(page);
    await page.locator('uncac-petition [part="sent"]').waitFor();
    await close();
    await cached.close();
  });

  describe('in a frame with sandbox="allow-scripts" alone, where forms are never submitted,', () => {
    const framed = (content: string): Host => ({
      lines: () => `<iframe title="Petition" width="700" height="900" sandbox="allow-scripts" ${content}></iframe>`,
    });
    const own = (): Host =>
      framed(`srcdoc="${(element(demo.server) + scriptTag(demo.server)).replaceAll('"', '&quot;')}"`);
    const embed = (): Host => framed(`src="${demo.server}/embed/${petition}?lang=en"`);

    it.for([
      ['is signed with a click', own, pressSign],
      ['is signed with Enter', own, pressEnter],
      ['is signed with a click, as the page for frames', embed, pressSign],
      ['is signed with Enter, as the page for frames', embed, pressEnter],
    ] as const)('%s', async ([name, host, send]) => {
      const { page } = await open(host());
      const form = page.frameLocator('iframe');
      await signOn(page, `${name.replaceAll(/\W+/g, '-')}@sandbox.example`, { form, send });
    });
  });
});
