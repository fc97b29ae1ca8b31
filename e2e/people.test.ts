import { paths } from '@uncac-petition/shared';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { confirmationMail, knownMail, mineMail } from '../packages/server/src/pages/signature-mail.js';
import { violationsOf } from './support/axe.js';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { servePage, type ServedPage } from './support/serve-page.js';
import { petition, signByPost } from './support/sign.js';

const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

const pageWith = (lang: string, server: string, head = ''): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>A page</title>
  <link rel="icon" href="data:," />
  ${head}
  <script type="module" src="${server}${paths.widget}"></script>
  <main>
    <h1>A page</h1>
    <uncac-petition petition="${petition}"><a href="${server}${paths.page(petition)}">Sign</a></uncac-petition>
    <uncac-totals petition="${petition}"></uncac-totals>
    <uncac-totals petition="${petition}" view="map" shade="stance"></uncac-totals>
  </main>
</html>`;

/** Everything in all shadow trees; runs on the page. */
const everything = `(() => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  return all(document);
})()`;

/** What sticks out to the side of the window, the window itself first. */
const sticksOut = `(() => {
  const wide = document.documentElement.scrollWidth - innerWidth;
  return wide <= 0 ? [] : ['page by ' + wide, ...${everything}.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return right > innerWidth + 1 || left < -1;
  }).map((one) => one.localName + '.' + (one.id || one.className)).slice(0, 5)];
})()`;

/** Targets that are too small for fingers (2.5.8), links within a sentence aside. */
const tooSmall = `${everything}.filter((one) => one.matches('button, input, select, summary, a[href], label.box')
  && !one.closest('.trap, .unseen, .skip') && one.checkVisibility())
  .filter((one) => !(one.localName === 'a' && getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim()))
  .map((one) => [one, (one.matches('label.box input') ? one.closest('label') : one).getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([one, { width, height }]) => one.localName + ' ' + (one.id || one.textContent.trim()) + ' ' + Math.round(width) + 'x' + Math.round(height))`;

const moving = `${everything}.filter((one) => one.checkVisibility()).flatMap((one) => ['', '::before', '::after', '::-webkit-progress-value'].map((part) => [one, part, getComputedStyle(one, part)]))
  .filter(([, , style]) => style.transitionDuration.split(', ').some((time) => time !== '0s') || style.animationName !== 'none')
  .map(([one, part]) => one.localName + part)`;

/** What can be pressed or filled in, but has no border where colours are forced, which take backgrounds away. */
const unseen = `${everything}.filter((one) => one.matches('button, .button, .primary, .secondary, select, textarea, progress, input:not([type=radio], [type=checkbox])')
  && !one.closest('.trap, .fax, .unseen') && one.checkVisibility())
  .filter((one) => {
    const { borderTopWidth, borderTopColor } = getComputedStyle(one);
    return borderTopWidth === '0px' || borderTopColor === getComputedStyle(document.body).backgroundColor;
  }).map((one) => one.localName + ' ' + (one.id || one.textContent.trim() || one.part))`;

/** What each shade of the map looks like, tried on one of its countries: inside and line. */
const shades = `(() => {
  const country = ${everything}.find((one) => one.matches('.chart g path'));
  return ['step-none', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5', 'stance-open'].map((shade) => {
    country.setAttribute('class', shade);
    const { fill, stroke } = getComputedStyle(country);
    return { fill, stroke };
  });
})()`;

/** A mail is shown inside a page of the mail program. */
const ofPagesOnly = /^(landmark-one-main|page-has-heading-one|region):/;

/** What WCAG 1.4.12 lets people set. */
const textSpacing = `<style>* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }</style>`;

describe('people', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let served: ServedPage | undefined;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
  });

  afterEach(() => served?.close());

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const newPage = async (options: BrowserContextOptions) => {
    await page?.context().close();
    page = await (await browser.newContext(options)).newPage();
  };

  const showElements = async (lang: string, head = '') => {
    served = await servePage(pageWith(lang, demo.server, head));
    await page.goto(served.address);
    await page.locator('uncac-petition #country').waitFor();
    await page.locator('uncac-petition fieldset').waitFor();
    await page.locator('uncac-totals .total').waitFor();
    await page.locator('uncac-totals .chart').waitFor();
  };

  /** Pages that are ours alone, with somebody's own links among them. */
  const ownPages = async (mailbox: string): Promise<string[]> => {
    const confirm = await signByPost(demo, `${mailbox}@signer.example`);
    await page.goto(confirm);
    await page.locator('form button').first().click();
    const mine = await page.locator('a[href^="/mine/"]').getAttribute('href');
    const others = [
      paths.page(petition),
      paths.mineByMail(petition),
      paths.privacy(petition),
      paths.embedBuilder,
      paths.open,
    ];
    const again = await signByPost(demo, `${mailbox}-again@signer.example`);
    return [again, ...[mine, ...others].map((path) => `${demo.server}${path}`)];
  };

  const pressSubmit = () => page.locator('uncac-petition form button[type=submit]').click();

  describe.each(languages)('who read %s', (lang) => {
    it('at 400 % zoom, which is a window of 320 px, never scroll sideways', async () => {
      await newPage({ viewport: { width: 320, height: 256 } });
      await showElements(lang);
      await pressSubmit();
      expect(await page.evaluate(sticksOut), 'elements').toEqual([]);
      const own = [
        paths.page(petition),
        paths.privacy(petition),
        paths.mineByMail(petition),
        paths.confirm('nonsense'),
        paths.open,
      ];
      for (const path of own) {
        await page.goto(`${demo.server}${path}?lang=${lang}`);
        expect(await page.evaluate(sticksOut), path).toEqual([]);
      }
    });
  });

  it('who space their text out, or double its size, never scroll sideways', async () => {
    await newPage({ viewport: { width: 360, height: 640 } });
    for (const head of [textSpacing, '<style>html { font-size: 200% }</style>']) {
      await showElements('en', head);
      expect(await page.evaluate(sticksOut), head).toEqual([]);
      served?.close();
    }
  });

  it('who touch have targets of 24 px and more', async () => {
    await newPage({ viewport: { width: 360, height: 640 }, hasTouch: true });
    await showElements('en');
    await pressSubmit();
    expect(await page.evaluate(tooSmall)).toEqual([]);
    for (const address of await ownPages('touch')) {
      await page.goto(address);
      expect(await page.evaluate(tooSmall), address).toEqual([]);
    }
  });

  it('whose own colours are forced on pages see fields, buttons, bars, mistakes and every shade of the map', async () => {
    await newPage({ forcedColors: 'active', reducedMotion: 'reduce' });
    await showElements('en');
    await pressSubmit();
    expect(await page.evaluate(unseen)).toEqual([]);
    const tried = await page.evaluate<{ fill: string; stroke: string }[]>(shades);
    expect(new Set(tried.map(({ fill }) => fill)).size, 'six steps, and the stance that is as full as the last').toBe(
      6,
    );
    for (const { fill, stroke } of tried) expect(stroke).not.toBe(fill);
    const bar = page.locator('uncac-totals progress').first();
    const barAt = async (value: number) => {
      await page.evaluate(
        `${everything}.filter((one) => one.matches('.frame progress')).forEach((one) => (one.value = ${value} * one.max))`,
      );
      return (await bar.screenshot()).toString('base64');
    };
    expect(await barAt(1), 'a full bar').not.toBe(await barAt(0));
    const key = await page.locator('.by-stance .swatch').all();
    const drawn = await Promise.all(key.map(async (swatch) => (await swatch.screenshot()).toString('base64')));
    expect(new Set(drawn).size, 'stances').toBe(4);
    for (const address of await ownPages('colours')) {
      await page.goto(address);
      expect(await page.evaluate(unseen), address).toEqual([]);
    }
    await page.goto(`${demo.server}${paths.page(petition)}`);
    await page.locator('form button').click();
    const widthOf = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).borderTopWidth`);
    expect(await widthOf('#email'), 'a field with a mistake').toBe('2px');
    expect(await widthOf('form.sign'), 'the card').toBe('1px');
  });

  it('who want less motion see none', async () => {
    await newPage({ reducedMotion: 'reduce' });
    await showElements('en');
    expect(await page.evaluate(moving)).toEqual([]);
  });

  it('who go by keyboard come through the form in the order that they see, and out of it', async () => {
    await newPage({ viewport: { width: 1280, height: 900 } });
    await showElements('en');
    const focused = `(() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      const style = one && getComputedStyle(one);
      return one && one !== document.body ? { id: one.id || one.localName, top: one.getBoundingClientRect().top, bottom: one.getBoundingClientRect().bottom, seen: innerHeight, outline: style.outlineStyle } : null; })()`;
    interface Stop {
      readonly id: string;
      readonly top: number;
      readonly bottom: number;
      readonly seen: number;
      readonly outline: string;
    }
    const stops: Stop[] = [];
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate<Stop | null>(focused);
      if (!stop) break;
      stops.push(stop);
    }
    expect(stops.length, 'no trap').toBeLessThan(80);
    const ids = stops.map(({ id }) => id);
    const form = ['country', 'name', 'withoutName', 'email'];
    expect(ids.filter((id) => form.includes(id))).toEqual(form);
    for (const { id, top, bottom, seen, outline } of stops) {
      expect(bottom > 0 && top < seen, `${id} can be seen`).toBe(true);
      // Countries on the map have a ring instead.
      expect(id === 'g' || outline !== 'none', `${id} shows the focus`).toBe(true);
    }
  });

  it.each(languages)('who read mails (%s) find nothing wrong with them', async (lang) => {
    const data = {
      lang,
      petitionTitle: 'A review mechanism for the UNCAC',
      memberName: 'Example Chapter Kenya',
      link: 'https://petition.example.org/confirm/abc_DEF-123?lang=en&from=mail',
      days: 7,
      stopLink: 'https://petition.example.org/stop/xyz_1?lang=en',
      responsible: { name: 'The coalition', contact: 'questions@campaign.example' },
      sender: { name: 'Campaign office', address: 'petition@campaign.example' },
      subject: 'One more step',
    };
    await newPage({});
    for (const { html } of [confirmationMail(data), knownMail({ ...data, alsoBrought: null }), mineMail(data)]) {
      await page.setContent(html);
      const violations = await violationsOf(page);
      expect(violations.filter((violation) => !ofPagesOnly.test(violation))).toEqual([]);
      expect(await page.evaluate('[document.documentElement.lang, document.body.dir]')).toEqual([
        lang,
        lang === 'ar' ? 'rtl' : 'ltr',
      ]);
    }
  });
});
