import { paths, Supporters } from '@uncac-petition/shared';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { totalBecomes } from './support/live.js';
import { linkFromMail } from './support/mail.js';
import { petition } from './support/sign.js';

const office = 'office@union.example';

const publicList = async ({ server }: Demo) => {
  const response = await fetch(`${server}${paths.supporters(petition)}?kind=organisation`);
  return Supporters.parse(await response.json()).supporters;
};

describe('kinds of signature', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let watching: Page;
  let widget: Locator;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const context = await browser.newContext();
    watching = await context.newPage();
    await watching.goto(demo.partnerB);
    await totalBecomes(watching, '0');
    page = await context.newPage();
    await page.goto(demo.partnerA);
    widget = page.locator('uncac-petition');
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('lets an organisation go over the kinds by the arrow keys, and keeps what was typed', async () => {
    await widget.getByLabel('E-mail address').fill(office);
    await widget.getByLabel('Full name').fill('Amina Wanjirũ');
    await widget.getByRole('radio', { name: 'An individual' }).focus();
    await page.keyboard.press('ArrowDown');
    await widget.getByLabel('Name of the organisation').waitFor();
    expect(await widget.getByText('Signed in public: the organisation’s name').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await widget.getByLabel('Parliament', { exact: true }).waitFor();
    expect(await widget.getByLabel('Full name').inputValue()).toBe('Amina Wanjirũ');
    await page.keyboard.press('ArrowUp');
    expect(await widget.getByRole('radio', { name: 'An organisation' }).isChecked()).toBe(true);
    expect(await widget.getByLabel('E-mail address').inputValue()).toBe(office);
  });

  it('tells it which field the server refuses, and keeps the others', async () => {
    await widget.getByLabel('Country of the organisation').selectOption('KE');
    await widget.getByLabel('Name of the organisation').fill('Example Union');
    await widget.getByLabel('Type of organisation').selectOption('trade-union');
    await widget.getByLabel('Website of the organisation').fill('localhost');
    await widget.getByLabel('Your role in the organisation').fill('General secretary');
    await widget.locator('#consent').check();
    await widget.getByRole('button', { name: 'Sign', exact: true }).click();
    await widget.getByRole('link', { name: 'Enter a web address' }).click();
    const website = widget.getByLabel('Website of the organisation');
    expect(await website.and(page.locator(':focus')).count()).toBe(1);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('www.union.example');
    expect(await widget.getByLabel('Your role in the organisation').inputValue()).toBe('General secretary');
  });

  it('takes its signature, says that a check follows, and counts nothing until then', async () => {
    await widget.getByRole('button', { name: 'Sign', exact: true }).click();
    const sent = widget.locator('[part="sent"]');
    await sent.getByText('the coalition checks your entry').waitFor();
    const answer = await fetch(await linkFromMail(demo, office, '/confirm/'), { method: 'POST' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('once the coalition has checked it');
    expect(await publicList(demo)).toEqual([]);
  });

  it('counts it, apart from people, once a coordinator has accepted it', async () => {
    const decision = ['--reason', 'Known to the coalition', '--actor', 'coordinator', '--yes'];
    await demo.command('review', 'accept', '--petition', petition, '--where', 'status=awaiting', ...decision);
    await totalBecomes(watching, '1');
    // This page is in French.
    const kinds = watching.locator('uncac-totals [part="kinds"]');
    expect(await kinds.innerText()).toBe('1 organisation dans 1 pays');
    expect(await publicList(demo)).toMatchObject([{ name: 'Example Union', type: 'trade-union', country: 'KE' }]);
  });

  it('are not asked for where their file does not come: an individual signs', async () => {
    const alone = await browser.newPage();
    await alone.route('**/chunks/kinds-*', (route) => route.abort());
    await alone.goto(demo.partnerA);
    const form = alone.locator('uncac-petition');
    await form.getByLabel('Country where you live').selectOption('KE');
    expect(await form.getByRole('radio').count()).toBe(0);
    await form.getByLabel('Full name').fill('Amina Wanjirũ');
    await form.getByLabel('E-mail address').fill('amina@signer.example');
    await form.locator('#consent').check();
    await form.getByRole('button', { name: 'Sign', exact: true }).click();
    await form.locator('[part="sent"]').waitFor();
  });

  it('are not asked for where only the first file comes: the form, what it means and a link to the petition’s page are there', async () => {
    const alone = await browser.newPage();
    await alone.route('**/chunks/{kinds,later}-*', (route) => route.abort());
    await alone.goto(demo.partnerA);
    const form = alone.locator('uncac-petition');
    await form.getByLabel('Country where you live').selectOption('KE');
    const note = await form.locator('[part="note"]').innerText();
    expect(note).toContain('Our request to your government');
    expect(note).toContain('What is handed over (Kenya)');
    await form.getByRole('link', { name: 'Sign the petition' }).waitFor();
  });
});
