import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '@uncac-petition/shared';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.js';
import { startDemo, type Demo } from './support/demo.js';
import { mailsTo } from './support/mail.js';
import { servePage, type ServedPage } from './support/serve-page.js';
import { petition, signByPost } from './support/sign.js';

/** Dutch and Arabic beside each other, with English around them. */
const pageOf = (server: string) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Two languages</title><script type="module" src="${server}${paths.widget}"></script></head>
  <body>
    <uncac-petition id="dutch" petition="${petition}" lang="nl-BE"></uncac-petition>
    <uncac-petition id="arabic" petition="${petition}" lang="ar"></uncac-petition>
  </body>
</html>`;

const words = {
  'catalogues/nl.json': { sign: 'Ondertekenen' },
  'catalogues/nl-pages.json': {
    'hosted.sign': 'Nu ondertekenen',
    'mail.greeting': 'Goedendag,',
    'confirm.title': 'Nog één stap',
  },
};

describe('a language that a coalition adds while the server runs', () => {
  let demo: Demo;
  let browser: Browser;
  let page: ServedPage;
  const folder = mkdtempSync(join(tmpdir(), 'uncac-dutch-'));
  const textAt = async (address: string) => (await fetch(new URL(address, demo.server))).text();

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    page = await servePage(pageOf(demo.server));
    await demo.command('campaign', 'export', folder, '--petition', petition);
    const settings = readFileSync(join(folder, 'petition.yaml'), 'utf8');
    writeFileSync(join(folder, 'petition.yaml'), settings.replace(/^languages:\n/m, 'languages:\n  - nl\n'));
    const english = readFileSync(join(folder, 'texts/en.yaml'), 'utf8');
    writeFileSync(join(folder, 'texts/nl.yaml'), english.replace(/^title: .*$/m, 'title: Een toezichtmechanisme'));
    for (const [name, messages] of Object.entries(words)) writeFileSync(join(folder, name), JSON.stringify(messages));
    await demo.command('campaign', 'apply', folder);
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await browser?.close();
    page?.close();
    await demo?.stop();
  });

  it('is what the petition’s page is written in', async () => {
    await expect.poll(() => textAt(`${paths.page(petition)}?lang=nl`)).toContain('Nu ondertekenen');
    expect(await textAt(`${paths.page(petition)}?lang=nl`)).toMatch(
      /<html lang="nl" dir="ltr">[^]*Een toezichtmechanisme/,
    );
  });

  it('is what the form says, beside one in Arabic', async () => {
    const tab = await browser.newPage();
    await tab.goto(page.address);
    await tab.locator('#dutch').getByRole('button', { name: 'Ondertekenen' }).waitFor();
    expect(await tab.locator('#dutch .frame').getAttribute('dir')).toBe('ltr');
    await tab.locator('#arabic').getByRole('button', { name: 'وقّع' }).waitFor();
    expect(await tab.locator('#arabic .frame').getAttribute('dir')).toBe('rtl');
    await tab.close();
  });

  it('is what the mail says, and the page behind its link', async () => {
    const link = await signByPost(demo, 'jan@people.example', { lang: 'nl-BE' });
    expect((await mailsTo(demo, 'jan@people.example'))[0]?.text).toContain('Goedendag,');
    expect(await textAt(link)).toMatch(/<html lang="nl" dir="ltr">[^]*Nog één stap/);
  });
});
