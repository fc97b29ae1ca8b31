import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail } from './support/mail.js';
import { servePage } from './support/serve-page.js';
import { fillForm, petition, pressSign } from './support/sign.js';

const member = 'example-chapter-kenya';

/** Frames out of sight are measured by the clock. */
const patiently = { timeout: 10_000 };

describe('a frame', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    page = await (await browser.newContext({ locale: 'en' })).newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const frameOf = (query: string) =>
    `<iframe title="Petition" src="${demo.server}/embed/${petition}?lang=en${query}" width="600" height="900"></iframe>`;

  it('on a member’s own site takes a signature, which is credited to the member', async () => {
    const signer = { name: 'Amina Wanjiru', email: 'amina@framed.example' };
    await page.goto(demo.partnerA);
    await page.setContent(frameOf(`&member=${member}`));
    const frame = page.frameLocator('iframe');
    await fillForm(frame, signer);
    await pressSign(frame);
    await page.goto(await linkFromMail(demo, signer.email, '/confirm/'));
    await page.getByRole('button', { name: 'Yes, I sign' }).click();
    await page.getByRole('link', { name: 'Back to Example Chapter Kenya' }).waitFor();
    const database = new DatabaseSync(join(demo.dataDir, 'petition.sqlite'), { readOnly: true });
    expect(database.prepare('select status, member from signature').all()).toEqual([{ status: 'confirmed', member }]);
    database.close();
  });

  it('on another site shows the petition, but not in that member’s name', async () => {
    for (const [query, shown] of [
      ['', 1],
      [`&member=${member}`, 0],
    ] as const) {
      const elsewhere = await servePage(`<!doctype html><title>A page</title>${frameOf(query)}`);
      try {
        await page.goto(elsewhere.address, { waitUntil: 'load' });
        expect(await page.frameLocator('iframe').locator('uncac-petition').count(), query).toBe(shown);
      } finally {
        elsewhere.close();
      }
    }
  });

  describe('with the helper on the page', () => {
    const helper = (attributes = '') => `<script ${attributes} src="${demo.server}/widget/v1/frame.js"></script>`;

    /** Serves a page and opens it. @returns the frames in it, in order, with the form shown in each */
    const openPage = async (body: string, headers: Record<string, string> = {}): Promise<Frame[]> => {
      const host = await servePage(`<!doctype html><title>A page</title>${body}`, headers);
      onTestFinished(host.close);
      await page.goto(host.address, { waitUntil: 'load' });
      const frames = await framesInOrder();
      await Promise.all(frames.map((frame) => frame.locator('uncac-petition').getByLabel('Full name').waitFor()));
      return frames;
    };

    const framesInOrder = async (): Promise<Frame[]> => {
      const elements = await page.locator('iframe[src*="/embed/"]').elementHandles();
      const frames = await Promise.all(elements.map((element) => element.contentFrame()));
      return frames.filter((frame) => frame !== null);
    };

    const heightOf = (index = 0): Promise<number> =>
      page
        .locator('iframe')
        .nth(index)
        .evaluate((frame) => frame.clientHeight);
    const contentOf = (frame: Frame | undefined) =>
      frame?.evaluate<number>('Math.ceil(document.documentElement.getBoundingClientRect().height)');
    const expectToFit = (frame: Frame | undefined, index = 0) =>
      expect.poll(async () => (await heightOf(index)) - ((await contentOf(frame)) ?? 0), patiently).toBe(0);

    it.each([
      ['before the frames', (frame: string) => `${helper()}${frame}`],
      ['after the frames', (frame: string) => `${frame}${helper('defer')}`],
      ['as a module', (frame: string) => `${helper('type="module"')}${frame}`],
      [
        'where the theme makes frames as high as it pleases',
        (frame: string) =>
          `<style>iframe { box-sizing: border-box; border: 7px solid; height: auto }</style>${frame}${helper()}`,
      ],
    ])('is as high as what is in it, also after errors and sending: %s', async (_where, body) => {
      const [frame] = await openPage(body(frameOf('')));
      await expectToFit(frame);
      const before = await heightOf();
      await pressSign(page.frameLocator('iframe'));
      await expect.poll(() => heightOf(), patiently).toBeGreaterThan(before);
      await expectToFit(frame);
      const signer = { name: 'Amina Wanjiru', email: `${randomUUID()}@framed.example` };
      await fillForm(page.frameLocator('iframe'), signer);
      await pressSign(page.frameLocator('iframe'));
      await expect.poll(() => heightOf(), patiently).toBeLessThan(before);
      await expectToFit(frame);
    });

    it('fits each of several frames, one of them added later, and follows a change of language', async () => {
      const [first] = await openPage(`${helper()}${frameOf('')}${frameOf('').replace('600', '320')}`);
      await page.locator('body').evaluate((body, html) => body.insertAdjacentHTML('beforeend', html), frameOf('&late'));
      const [, second, third] = await framesInOrder();
      await third?.locator('uncac-petition').getByLabel('Full name').waitFor();
      await expectToFit(first, 0);
      await expectToFit(second, 1);
      await expectToFit(third, 2);
      expect(await heightOf(1)).toBeGreaterThan(await heightOf(0));
      await first?.locator('uncac-petition').evaluate((element) => element.setAttribute('lang', 'fr'));
      await first?.locator('uncac-petition').getByLabel('Nom').first().waitFor();
      await expectToFit(first, 0);
    });

    it('works under a strict policy of the page, and leaves it no names', async () => {
      const policy = `default-src 'none'; script-src ${demo.server}; frame-src ${demo.server}`;
      const [frame] = await openPage(`${helper()}${frameOf('')}`, { 'content-security-policy': policy });
      await expectToFit(frame);
      const names = () =>
        page.evaluate<string[]>('Object.getOwnPropertyNames(window).filter((name) => !/^[0-9]+$/.test(name)).sort()');
      const withHelper = await names();
      await openPage(frameOf(''));
      expect(withHelper).toEqual(await names());
    });

    it('comes to rest', async () => {
      const [frame] = await openPage(
        `<script>let said = 0; addEventListener('message', () => { said += 1 })</script>${helper()}${frameOf('')}`,
      );
      await expectToFit(frame);
      const said = () => page.evaluate<number>('said');
      await expect.poll(async () => (await said()) === (await twoFrames(page).then(said)), patiently).toBe(true);
      expect(await said()).toBeLessThan(40);
    });

    it('believes nobody but the server’s own frames, and them only in reason', async () => {
      const stranger = await servePage('<!doctype html><title>A stranger</title>');
      onTestFinished(stranger.close);
      const [frame] = await openPage(
        `${helper()}${frameOf('')}<iframe title="Other" src="${stranger.address}" height="300"></iframe>`,
      );
      const other = page.frames().find((one) => one.url().startsWith(stranger.address));
      await expectToFit(frame);
      const fits = await heightOf();
      const say = (height: string | number) => `{ topic: 'uncac-petition-height', height: ${height} }`;
      const post = (from: Frame | undefined, message: string) => from?.evaluate(`parent.postMessage(${message}, '*')`);
      await post(other, say(900));
      await page.evaluate(`postMessage(${say(900)}, '*')`);
      for (const height of [0, -5, 1e9, 700.5, '"900"', 'null', NaN]) await post(frame, say(height));
      // What is said last is heard last.
      await post(frame, say(901));
      await expect.poll(() => heightOf(), patiently).toBe(901);
      expect(await heightOf(1)).toBe(300);
      expect(fits).not.toBe(901);
    });

    it('tells nobody but the page around it that asks', async () => {
      await openPage(
        `<script>const heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>${frameOf('')}`,
      );
      expect(await page.evaluate('heard')).toEqual([]);
    });
  });

  it('keeps its height without the helper, and scrolls within', async () => {
    const host = await servePage(`<!doctype html><title>A page</title>${frameOf('')}`);
    onTestFinished(host.close);
    await page.goto(host.address);
    const frame = page.frames()[1];
    await frame?.locator('uncac-petition').getByLabel('Full name').waitFor();
    expect(await page.locator('iframe').evaluate(({ clientHeight }) => clientHeight)).toBe(900);
    const scrolls = await frame?.evaluate(
      `scrollTo(0, 1e6), [document.documentElement.scrollHeight > innerHeight, scrollY > 0]`,
    );
    expect(scrolls).toEqual([true, true]);
  });
});

/** Waits for two frames of animation: what was to be measured has been. */
const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
