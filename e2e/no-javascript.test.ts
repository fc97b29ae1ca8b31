import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail } from './support/mail.js';

describe('without JavaScript', () => {
  const signer = { name: 'Akinyi “Ákì” O’Connor', email: 'akinyi@signer.example' };
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' });
    page = await context.newPage();
    await page.goto(demo.partnerA);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('leads from the partner’s page to a page with a form', async () => {
    await page.getByRole('link', { name: 'Sign the petition' }).click();
    expect(page.url()).toContain(`${demo.server}/p/review-mechanism`);
    await page.getByLabel('Name', { exact: true }).waitFor();
  });

  it('keeps what was typed when something is missing, and says what', async () => {
    await page.getByLabel('Name', { exact: true }).fill(signer.name);
    await page.getByLabel('E-mail address').fill(signer.email);
    await page.locator('#consent').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();

    await page
      .getByRole('alert')
      .getByRole('link', { name: /Country where you live/ })
      .waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(signer.name);
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(signer.email);
    expect(await page.locator('#consent').isChecked()).toBe(true);
    expect(await page.getByLabel('Country where you live').getAttribute('aria-invalid')).toBe('true');
  });

  it('signs and confirms, and still knows whose page it came from', async () => {
    await page.getByLabel('Country where you live').selectOption('KE');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();

    await page.goto(await linkFromMail(demo, signer.email, '/confirm/'));
    await page.getByRole('button', { name: 'Yes, I sign' }).click();
    await page.getByRole('heading', { name: 'Thank you: your signature is counted' }).waitFor();
    await page.getByRole('link', { name: 'Back to Example Chapter Kenya' }).click();
    expect(page.url()).toBe(`${demo.partnerA}/`);
  });

  it('says what is handed over for the country, and asks for no name where only a number is', async () => {
    await page.goto(`${demo.server}/p/review-mechanism?lang=en`);
    const name = page.getByLabel('Name', { exact: true });
    const box = page.getByLabel('Count me without my name');
    const handover = page.locator('.handover');
    const says = async () => (await handover.innerText()).trim();
    expect(await says()).toBe('');

    await page.getByLabel('Country where you live').selectOption('KE');
    expect(await says()).toBe('What is handed over: your name and your country.');
    await box.check();
    expect(await name.isVisible()).toBe(false);
    expect(await says()).toBe('You are counted; your name is neither stored nor handed over.');
    await box.uncheck();
    await name.fill(signer.name);

    await page.getByLabel('Country where you live').selectOption('EG');
    expect(await says()).toBe('What is handed over: only the number of signatures, without your name.');
    expect(await name.isVisible()).toBe(false);
    expect(await box.isVisible()).toBe(false);
    await page.getByLabel('E-mail address').fill('nobody@signer.example');
    await page.locator('#consent').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();

    const database = new DatabaseSync(join(demo.dataDir, 'petition.sqlite'), { readOnly: true });
    const row = database.prepare("select sealed_fields, handover from signature where country = 'EG'").get();
    database.close();
    expect({ ...row }).toEqual({ sealed_fields: '[]', handover: 'count-only' });
  });

  it('switches to an organisation and back without losing what was typed, and signs in public', async () => {
    await page.goto(`${demo.server}/p/review-mechanism?lang=en`);
    const organisation = page.locator('fieldset[data-kinds="organisation"]');
    const name = page.getByLabel('Name', { exact: true });
    expect(await organisation.isVisible()).toBe(false);
    await name.fill(signer.name);

    await page.getByLabel('An organisation', { exact: true }).check();
    expect(await name.isVisible()).toBe(false);
    expect(await page.locator('.handover').isVisible()).toBe(false);
    await page.getByText('Organisations and parliamentarians sign in public').waitFor();
    await page.getByLabel('Name of the organisation').fill('The Watch');
    await page.getByLabel('Website').fill('watch.example');

    await page.getByLabel('A parliamentarian', { exact: true }).check();
    await page.getByLabel('Country of the organisation or parliament').selectOption('EG');
    expect(await name.inputValue()).toBe(signer.name);
    expect([await name.isVisible(), await organisation.isVisible()]).toEqual([true, false]);
    await page.getByLabel('A person', { exact: true }).check();
    expect([await name.isVisible(), await organisation.isVisible()]).toEqual([false, false]);

    await page.getByLabel('An organisation', { exact: true }).check();
    await page.getByLabel('E-mail address').fill('office@watch.example');
    await page.locator('#consent').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Your role in it/ })
      .waitFor();
    expect(await page.getByLabel('Name of the organisation').inputValue()).toBe('The Watch');
    await page.getByLabel('Your role in it').fill('Director');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByRole('heading', { name: 'Check your mailbox' }).waitFor();

    await page.goto(await linkFromMail(demo, 'office@watch.example', '/confirm/'));
    await page.getByText('The Watch · https://watch.example/').waitFor();
    await page.getByRole('button', { name: 'Yes, I sign' }).click();
    await page.getByText('Your signature counts once the coalition has checked it.').waitFor();
  });
});
