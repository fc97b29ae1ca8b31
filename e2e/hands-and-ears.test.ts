import { paths } from '@uncac-petition/shared';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axTreeOf, type Spoken } from './support/ax-tree.js';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { servePage } from './support/serve-page.js';
import { fillForm, petition, signByPost } from './support/sign.js';

const pageWith = (lang: string, server: string, elements: string): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
  <meta charset="utf-8" />
  <title>A page</title>
  <link rel="icon" href="data:," />
  <script type="module" src="${server}${paths.widget}"></script>
  <main><h1>A page</h1>${elements}</main>
  <button id="after">After</button>
</html>`;

const form = `<uncac-petition petition="${petition}"><a href="/">Sign</a></uncac-petition>`;
const totals = `<uncac-totals petition="${petition}"></uncac-totals>`;
const map = `<uncac-totals petition="${petition}" view="map"></uncac-totals>`;

/** Id or text of what has the focus, within all shadow trees. */
const focused = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one.id || one.dataset.country || one.textContent.replace(/\\s+/g, ' ').trim();
})()`;

/** What each field is for, in the tokens of the HTML standard: \`country\` is that of ISO codes. */
const tokens = `Object.fromEntries([...document.querySelector('uncac-petition').shadowRoot.querySelectorAll('form [autocomplete]')].map((field) => [field.id, field.autocomplete]))`;

/** Ten countries with signatures: two more than are shown at once. */
const countries = ['AR', 'BR', 'DE', 'EG', 'FR', 'KE', 'NG', 'TZ', 'UG', 'ZA'];

describe('by keyboard and by ear', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const show = async (lang: string, elements: string, waitFor: string): Promise<void> => {
    const served = await servePage(pageWith(lang, demo.server, elements));
    await page.goto(served.address);
    await page.locator(waitFor).waitFor();
    served.close();
  };

  const press = async (...keys: readonly string[]): Promise<unknown> => {
    for (const key of keys) await page.keyboard.press(key);
    return page.evaluate(focused);
  };

  it.each(['en', 'ar'])('each field says its name, that it is needed, and its own mistake (%s)', async (lang) => {
    await show(lang, form, 'uncac-petition fieldset');
    await page.locator('uncac-petition form button[type=submit]').click();
    await page.locator('#summary').waitFor();
    const spoken = await axTreeOf(page);
    const textOf = async (selector: string) => (await page.locator(`uncac-petition ${selector}`).innerText()).trim();
    for (const [id, role] of [
      ['country', 'combobox'],
      ['name', 'textbox'],
      ['email', 'textbox'],
    ] as const) {
      const error = await textOf(`#${id}-error`);
      const field = spoken.find((one) => one.role === role && one.description.endsWith(error));
      expect(field, `${id}: ${error}`).toMatchObject({
        name: await textOf(`label[for=${id}]`),
        // Chromium's tree does not tell it of lists, but assistive technology is told.
        required: role === 'textbox',
        invalid: true,
      } satisfies Partial<Spoken>);
      expect(await page.locator(`uncac-petition #${id}`).getAttribute('required'), id).toBe('');
      expect(spoken, 'link to it').toContainEqual(expect.objectContaining({ role: 'link', name: error }));
    }
    const consent = await page.locator('uncac-petition label:has(#consent)').innerText();
    expect(spoken).toContainEqual(expect.objectContaining({ role: 'checkbox', name: consent.trim(), invalid: true }));
    expect(spoken.findLast(({ focused: has }) => has)).toMatchObject({
      role: 'group',
      name: await textOf('#summary-title'),
    });
  });

  it('says what each field is for, so that browsers can fill it in', async () => {
    await show('en', form, 'uncac-petition fieldset');
    const shared = { country: 'country', email: 'email', fax: 'off' };
    expect(await page.evaluate(tokens)).toEqual({ ...shared, name: 'name' });
    await page.locator('#kind-organisation').check();
    expect(await page.evaluate(tokens)).toEqual({
      ...shared,
      'organisation.name': 'organization',
      'organisation.website': 'url',
      'organisation.role': 'organization-title',
    });
  });

  it('what comes after the form is reached and used by keys', async () => {
    await show('en', form, 'uncac-petition fieldset');
    await fillForm(page, { name: 'Amina Wanjiru', email: 'keys@signer.example' });
    expect(await press('Enter')).toBe('consent');
    await page.locator('#email').focus();
    await press('Enter');
    await page.locator('uncac-petition [part=sent]').waitFor();
    expect(await page.evaluate(focused)).toBe('sent-title');
    expect(await press('Tab')).toBe('Correct the address');
    const [first = ''] = await page.locator('uncac-petition [part=share] .actions > *').allInnerTexts();
    expect(await press('Tab')).toContain(first.split('\n')[0]);
    expect(await press('Shift+Tab', 'Space'), 'back in the form').toBe('email');
  });

  it('more countries come by Enter and go by Space, and the map is one stop with arrows and Escape', async () => {
    await Promise.all(
      countries.map(async (country) => {
        const link = await signByPost(demo, `${country}@signer.example`, { country });
        await fetch(link, { method: 'POST', headers: { origin: demo.server }, redirect: 'manual' });
      }),
    );
    await show('en', totals, 'uncac-totals summary:has-text("2 more")');
    expect(await press('Tab')).toBe('Show 2 more countries');
    const more = page.locator('uncac-totals details .rows');
    await press('Enter');
    await more.waitFor();
    await press('Space');
    await more.waitFor({ state: 'hidden' });
    expect(await press('Tab')).toBe('after');

    await show('en', map, 'uncac-totals [role=listbox]');
    expect(await press('Tab')).toBe('AR');
    expect(await press('ArrowRight')).toBe('BR');
    expect(await press('End')).toBe('ZA');
    expect(await press('Tab'), 'one stop').toBe('Show as a table');
    expect(await press('Shift+Tab'), 'where it was left').toBe('ZA');
    expect(await press('Escape'), 'on to the table').toBe('Show as a table');
    await press('Enter');
    await page.locator('uncac-totals table').waitFor();
    await press('Space');
    await page.locator('uncac-totals table').waitFor({ state: 'hidden' });
    expect(await press('Tab')).toBe('after');
  });
});
