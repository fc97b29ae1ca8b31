import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { linkFromMail } from './support/mail.js';
import { servePage } from './support/serve-page.js';
import { fillForm, petition, pressSign } from './support/sign.js';

const member = 'example-chapter-kenya';

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
});
