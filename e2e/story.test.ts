import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '@uncac-petition/shared';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { countryRow, totalBecomes } from './support/live.js';
import { linkFromMail } from './support/mail.js';
import { petition } from './support/sign.js';

const signer = { name: 'Amina Wanjirũ', email: 'amina@signer.example' };

const hasFocus = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) === 1;

/** Moves the focus on by the Tab key until it is there. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  for (let presses = 0; presses < 60; presses++) {
    if (await hasFocus(page, target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there.');
};

describe('one signature, all the way', () => {
  let demo: Demo;
  let browser: Browser;
  let pageA: Page;
  let pageB: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const context = await browser.newContext();
    pageB = await context.newPage();
    await pageB.goto(demo.partnerB);
    await totalBecomes(pageB, '0');
    pageA = await context.newPage();
    await pageA.goto(demo.partnerA);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('signs on page A with the keyboard alone, and is told which mail to look for', async () => {
    const widget = pageA.locator('uncac-petition');
    const country = widget.getByLabel('Country where you live');
    await country.waitFor();
    await tabTo(pageA, country);
    await pageA.keyboard.type('Keny');
    await tabTo(pageA, widget.getByLabel('Full name'));
    await pageA.keyboard.type(signer.name);
    await tabTo(pageA, widget.getByLabel('E-mail address'));
    await pageA.keyboard.type(signer.email);
    await tabTo(pageA, widget.locator('#consent'));
    await pageA.keyboard.press('Space');
    await tabTo(pageA, widget.getByRole('button', { name: 'Sign', exact: true }));
    await pageA.keyboard.press('Enter');

    const sent = widget.locator('[part="sent"]');
    await sent.waitFor();
    const response = await fetch(demo.server + paths.petition(petition));
    const { mail } = (await response.json()) as { mail: { sender: string; address: string; subject: string } };
    const text = await sent.innerText();
    for (const said of [signer.email, mail.sender, mail.address, mail.subject]) expect(text).toContain(said);
    expect(await hasFocus(pageA, sent.getByRole('heading'))).toBe(true);
  });

  it('confirms by the button behind the link in the mail, and finds the way back to page A', async () => {
    await pageA.goto(await linkFromMail(demo, signer.email, '/confirm/'));
    await pageA.getByRole('button', { name: 'Yes, I sign' }).click();
    await pageA.getByRole('heading', { name: 'Thank you: your signature is counted' }).waitFor();
    expect(await pageA.locator('.number').innerText()).toMatch(/\b1\b/);
    const back = pageA.getByRole('link', { name: 'Back to Example Chapter Kenya' });
    expect(await back.getAttribute('href')).toBe(`${demo.partnerA}/`);
  });

  it('moves the total and Kenya’s count on page B, which was open all the time', async () => {
    await totalBecomes(pageB, '1');
    const row = countryRow(pageB, 'Kenya');
    await row.waitFor();
    expect(await row.locator('.value').innerText()).toBe('1');
  });

  it('exports the signature by the command line, and by HTTP with a token; both open offline', async () => {
    const byCommand = await demo.command('export', '--petition', petition);
    const token = (await demo.command('token', 'create', '--scope', 'export')).trim();
    const response = await fetch(demo.server + paths.export(petition), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    const byHttp = await response.text();

    for (const [name, text] of Object.entries({ byCommand, byHttp })) {
      expect(text, name).not.toContain(signer.name);
      const file = join(demo.dataDir, `${name}.jsonl`);
      writeFileSync(file, text);
      const opened = await demo.command('open', file, '--identity', join(demo.dataDir, 'demo-identity.txt'));
      expect(opened, name).toContain(signer.name);
    }
  });

  it('withdraws by its own link, and the count falls on page B', async () => {
    await pageA.getByRole('link', { name: 'See or withdraw your signature' }).click();
    await pageA.getByRole('heading', { name: 'Your signature', exact: true }).waitFor();
    await pageA.getByRole('button', { name: 'Withdraw my signature' }).click();
    await pageA.getByRole('heading', { name: 'Your signature is withdrawn' }).waitFor();
    await totalBecomes(pageB, '0');
  });
});
